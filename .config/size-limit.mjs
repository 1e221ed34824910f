import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

// What the host has anyway; everything else that an import pulls in counts.
const ignore = ["react", "react-dom", "@tanstack/react-query"];
const panels = JSON.parse(readFileSync(new URL("../packages/panels/package.json", import.meta.url), "utf8"));
const inPackages = (path) => fileURLToPath(new URL(`../packages/${path}`, import.meta.url));
const inPanels = (target) => inPackages(`panels/${target.default}`);
const {
  ".": wholeKit,
  "./styles.css": styles,
  "./provider": provider,
  "./dashboard": dashboard,
  ...singlePanels
} = panels.exports;

const client = { [inPackages("client/dist/index.js")]: "{ createTelemetryClient }" };
const telemetryProvider = { [inPanels(provider)]: "{ TelemetryProvider }" };

// Without what is loaded when it is opened: size-limit writes the import of an entry into a file of this name.
const firstLoad = ["index"];

/** `./top-routes` exports `TopRoutesPanel`. */
function getPanelName(entry) {
  return `${entry.replace(/\W+(\w)/g, (_, letter) => letter.toUpperCase())}Panel`;
}

export default [
  {
    name: "@firsthand/client",
    path: inPackages("client/dist/index.js"),
    import: "*",
    limit: "17 KiB",
    gzip: true,
    ignore,
  },
  // A panel draws nothing by itself: a host loads the client and the provider with the first one.
  ...Object.entries(singlePanels).map(([entry, target]) => ({
    name: `@firsthand/panels${entry.slice(1)}, its provider and @firsthand/client`,
    import: { ...client, ...telemetryProvider, [inPanels(target)]: `{ ${getPanelName(entry)} }` },
    limit: "24 KiB",
    gzip: true,
    ignore,
  })),
  {
    name: "@firsthand/panels/dashboard and @firsthand/client",
    path: inPanels(dashboard),
    import: { ...client, [inPanels(dashboard)]: "{ ProductTelemetryDashboard }" },
    entry: firstLoad,
    limit: "40 KiB",
    gzip: true,
    ignore,
  },
  {
    name: "@firsthand/panels and @firsthand/client",
    path: inPanels(wholeKit),
    import: { ...client, [inPanels(wholeKit)]: "*" },
    entry: firstLoad,
    limit: "40 KiB",
    gzip: true,
    ignore,
  },
  {
    name: "@firsthand/panels/styles.css",
    // With the files that it imports, which lie beside it.
    path: inPanels(styles).replace(/[^/]+$/, "*.css"),
    rolldown: false,
    limit: "8 KiB",
    gzip: true,
  },
];

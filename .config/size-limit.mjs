import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

// What the host has anyway; everything else that an import pulls in counts.
const ignore = ["react", "react-dom", "@tanstack/react-query"];
const panels = JSON.parse(readFileSync(new URL("../packages/panels/package.json", import.meta.url), "utf8"));
const inPackages = (path) => fileURLToPath(new URL(`../packages/${path}`, import.meta.url));
const inPanels = (target) => inPackages(`panels/${target.default}`);
const { ".": wholeKit, "./styles.css": styles, "./provider": provider, ...singlePanels } = panels.exports;

const client = { [inPackages("client/dist/index.js")]: "{ createTelemetryClient }" };
const telemetryProvider = { [inPanels(provider)]: "{ TelemetryProvider }" };

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
    name: "@firsthand/panels and @firsthand/client",
    import: { ...client, [inPanels(wholeKit)]: "*" },
    limit: "40 KiB",
    gzip: true,
    ignore,
  },
  {
    name: "@firsthand/panels/styles.css",
    path: inPanels(styles),
    rolldown: false,
    limit: "8 KiB",
    gzip: true,
  },
];

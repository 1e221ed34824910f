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
  "./health.css": healthStyles,
  "./provider": provider,
  "./dashboard": dashboard,
  "./dashboard-state": dashboardState,
  "./prefetch": prefetch,
  "./capture": capture,
  ...others
} = panels.exports;
const isLanguage = ([entry]) => entry.startsWith("./locales/");
const languages = Object.entries(others).filter(isLanguage);
const singlePanels = Object.entries(others).filter((target) => !isLanguage(target));

const client = { [inPackages("client/dist/index.js")]: "{ createTelemetryClient }" };
const telemetryProvider = { [inPanels(provider)]: "{ TelemetryProvider }" };

/** What is imported when it is opened does not count where it is not opened. With `entry`, size-limit wants a `path` beside `import`. */
const withoutLater = "index";

/** What is loaded when a reader opens, hovers or focuses it, with all that it shares with panels. */
const later = [
  "chart/time-walk",
  "chart/histogram-walk",
  "chart/heat-tip",
  "panel/panel-menu-list",
  "export/export-csv",
  "export/export-picture",
  "evidence/evidence",
];

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
  // Every page of a host pays for this, whoever reads panels later.
  {
    name: "@firsthand/tracker",
    path: inPackages("tracker/dist/index.js"),
    import: "{ createTracker, createFetchTransport }",
    limit: "5 KiB",
    gzip: true,
    ignore,
  },
  {
    name: "@firsthand/tracker/react",
    path: inPackages("tracker/dist/react.js"),
    import: "*",
    limit: "2 KiB",
    gzip: true,
    ignore,
  },
  // A panel draws nothing by itself: a host loads the client and the provider with the first one.
  ...singlePanels.map(([entry, target]) => ({
    name: `@firsthand/panels${entry.slice(1)}, its provider and @firsthand/client`,
    import: { ...client, ...telemetryProvider, [inPanels(target)]: `{ ${getPanelName(entry)} }` },
    path: inPanels(target),
    entry: withoutLater,
    limit: "24 KiB",
    gzip: true,
    ignore,
  })),
  {
    name: "@firsthand/panels/dashboard and @firsthand/client",
    path: inPanels(dashboard),
    import: { ...client, [inPanels(dashboard)]: "{ ProductTelemetryDashboard }" },
    entry: withoutLater,
    limit: "40 KiB",
    gzip: true,
    ignore,
  },
  {
    name: "@firsthand/panels and @firsthand/client",
    import: { ...client, [inPanels(wholeKit)]: "*" },
    path: inPanels(wholeKit),
    entry: withoutLater,
    limit: "40 KiB",
    gzip: true,
    ignore,
  },
  // Read and written by hosts that keep what is chosen in a URL, by their servers too.
  {
    name: "@firsthand/panels/dashboard-state",
    path: inPanels(dashboardState),
    import: "*",
    limit: "2 KiB",
    gzip: true,
    ignore,
  },
  // For servers and loaders that ask before panels are there.
  {
    name: "@firsthand/panels/prefetch and @firsthand/client",
    import: { ...client, [inPanels(prefetch)]: "*" },
    path: inPanels(prefetch),
    limit: "12 KiB",
    gzip: true,
    ignore,
  },
  // For hosts that let panels report their own use.
  {
    name: "@firsthand/panels/capture",
    path: inPanels(capture),
    import: "*",
    limit: "1.5 KiB",
    gzip: true,
    ignore,
  },
  ...later.map((file) => ({
    name: `@firsthand/panels, later: ${file}`,
    path: inPackages(`panels/dist/${file}.js`),
    entry: file.slice(file.indexOf("/") + 1),
    limit: "60 KiB",
    gzip: true,
    ignore,
  })),
  // Loaded by hosts of that language only, and beside the English words.
  ...languages.map(([entry, target]) => ({
    name: `@firsthand/panels${entry.slice(1)}`,
    path: inPanels(target),
    limit: "60 KiB",
    gzip: true,
    ignore,
  })),
  {
    name: "@firsthand/panels/styles.css",
    path: inPanels(styles),
    rolldown: false,
    limit: "8 KiB",
    gzip: true,
  },
  // Beside the other styles, where an operator sees the health.
  {
    name: "@firsthand/panels/health.css",
    path: inPanels(healthStyles),
    rolldown: false,
    limit: "1 KiB",
    gzip: true,
  },
];

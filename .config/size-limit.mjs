import { readFileSync } from "node:fs";

// What the host has anyway; everything else that an import pulls in counts.
const ignore = ["react", "react-dom", "@tanstack/react-query"];
const panels = JSON.parse(readFileSync(new URL("../packages/panels/package.json", import.meta.url), "utf8"));
const inPanels = (target) => `../packages/panels/${target.default}`;
const { ".": wholeKit, "./styles.css": styles, ...singlePanels } = panels.exports;

export default [
  {
    name: "@firsthand/client",
    path: "../packages/client/dist/index.js",
    import: "*",
    limit: "17 KiB",
    gzip: true,
    ignore,
  },
  ...Object.entries(singlePanels).map(([name, target]) => ({
    name: `@firsthand/panels${name.slice(1)}`,
    path: inPanels(target),
    import: "*",
    limit: "24 KiB",
    gzip: true,
    ignore,
  })),
  {
    name: "@firsthand/panels",
    path: inPanels(wholeKit),
    import: "*",
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

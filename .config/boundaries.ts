import type { IForbiddenRuleType } from "dependency-cruiser";

// Tests, and helpers in a folder named test, may use what the package itself may not.
const tests = "[.]test(-d)?[.]tsx?$|/test/";

/** What one package may import of the others. Each comment says how to fix what the rule found. */
export const boundaries: IForbiddenRuleType[] = [
  {
    name: "contract-stands-alone",
    comment: "contract imports nothing of ours: move the shared part into contract, or the code out of it.",
    severity: "error",
    from: { path: "^packages/contract/src/" },
    to: { path: "^(packages/|@firsthand/)(?!contract(/|$))" },
  },
  {
    name: "client-on-contract",
    comment: "client builds on contract only: what it needs of another package belongs in contract.",
    severity: "error",
    from: { path: "^packages/client/src/", pathNot: tests },
    to: { path: "^(packages/|@firsthand/)(?!(contract|client)(/|$))" },
  },
  {
    name: "panels-on-client",
    comment:
      "panels build on client and contract only: ask for data through the client, or take it as a prop.",
    severity: "error",
    from: { path: "^packages/panels/src/", pathNot: tests },
    to: { path: "^(packages/|@firsthand/)(?!(contract|client|panels)(/|$))" },
  },
  {
    name: "leaves-on-contract",
    comment:
      "server, tracker, mirrors and testing build on contract only: put what they share there, or pass it in.",
    severity: "error",
    from: { path: "^packages/(server|tracker|mirrors|testing)/src/", pathNot: tests },
    to: { path: "^(packages/|@firsthand/)(?!(contract|$1)(/|$))" },
  },
  {
    name: "published-without-testing-or-demo",
    comment: "Nothing published imports testing or demo: move the code to the package that needs it.",
    severity: "error",
    from: { path: "^packages/(?!testing/|demo/)[^/]+/src/", pathNot: tests },
    to: { path: "^(packages/|@firsthand/)(testing|demo)(/|$)" },
  },
  {
    name: "no-node-in-the-browser",
    comment: "This package runs in a browser: use a web API instead, or move the code to server.",
    severity: "error",
    from: { path: "^packages/(contract|client|panels|tracker|testing)/src/", pathNot: tests },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "engine-behind-its-port",
    comment:
      "@clickhouse/client and chdb are known to packages/server/src/clickhouse only: " +
      "go through the executor that it exports.",
    severity: "error",
    from: { path: "^packages/", pathNot: `^packages/server/(src/clickhouse|test-support)/|${tests}` },
    to: { path: "(^|/)node_modules/(@clickhouse/|chdb/)|^(@clickhouse/|chdb($|/))" },
  },
  {
    name: "no-deep-imports",
    comment:
      "Import another package by its name (@firsthand/…); what is missing there belongs in its exports.",
    severity: "error",
    from: { path: "^(packages/[^/]+|stories|test)/" },
    // What a package keeps in test-support is there for tests, those across packages included.
    to: {
      path: "^(packages/[^/]+|stories|test)/",
      pathNot: "^$1/|^packages/[^/]+/test-support/",
      dependencyTypes: ["local"],
    },
  },
  {
    name: "oracle-on-its-own",
    comment:
      "The oracle must not share code with what it judges: write the computation again in test/oracle.",
    severity: "error",
    from: { path: "^test/oracle/" },
    to: { path: "^(packages/|@firsthand/)" },
  },
  {
    name: "metrics-side-by-side",
    comment: "A metric panel does not import another: move what they share to a part beside metrics/.",
    severity: "error",
    from: { path: "^packages/panels/src/metrics/(?!index[.])([^/.]+)", pathNot: tests },
    to: { path: "^packages/panels/src/metrics/", pathNot: "/metrics/$1[.]" },
  },
  {
    name: "no-css-in-components",
    comment: "Components do not import CSS: add the rules to src/styles, the host imports the style sheet.",
    severity: "error",
    from: { path: "^packages/panels/src/", pathNot: tests },
    to: { path: "[.]css$" },
  },
  {
    name: "no-circles",
    comment: "These modules import each other in a circle: move what both need into a third.",
    severity: "error",
    from: {},
    to: { circular: true },
  },
  {
    name: "resolvable",
    comment:
      "This import leads nowhere: add the dependency to the package, or the entry to the other's exports.",
    severity: "error",
    from: {},
    to: { couldNotResolve: true },
  },
];

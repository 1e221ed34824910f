// Runs dependency-cruiser and prints, for each import that crosses a boundary, the sentence that tells the fix.
import { cruise, type IReporterOutput } from "dependency-cruiser";
import { boundaries } from "./boundaries.ts";
import { publishedPackages, rootDirectory } from "./published-packages.ts";

process.chdir(rootDirectory);
const result: IReporterOutput = await cruise(
  ["packages", "stories", "test"],
  {
    ruleSet: { forbidden: boundaries },
    validate: true,
    // The default parser finds no module under TypeScript 7, and says so nowhere.
    parser: "swc",
    tsPreCompilationDeps: true,
    exclude: { path: "^(packages/[^/]+|stories|test)/(dist|public|[.]turbo)/|/tsdown[.]config[.]ts$" },
    doNotFollow: { path: "node_modules" },
    combinedDependencies: true,
  },
  {
    exportsFields: ["exports"],
    conditionNames: ["@firsthand/source", "import", "types", "default"],
    extensions: [".ts", ".tsx", ".js", ".mjs", ".json", ".css"],
  },
);
if (typeof result.output === "string")
  throw new Error("dependency-cruiser answered with text, not a result.");
const { modules, summary } = result.output;

const unseen = publishedPackages().filter(
  ({ folder }) => !modules.some(({ source }) => source.startsWith(`packages/${folder}/src/`)),
);
if (unseen.length > 0) {
  throw new Error(`dependency-cruiser saw no module in ${unseen.map(({ folder }) => folder).join(", ")}.`);
}

for (const { rule, from, to } of summary.violations) {
  const comment = boundaries.find(({ name }) => name === rule.name)?.comment;
  console.error(`${rule.name}: ${from} → ${to}\n  ${comment}`);
}
console.log(`${modules.length} modules, ${summary.violations.length} imports that cross a boundary.`);
process.exitCode = summary.violations.length > 0 ? 1 : 0;

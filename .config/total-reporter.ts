import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Reporter, SerializedError, TestModule } from "vitest/node";

/** Leaves the total of a run in one plain line, which the bootstrap prints last. */
export class TotalReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const states = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => test.result().state),
    );
    const count = (state: string) => states.filter((other) => other === state).length;
    // A module that fails to load, and an error outside any test, have no test to be counted by.
    const unloaded = modules.filter((module) => module.errors().length > 0).length;
    const failed = count("failed") + unloaded + errors.length;
    const skipped = count("skipped") > 0 ? `, ${count("skipped")} skipped` : "";
    const folder = fileURLToPath(new URL("../node_modules/.cache/", import.meta.url));
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}test-total.txt`, `${count("passed")} passed, ${failed} failed${skipped}\n`);
  }
}

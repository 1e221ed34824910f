import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { metricIds } from "@firsthand/contract";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Where each layer keeps its metrics, and what their files end with. They begin with the metric's id. */
const layers = [
  { folder: "packages/contract/src/metrics", endings: [".ts"] },
  { folder: "packages/server/src/metrics", endings: [".ts", ".test.ts"] },
  { folder: "packages/panels/src/metrics", endings: [".tsx", ".test.tsx"] },
  { folder: "packages/testing/src/metrics", endings: [".ts"] },
  { folder: "stories/metrics", endings: [".stories.tsx"] },
  { folder: "docs/metrics", endings: [".md"] },
] as const;

describe("a metric's slice", () => {
  it.each(metricIds)("%s has its file in every layer", (metric) => {
    const files = layers.flatMap(({ folder, endings }) =>
      endings.map((ending) => `${folder}/${metric}${ending}`),
    );
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it.each(layers)("$folder holds nothing of a metric that the registry does not have", ({ folder }) => {
    // The registry of the layer itself, and a test of all its metrics together.
    const known = new Set<string>([...metricIds, "index", "metrics"]);
    const strangers = readdirSync(join(root, folder)).filter(
      (file) => !known.has(file.slice(0, file.indexOf("."))),
    );
    expect(strangers).toEqual([]);
  });
});

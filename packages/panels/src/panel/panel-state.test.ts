import { TelemetryError } from "@firsthand/contract";
import { fixture } from "@firsthand/testing";
import { describe, expect, it } from "vitest";
import { resolvePanel } from "./panel-state.ts";

const ready = fixture("top-routes");
const empty = fixture("top-routes", { variant: "empty" });
const suppressed = fixture("top-routes", { variant: "suppressed" });
const offline = new TelemetryError("network", "No connection.");
const isEmpty = (data: (typeof ready)["data"]) => data.rows.length === 0;
const resolve = (input: Parameters<typeof resolvePanel<"top-routes">>[0]) => {
  const { state, answer } = resolvePanel(input, isEmpty);
  return `${state}, ${answer === null ? "no figures" : "figures"}`;
};

describe("resolvePanel", () => {
  it("is loading until there is something", () => {
    expect(resolve({})).toBe("loading, no figures");
    expect(resolve({ state: "loading", answer: ready })).toBe("loading, no figures");
    expect(resolve({ state: "ready" })).toBe("loading, no figures");
  });

  it("tells ready, empty and suppressed by the answer", () => {
    expect(resolve({ answer: ready })).toBe("ready, figures");
    expect(resolve({ answer: empty })).toBe("empty, figures");
    expect(resolve({ answer: suppressed })).toBe("suppressed, figures");
  });

  it("is stale while the last good answer outlives an error, and an error without one", () => {
    expect(resolve({ answer: ready, error: offline })).toBe("stale, figures");
    expect(resolve({ error: offline })).toBe("error, no figures");
    expect(resolve({ state: "stale", answer: ready })).toBe("stale, figures");
  });

  it("never keeps a figure after a sign-out, whatever state is asked for", () => {
    for (const code of ["unauthenticated", "forbidden"] as const) {
      const error = new TelemetryError(code, "No.");
      for (const state of [undefined, "ready", "stale", "loading"] as const) {
        expect(resolve({ state, answer: ready, error })).toBe("error, no figures");
      }
    }
  });
});

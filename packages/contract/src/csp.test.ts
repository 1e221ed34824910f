import { describe, expect, it, vi } from "vitest";

describe("the contract under a strict content security policy", () => {
  it("never tries to compile code from strings", async () => {
    const attempts = vi.fn();
    const original = globalThis.Function;
    globalThis.Function = new Proxy(original, {
      construct: (...args) => {
        attempts();
        return Reflect.construct(...args);
      },
    });
    try {
      const contract = await import("./index.ts");
      contract.telemetryEventSchema.safeParse({});
      contract.metricAnswerSchema("totals").safeParse({});
      for (const metric of contract.metricIds) contract.metricParamsSchema(metric).safeParse({});
    } finally {
      globalThis.Function = original;
    }
    expect(attempts).not.toHaveBeenCalled();
  });
});

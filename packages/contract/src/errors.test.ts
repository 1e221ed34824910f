import { describe, expect, it } from "vitest";
import { errorCodes, errorResponseSchema, fromErrorBody, TelemetryError, toErrorBody } from "./errors.ts";

describe("TelemetryError", () => {
  it("survives the wire with its code, details and request id", () => {
    const error = new TelemetryError("limit_exceeded", "A batch holds at most 20 queries; send two.", {
      details: { field: "queries", limit: 20 },
      requestId: "r-1",
    });
    const wire = errorResponseSchema.parse(JSON.parse(JSON.stringify({ error: toErrorBody(error) })));
    const back = fromErrorBody(wire.error, 400);
    expect(back).toBeInstanceOf(TelemetryError);
    expect({
      code: back.code,
      message: back.message,
      details: back.details,
      requestId: back.requestId,
    }).toEqual({
      code: "limit_exceeded",
      message: "A batch holds at most 20 queries; send two.",
      details: { field: "queries", limit: 20 },
      requestId: "r-1",
    });
  });

  it("never puts its cause on the wire", () => {
    const error = new TelemetryError("internal", "Something broke.", { cause: new Error("SELECT secret") });
    expect(JSON.stringify(toErrorBody(error))).not.toContain("secret");
  });

  it("is retryable as its code says, unless whoever made it knows better", () => {
    expect([
      new TelemetryError("internal", "").retryable,
      new TelemetryError("network", "").retryable,
      new TelemetryError("internal", "", { retryable: true }).retryable,
    ]).toEqual([false, true, true]);
  });

  it("takes a code of a newer server by its status", () => {
    const body = { code: "brand_new", message: "New." };
    expect(fromErrorBody(body, 500).code).toBe("internal");
    expect(fromErrorBody(body, 400).code).toBe("invalid_request");
    expect(fromErrorBody({ code: "constructor", message: "" }, 400).code).toBe("invalid_request");
  });

  it("is retryable only where the same request may succeed later", () => {
    const retryable = Object.entries(errorCodes).filter(([, { retryable }]) => retryable);
    expect(retryable.map(([code]) => code).sort()).toEqual([
      "network",
      "query_timeout",
      "request_timeout",
      "store_unavailable",
      "too_many_requests",
    ]);
    for (const [, { httpStatus }] of retryable)
      expect(httpStatus ?? 500).toSatisfy((s: number) => s === 408 || s === 429 || s >= 500);
  });
});

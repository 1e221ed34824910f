import { TelemetryError } from "@firsthand/contract";
import { describe, expect, it, vi } from "vitest";
import type { FailureRecord } from "./failure-report.ts";
import { errorOf, get, handlerWith } from "./test/handler-with.ts";

const breaking = (error: unknown) => () => Promise.reject(error);

describe("onError", () => {
  it("gets one record with the id that the caller was told, and the error itself", async () => {
    const calls: [FailureRecord, unknown][] = [];
    const cause = new Error("Code: 60. Table does not exist");
    const failure = new TelemetryError("internal", "Something broke.", { cause });
    const handler = handlerWith({ onError: (...call) => calls.push(call) }, breaking(failure));
    const response = await handler(get("/metrics/top-routes"));
    const body = await response.clone().text();
    expect(body).not.toContain("Table");
    expect(calls).toEqual([
      [
        {
          requestId: (await errorOf(response)).requestId,
          code: "internal",
          httpStatus: 500,
          endpoint: "GET /metrics/{metric}",
          metric: "top-routes",
          cause: "Error: Code: 60. Table does not exist",
          stack: expect.arrayContaining([expect.stringMatching(/^at /)]),
        },
        cause,
      ],
    ]);
  });

  it("cannot be made to write a second line", async () => {
    const records: FailureRecord[] = [];
    const forged = 'x\r\n{"level":"info"}\u2028\u0085\u001b[31m\u202e\ud800\n';
    await handlerWith(
      { onError: (record) => records.push(record) },
      breaking(new Error(forged)),
    )(get("/metrics/totals"));
    const text = `${records[0]?.cause}${records[0]?.stack.join("")}`;
    expect(text).toContain("\\u{d}\\u{a}");
    expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  });

  it("hears nothing about what callers do wrong", async () => {
    const records: FailureRecord[] = [];
    const handler = handlerWith({ onError: (record) => records.push(record), resolveScope: () => null });
    await handler(get("/metrics/totals"));
    await handler(get("/nothing"));
    expect(records).toEqual([]);
  });

  it("does not break an answer by throwing or rejecting", async () => {
    for (const onError of [
      () => {
        throw new Error("the log is full");
      },
      () => Promise.reject(new Error("the log is full")),
    ]) {
      const response = await handlerWith({ onError }, breaking("odd"))(get("/metrics/totals"));
      expect([response.status, (await errorOf(response)).code]).toEqual([500, "internal"]);
    }
  });

  it("writes one line of JSON to the console when the host has no log", async () => {
    const write = vi.spyOn(console, "error").mockImplementation(() => {});
    await handlerWith({ onError: undefined }, breaking(new Error("a\nb")))(get("/metrics/totals"));
    const lines = write.mock.calls.map(([line]) => line);
    write.mockRestore();
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0])).toMatchObject({ code: "internal", cause: "Error: a\\u{a}b" });
  });
});

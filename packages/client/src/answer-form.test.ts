import { TelemetryError } from "@firsthand/contract";
import { HttpResponse } from "msw";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createTelemetryClient } from "./client.ts";
import { answerLine, baseUrl, createTestApi } from "./test-api.ts";

const api = createTestApi();
beforeAll(() => api.server.listen());
afterEach(() => api.reset());
afterAll(() => api.server.close());

const client = createTelemetryClient({ scopeKey: "acme", baseUrl });
const total = { events: 3, sessions: 2, anonymousUsers: 1 };
const route = { routePattern: "/people", ...total };

/** Asks for a metric and answers it with these lines. */
function respondWith(...lines: unknown[]) {
  const text = lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join("");
  api.respondWith(() => new HttpResponse(text, { headers: { "content-type": "application/x-ndjson" } }));
}

function topRoutes(data: object, rest: object = {}) {
  return { ...answerLine("0", "top-routes"), data: { rows: [], totalRows: 0, total, ...data }, ...rest };
}

describe("createTelemetryClient, when an answer has another form", () => {
  it("leaves out fields that it does not know, at every level", async () => {
    const line = topRoutes({ rows: [{ ...route, dwellMs: 5 }], next: 1 });
    respondWith({ ...line, cost: 1, meta: { ...line.meta, region: "eu" } });
    const answer = await client.query("top-routes");
    expect(answer.data).toEqual({ rows: [route], totalRows: 0, total });
    expect(answer.meta).not.toHaveProperty("region");
  });

  it("keeps null, which is not 0, and an empty list of rows", async () => {
    respondWith(topRoutes({ total: { ...total, sessions: null } }));
    const answer = await client.query("top-routes");
    expect(answer.data.total.sessions).toBeNull();
    expect(answer.data.rows).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    [
      "a measure that is missing",
      topRoutes({ rows: [route, { ...route, events: undefined }] }),
      "data.rows[1].events",
    ],
    ["a number as text", topRoutes({ rows: [{ ...route, events: "3" }] }), "data.rows[0].events"],
    ["NaN as text", topRoutes({ total: { ...total, sessions: "NaN" } }), "data.total.sessions"],
    ["a section that is missing", topRoutes({ total: undefined }), "data.total"],
    ["rows that are no list", topRoutes({ rows: {} }), "data.rows"],
    ["no meta", topRoutes({}, { meta: undefined }), "meta"],
    [
      "an unknown word",
      topRoutes({}, { meta: { ...answerLine("0", "totals").meta, granularity: "moon" } }),
      "meta.granularity",
    ],
    ["another metric", answerLine("0", "totals"), "metric"],
    ["neither ok nor not", { id: "0" }, "error"],
    ["an error without code", { id: "0", ok: false, error: { message: "SECRET" } }, "error.code"],
  ])("names the field of %s, and not what it held", async (_name, line, field) => {
    respondWith(line);
    const error = await client.query("top-routes").catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TelemetryError);
    expect(error).toMatchObject({ code: "contract_mismatch", details: { field } });
    expect(String(error)).not.toMatch(/SECRET|"3"|moon|people/);
  });

  it("refuses a number that JSON cannot hold", async () => {
    respondWith(JSON.stringify(topRoutes({ totalRows: -1 })).replace('"totalRows":-1', '"totalRows":1e999'));
    await expect(client.query("top-routes")).rejects.toMatchObject({ details: { field: "data.totalRows" } });
  });

  it("tells the error of one line, and answers the others", async () => {
    const error = { code: "too_much_data", message: "Shorter.", details: { limit: 5 }, requestId: "r-9" };
    respondWith({ id: "1", ok: false, error }, answerLine("0", "totals"));
    const [totals, routes] = await Promise.allSettled([client.query("totals"), client.query("top-routes")]);
    expect(totals.status).toBe("fulfilled");
    expect(routes).toMatchObject({
      reason: { code: "too_much_data", details: { limit: 5 }, requestId: "r-9" },
    });
  });

  it("takes a code that it does not know as internal", async () => {
    respondWith({ id: "0", ok: false, error: { code: "moon_phase", message: "Full." } });
    await expect(client.query("totals")).rejects.toMatchObject({ code: "internal", message: "Full." });
  });

  it("takes the first answer to a question, and passes over others and unknown ones", async () => {
    const other = { id: "constructor", ok: true };
    respondWith(
      other,
      "null",
      "[]",
      "7",
      answerLine("0", "totals", 5),
      answerLine("0", "totals", 6),
      answerLine("1", "top-routes"),
    );
    const [totals] = await Promise.all([client.query("totals"), client.query("top-routes")]);
    expect(totals.data.anonymousUsers).toBe(5);
  });
});

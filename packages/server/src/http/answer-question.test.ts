import type { MetricId, MetricParams, Scope } from "@firsthand/contract";
import { describe, expect, it } from "vitest";
import { emptyAnswer, get, handlerWith, linesOf, post, scopeA, scopeB } from "./test/handler-with.ts";

/** A handler whose answers take their time, and what they were asked for. */
function openHandler(options: Parameters<typeof handlerWith>[0] = {}) {
  const asked: { readonly metric: MetricId; readonly params: MetricParams; readonly scope: Scope }[] = [];
  const handler = handlerWith(
    {
      resolveScope: ({ headers }) =>
        headers.get("x-who") === "operator" ? { kind: "platform" } : headers.has("x-who") ? scopeB : scopeA,
      ...options,
    },
    async (metric, params, { scope }) => {
      asked.push({ metric, params, scope });
      await new Promise((resolve) => setTimeout(resolve, 20));
      return emptyAnswer(metric, scope) as never; // The stand-in answers every metric alike.
    },
  );
  return { handler, asked };
}

const question = (id: string, params: object) => ({ id, metric: "top-routes", params });

describe("answerQuestion", () => {
  it("answers one question of one scope once, however many ask for it at a time, and whatever the order of its fields", async () => {
    const { handler, asked } = openHandler();
    const [single, batch] = await Promise.all([
      handler(get("/metrics/top-routes?start=2026-06-01&limit=5")),
      handler(
        post({
          queries: [
            question("a", { start: "2026-06-01", limit: 5 }),
            question("b", { limit: 5, start: "2026-06-01" }),
          ],
        }),
      ),
    ]);
    expect(single.status).toBe(200);
    expect((await linesOf(batch)).map((line) => line.ok)).toEqual([true, true]);
    expect(asked).toHaveLength(1);
  });

  it("answers it anew when it is asked again", async () => {
    const { handler, asked } = openHandler();
    await handler(get("/metrics/top-routes"));
    await handler(get("/metrics/top-routes"));
    expect(asked).toHaveLength(2);
  });

  it("shares nothing between scopes", async () => {
    const { handler, asked } = openHandler();
    const who: RequestInit[] = [{}, { headers: { "x-who": "b" } }, { headers: { "x-who": "operator" } }];
    await Promise.all(who.map((init) => handler(get("/metrics/top-routes", init))));
    expect(asked.map(({ scope }) => scope)).toEqual([scopeA, scopeB, { kind: "platform" }]);
  });

  it.each(["limit=6", "trend=true", "evidence=true", "compare=previous", "timeZone=Europe%2FBerlin"])(
    "takes questions that differ by %s for two",
    async (difference) => {
      const { handler, asked } = openHandler();
      await Promise.all([
        handler(get("/metrics/top-routes?start=2026-06-01")),
        handler(get(`/metrics/top-routes?start=2026-06-01&${difference}`)),
      ]);
      expect(asked).toHaveLength(2);
    },
  );

  it("lets one viewer go without a loss for the others", async () => {
    const { handler, asked } = openHandler();
    const leaving = new AbortController();
    const left = handler(get("/metrics/top-routes", { signal: leaving.signal }));
    const stayed = handler(get("/metrics/top-routes"));
    await new Promise((resolve) => setTimeout(resolve, 5));
    leaving.abort();
    expect((await left).status).toBe(499);
    expect((await stayed).status).toBe(200);
    expect(asked).toHaveLength(1);
  });
});

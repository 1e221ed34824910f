import type { MetricAnswer, MetricParams, TelemetryError } from "@firsthand/contract";
import { QueryClient, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { describe, expectTypeOf, it } from "vitest";
import { createTelemetryClient } from "./client.ts";
import { metricQueryOptions } from "./query-options.ts";
import { useMetric } from "./react/use-metric.ts";

const client = createTelemetryClient({ scopeKey: "acme" });
const queryClient = new QueryClient();

describe("metricQueryOptions", () => {
  it("gives every way of asking the data and the error of its metric", () => {
    const options = metricQueryOptions(client, "top-routes", { limit: 5 });
    expectTypeOf(useQuery(options).data).toEqualTypeOf<MetricAnswer<"top-routes"> | undefined>();
    expectTypeOf(useQuery(options).error).toEqualTypeOf<TelemetryError | null>();
    expectTypeOf(useSuspenseQuery(options).data).toEqualTypeOf<MetricAnswer<"top-routes">>();
    expectTypeOf(queryClient.fetchQuery(options)).resolves.toEqualTypeOf<MetricAnswer<"top-routes">>();
    expectTypeOf(queryClient.prefetchQuery(options)).resolves.toBeVoid();
    expectTypeOf(queryClient.getQueryData(options.queryKey)).toEqualTypeOf<
      MetricAnswer<"top-routes"> | undefined
    >();
    expectTypeOf(useQuery({ ...options, select: ({ data }) => data.totalRows }).data).toEqualTypeOf<
      number | undefined
    >();
    expectTypeOf(useQuery({ ...options, staleTime: 0, retry: 3 }).data?.data.rows).not.toBeAny();
  });

  it("takes metrics that there are, and dimensions that there are", () => {
    // @ts-expect-error there is no such metric
    metricQueryOptions(client, "bounce-rate");
    const byOrg = { dimension: "orgIdHash", operator: "in", values: ["a"] } as const;
    // @ts-expect-error an organisation is never a filter
    metricQueryOptions(client, "totals", { filters: [byOrg] });
    // @ts-expect-error there is no such field
    metricQueryOptions(client, "totals", { range: "7d" });
    expectTypeOf(metricQueryOptions).parameter(2).toEqualTypeOf<MetricParams | undefined>();
  });
});

describe("client.query", () => {
  it("answers with the data of its metric", () => {
    expectTypeOf(client.query("totals")).resolves.toEqualTypeOf<MetricAnswer<"totals">>();
    expectTypeOf<MetricAnswer<"totals">["data"]["activeOrgs"]>().toEqualTypeOf<number | null>();
  });
});

describe("useMetric", () => {
  it("has an answer where its state says so", () => {
    const shown = useMetric("session-duration");
    expectTypeOf(shown.state).toEqualTypeOf<"loading" | "ready" | "stale" | "error">();
    if (shown.state === "ready" || shown.state === "stale") {
      expectTypeOf(shown.answer).toEqualTypeOf<MetricAnswer<"session-duration">>();
    }
    if (shown.state === "error") expectTypeOf(shown.error).toEqualTypeOf<TelemetryError>();
    if (shown.state === "loading") {
      expectTypeOf(shown.previousAnswer).toEqualTypeOf<MetricAnswer<"session-duration"> | undefined>();
    }
    // @ts-expect-error there is no such metric
    useMetric("bounce-rate");
  });
});

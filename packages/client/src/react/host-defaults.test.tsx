import { QueryClient } from "@tanstack/react-query";
import { cleanup, render, waitFor } from "@testing-library/react";
import { Suspense } from "react";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createTestApi, refuseAll } from "../test-api.ts";
import { getShown, TestPage, TestPanel } from "./test-page.tsx";

const api = createTestApi();
beforeAll(() => api.server.listen());
afterEach(() => {
  cleanup();
  api.reset();
});
afterAll(() => api.server.close());

/** Renders a panel on a page whose QueryClient has these defaults for all queries. */
function renderWith(queries: object): void {
  render(
    <TestPage queryClient={new QueryClient({ defaultOptions: { queries } })}>
      <Suspense fallback="suspended">
        <TestPanel metric="totals" />
      </Suspense>
    </TestPage>,
  );
}

describe("useMetric, with a host's defaults for its own queries", () => {
  it.each<[string, object]>([
    ["answers that are reshaped", { select: () => "mine" }],
    ["answers that are merged", { structuralSharing: () => "mine" }],
    ["data before the first answer", { initialData: "mine" }],
    ["no structural sharing", { structuralSharing: false }],
    ["notes of no change", { notifyOnChangeProps: [] }],
    ["questions that wait to be asked for", { enabled: false, refetchOnMount: false, retryOnMount: false }],
    ["answers that never grow old", { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }],
    ["suspense", { suspense: true }],
  ])("shows the answer: %s", async (_name, queries) => {
    renderWith(queries);
    expect(getShown("totals")).toBe("totals loading - -");
    await waitFor(() => expect(getShown("totals")).toBe("totals ready 1 -"));
  });

  it.each<[string, object]>([
    ["errors that are thrown", { throwOnError: true }],
    ["ten retries", { retry: 10 }],
    ["notes of new data only", { notifyOnChangeProps: ["data"] }],
  ])("shows the failure: %s", async (_name, queries) => {
    api.respondWith(({ queries }) => refuseAll(queries, "too_much_data"));
    renderWith(queries);
    await waitFor(() => expect(getShown("totals")).toBe("totals error - too_much_data"));
    expect(api.asked).toHaveLength(1);
  });
});

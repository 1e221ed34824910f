import { metricIds } from "@firsthand/contract";
import { focusManager, QueryClient } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { answerAll, answerLine, createLineStream, createTestApi, refuse, refuseAll } from "../test-api.ts";
import { advance, frames, getShown, TestPage, TestPanel } from "./test-page.tsx";

const api = createTestApi();
beforeAll(() => api.server.listen());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  api.reset();
  frames.length = 0;
});
afterAll(() => api.server.close());

const fakeTimers = { toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] } as const;
const ninePanels = metricIds.map((metric) => (
  <TestPanel key={metric} metric={metric} options={{ refetchInterval: 30_000, staleTime: 0 }} />
));

/** The window gains focus as often as a restless user does. */
async function focusStorm(times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    act(() => {
      focusManager.setFocused(false);
      focusManager.setFocused(true);
    });
    await advance(50);
  }
  focusManager.setFocused(undefined);
}

describe("useMetric, when the session ends", () => {
  it.each([
    [401, "unauthenticated"],
    [403, "forbidden"],
  ])("removes all numbers on a %i, and asks no more by itself", async (status, code) => {
    vi.useFakeTimers({ toFake: [...fakeTimers.toFake] });
    render(<TestPage>{ninePanels}</TestPage>);
    await advance(200);
    expect(screen.getAllByText(/ ready 1 /)).toHaveLength(9);
    api.respondWith(() => refuse(status, code));
    const before = frames.length;
    await advance(40_000);
    expect(screen.getAllByText(new RegExp(`error - ${code}`))).toHaveLength(9);
    await focusStorm(10);
    act(() => {
      window.dispatchEvent(new Event("offline"));
      window.dispatchEvent(new Event("online"));
    });
    await advance(600_000);
    expect(screen.getAllByText(new RegExp(`error - ${code}`))).toHaveLength(9);
    expect(api.asked).toHaveLength(2);
    expect(frames.slice(before).filter((frame) => frame.includes("stale"))).toEqual([]);
  });

  it("removes the numbers of panels that were not asked for, and of the cache", async () => {
    const page = (children: React.ReactNode) => <TestPage>{children}</TestPage>;
    const { rerender } = render(
      page([<TestPanel key="a" metric="totals" />, <TestPanel key="b" metric="top-routes" />]),
    );
    await waitFor(() => expect(screen.getAllByText(/ ready 1 /)).toHaveLength(2));
    rerender(page(<TestPanel key="a" metric="totals" />));
    const stream = createLineStream();
    api.respondWith(({ queries }) =>
      queries[0]?.metric === "client-errors" ? refuse(401, "unauthenticated") : stream.response(),
    );
    rerender(page([<TestPanel key="a" metric="totals" />, <TestPanel key="c" metric="client-errors" />]));
    await waitFor(() => expect(getShown("totals")).toBe("totals error - unauthenticated"));
    const before = frames.length;
    rerender(page([<TestPanel key="b" metric="top-routes" />]));
    expect(getShown("top-routes")).toBe("top-routes loading - -");
    await waitFor(() => expect(api.asked).toHaveLength(3));
    expect(frames.slice(before).join()).not.toContain("ready");
  });

  it("hands no answer on to new params once it may not be seen", async () => {
    const panel = (limit: number) => (
      <TestPage>
        <TestPanel metric="top-routes" params={{ limit }} />
      </TestPage>
    );
    const { rerender } = render(panel(1));
    await waitFor(() => expect(getShown("top-routes")).toBe("top-routes ready 1 -"));
    api.respondWith(() => refuse(401, "unauthenticated"));
    rerender(panel(2));
    await waitFor(() => expect(getShown("top-routes")).toBe("top-routes error - unauthenticated"));
    const before = frames.length;
    rerender(panel(3));
    await waitFor(() => expect(getShown("top-routes")).toBe("top-routes error - unauthenticated"));
    expect(new Set(frames.slice(before))).toEqual(
      new Set(["acme top-routes loading - -", "acme top-routes error - unauthenticated"]),
    );
  });

  it("does not bring old numbers back when a panel with a running request goes away", async () => {
    const queryClient = new QueryClient();
    const page = (children: React.ReactNode) => <TestPage queryClient={queryClient}>{children}</TestPage>;
    const { rerender } = render(page(<TestPanel key="a" metric="totals" />));
    await waitFor(() => expect(getShown("totals")).toBe("totals ready 1 -"));
    const stalled = createLineStream();
    api.respondWith(({ queries }) =>
      queries[0]?.metric === "totals" ? stalled.response() : refuse(401, "unauthenticated"),
    );
    fireEvent.click(screen.getByText(/^totals/));
    await waitFor(() => expect(api.asked).toHaveLength(2));
    rerender(page([<TestPanel key="a" metric="totals" />, <TestPanel key="b" metric="top-routes" />]));
    await waitFor(() => expect(getShown("totals")).toBe("totals error - unauthenticated"));
    rerender(page([]));
    expect(
      queryClient.getQueriesData({ queryKey: ["firsthand"] }).filter(([, data]) => data !== undefined),
    ).toEqual([]);
  });

  it("takes away one metric alone when only that is forbidden", async () => {
    render(
      <TestPage>
        <TestPanel metric="totals" />
        <TestPanel metric="top-orgs" />
      </TestPage>,
    );
    await waitFor(() => expect(screen.getAllByText(/ ready 1 /)).toHaveLength(2));
    api.respondWith(({ queries }) => refuseAll(queries, "forbidden"));
    fireEvent.click(screen.getByText(/^top-orgs/));
    await waitFor(() => expect(getShown("top-orgs")).toBe("top-orgs error - forbidden"));
    expect(getShown("totals")).toBe("totals ready 1 -");
  });

  it("shows all numbers again once one question is answered", async () => {
    api.respondWith(() => refuse(401, "unauthenticated"));
    render(<TestPage>{ninePanels}</TestPage>);
    await waitFor(() => expect(screen.getAllByText(/error - unauthenticated/)).toHaveLength(9));
    api.respondWith(({ queries }) => answerAll(queries, 6));
    fireEvent.click(screen.getByText(/^totals/));
    await waitFor(() => expect(screen.getAllByText(/ ready 6 /)).toHaveLength(9));
    expect(api.asked.map((asked) => asked.queries.length)).toEqual([9, 1, 8]);
  });
});

describe("TelemetryClientProvider, when the scope key changes", () => {
  it("never renders a number of the scope before, there and back", async () => {
    const figures = { acme: 11, globex: 22 };
    let scopeKey: keyof typeof figures = "acme";
    api.respondWith(({ queries }) => answerAll(queries, figures[scopeKey]));
    const page = () => <TestPage scopeKey={scopeKey}>{ninePanels}</TestPage>;
    const { rerender } = render(page());
    await waitFor(() => expect(screen.getAllByText(/ ready 11 /)).toHaveLength(9));
    scopeKey = "globex";
    rerender(page());
    expect(screen.getAllByText(/ loading - /)).toHaveLength(9);
    await waitFor(() => expect(screen.getAllByText(/ ready 22 /)).toHaveLength(9));
    scopeKey = "acme";
    figures.acme = 33;
    rerender(page());
    expect(screen.getAllByText(/ loading - /)).toHaveLength(9);
    await waitFor(() => expect(screen.getAllByText(/ ready 33 /)).toHaveLength(9));
    expect(frames.filter((frame) => /^acme .* 22 |^globex .* (11|33) /.test(frame))).toEqual([]);
  });

  it("renders no number of the scope before while new params load at the same time", async () => {
    api.respondWith(({ queries }) => answerAll(queries, 11));
    const page = (scopeKey: string, limit: number) => (
      <TestPage scopeKey={scopeKey}>
        <TestPanel metric="top-routes" params={{ limit }} />
      </TestPage>
    );
    const { rerender } = render(page("acme", 1));
    await waitFor(() => expect(getShown("top-routes")).toBe("top-routes ready 11 -"));
    api.respondWith(() => createLineStream().response());
    rerender(page("acme", 2));
    expect(getShown("top-routes")).toBe("top-routes loading 11 -");
    rerender(page("globex", 2));
    expect(getShown("top-routes")).toBe("top-routes loading - -");
    rerender(page("globex", 3));
    expect(frames.filter((frame) => /^globex .* 11 /.test(frame))).toEqual([]);
  });

  it("drops an answer that arrives for the scope before", async () => {
    const queryClient = new QueryClient();
    const stream = createLineStream();
    api.respondWith(() => stream.response());
    const page = (scopeKey: string) => (
      <TestPage scopeKey={scopeKey} queryClient={queryClient}>
        <TestPanel metric="totals" />
      </TestPage>
    );
    const { rerender } = render(page("acme"));
    await waitFor(() => expect(api.asked).toHaveLength(1));
    api.respondWith(({ queries }) => answerAll(queries, 22));
    rerender(page("globex"));
    await stream.send(answerLine("0", "totals", 11)).catch(() => undefined);
    await waitFor(() => expect(getShown("totals")).toBe("totals ready 22 -"));
    expect(queryClient.getQueriesData({ queryKey: ["firsthand", "acme"] })).toEqual([]);
    expect(frames.join()).not.toContain(" 11 ");
  });

  it("keeps an ended session of one scope from another", async () => {
    api.respondWith(() => refuse(401, "unauthenticated"));
    const page = (scopeKey: string) => (
      <TestPage scopeKey={scopeKey}>
        <TestPanel metric="totals" />
      </TestPage>
    );
    const { rerender } = render(page("acme"));
    await waitFor(() => expect(getShown("totals")).toBe("totals error - unauthenticated"));
    api.respondWith(({ queries }) => answerAll(queries));
    rerender(page("globex"));
    expect(getShown("totals")).toBe("totals loading - -");
    await waitFor(() => expect(getShown("totals")).toBe("totals ready 1 -"));
  });
});

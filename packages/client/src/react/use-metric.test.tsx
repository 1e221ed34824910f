import { metricIds } from "@firsthand/contract";
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

const ninePanels = metricIds.map((metric) => <TestPanel key={metric} metric={metric} />);

describe("useMetric", () => {
  it("asks for nine panels that mount together in one request, under StrictMode", async () => {
    render(<TestPage>{ninePanels}</TestPage>);
    await waitFor(() => expect(screen.getAllByText(/ ready 1 /)).toHaveLength(9));
    expect(api.asked.map((asked) => asked.queries.length)).toEqual([9]);
  });

  it("paints the first answer while the others are still on their way", async () => {
    const stream = createLineStream();
    api.respondWith(() => stream.response());
    render(
      <TestPage>
        <TestPanel metric="totals" />
        <TestPanel metric="top-routes" />
      </TestPage>,
    );
    await waitFor(() => expect(api.asked).toHaveLength(1));
    await stream.send(answerLine("1", "top-routes", 4));
    await waitFor(() => expect(getShown("top-routes")).toBe("top-routes ready 4 -"));
    expect(getShown("totals")).toBe("totals loading - -");
    await stream.send(answerLine("0", "totals", 5));
    await stream.end();
    await waitFor(() => expect(getShown("totals")).toBe("totals ready 5 -"));
  });

  it("aborts the request when its panels go away", async () => {
    api.respondWith(() => createLineStream().response());
    const { unmount } = render(<TestPage>{ninePanels}</TestPage>);
    await waitFor(() => expect(api.asked).toHaveLength(1));
    unmount();
    await waitFor(() => expect(api.asked[0]?.request.signal.aborted).toBe(true));
  });

  it("asks nothing for panels that come and go within a tick, and leaves no timer behind", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
    const options = { refetchInterval: 1_000 };
    for (let cycle = 0; cycle < 1_000; cycle++) {
      render(
        <TestPage>
          <TestPanel metric="totals" options={options} />
        </TestPage>,
      ).unmount();
    }
    await advance(600_000);
    expect(api.asked).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
    // A thousand mounts take seconds where other tests run beside.
  }, 60_000);

  it("shows the last choice when params change faster than answers come", async () => {
    const slow = createLineStream();
    api.respondWith(({ queries }) => {
      const limit = queries[0]?.params.limit ?? 0;
      return limit === 1 ? slow.response() : answerAll(queries, limit * 10);
    });
    const panel = (limit: number) => (
      <TestPage>
        <TestPanel metric="top-routes" params={{ limit }} />
      </TestPage>
    );
    const { rerender } = render(panel(1));
    await waitFor(() => expect(api.asked).toHaveLength(1));
    for (const limit of [2, 3, 4]) rerender(panel(limit));
    await waitFor(() => expect(getShown("top-routes")).toBe("top-routes ready 40 -"));
    await slow.send(answerLine("0", "top-routes", 10)).catch(() => undefined);
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    expect(getShown("top-routes")).toBe("top-routes ready 40 -");
    expect(frames.join()).not.toMatch(/ready [123]0 /);
    expect(api.asked.map((asked) => asked.queries.map((query) => query.params.limit))).toEqual([[1], [4]]);
  });

  it("hands the answer before on while new params load", async () => {
    api.respondWith(({ queries }) => answerAll(queries, queries[0]?.params.limit ?? 0));
    const panel = (limit: number) => (
      <TestPage>
        <TestPanel metric="top-routes" params={{ limit }} />
      </TestPage>
    );
    const { rerender } = render(panel(1));
    await waitFor(() => expect(getShown("top-routes")).toBe("top-routes ready 1 -"));
    rerender(panel(2));
    expect(getShown("top-routes")).toBe("top-routes loading 1 -");
    await waitFor(() => expect(getShown("top-routes")).toBe("top-routes ready 2 -"));
  });

  it("hands no answer on to another metric", async () => {
    const panel = (metric: "totals" | "top-routes") => (
      <TestPage>
        <TestPanel metric={metric} />
      </TestPage>
    );
    const { rerender } = render(panel("totals"));
    await waitFor(() => expect(getShown("totals")).toBe("totals ready 1 -"));
    rerender(panel("top-routes"));
    expect(getShown("top-routes")).toBe("top-routes loading - -");
    await waitFor(() => expect(getShown("top-routes")).toBe("top-routes ready 1 -"));
  });

  it("keeps the last answer as stale when a later one fails, after one retry", async () => {
    render(
      <TestPage>
        <TestPanel metric="totals" />
      </TestPage>,
    );
    await waitFor(() => expect(getShown("totals")).toBe("totals ready 1 -"));
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    api.respondWith(() => refuse(503, "store_unavailable"));
    fireEvent.click(screen.getByRole("button"));
    await advance(5_000);
    expect(getShown("totals")).toBe("totals stale 1 store_unavailable");
    expect(api.asked).toHaveLength(3);
    api.respondWith(({ queries }) => answerAll(queries, 2));
    fireEvent.click(screen.getByRole("button"));
    await advance(100);
    expect(getShown("totals")).toBe("totals ready 2 -");
  });

  it("asks the panels of a failed request again in one request", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    api.respondWith(() => refuse(503, "store_unavailable"));
    render(<TestPage>{ninePanels}</TestPage>);
    await advance(100);
    api.respondWith(({ queries }) => answerAll(queries));
    await advance(3_000);
    expect(screen.getAllByText(/ ready 1 /)).toHaveLength(9);
    expect(api.asked.map((asked) => asked.queries.length)).toEqual([9, 9]);
  });

  it("asks again by one press whatever failed in the same request, and nothing else", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    api.respondWith(({ queries }) => refuseAll(queries, "too_much_data"));
    const { rerender } = render(<TestPage>{ninePanels.filter(({ key }) => key === "totals")}</TestPage>);
    await advance(100);
    api.respondWith(() => refuse(503, "store_unavailable"));
    rerender(<TestPage>{ninePanels}</TestPage>);
    await advance(3_000);
    expect(screen.getAllByText(/ error - store_unavailable/)).toHaveLength(8);
    const before = api.asked.length;
    api.respondWith(({ queries }) => answerAll(queries));
    fireEvent.click(screen.getByText(/^top-routes /));
    await advance(100);
    expect(screen.getAllByText(/ ready 1 /)).toHaveLength(8);
    expect(getShown("totals")).toBe("totals error - too_much_data");
    expect(api.asked.slice(before).map((asked) => asked.queries.length)).toEqual([8]);
  });

  it("does not retry what asking again cannot change", async () => {
    api.respondWith(({ queries }) => refuseAll(queries, "too_much_data"));
    render(
      <TestPage>
        <TestPanel metric="totals" />
      </TestPage>,
    );
    await waitFor(() => expect(getShown("totals")).toBe("totals error - too_much_data"));
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(api.asked).toHaveLength(1);
  });

  it("keeps the error, and the focus on it, while it asks again", async () => {
    api.respondWith(({ queries }) => refuseAll(queries, "internal"));
    const panel = (limit: number) => (
      <TestPage>
        <TestPanel metric="top-routes" params={{ limit }} />
      </TestPage>
    );
    const { rerender } = render(panel(1));
    await waitFor(() => expect(getShown("top-routes")).toBe("top-routes error - internal"));
    const before = frames.length;
    fireEvent.click(screen.getByRole("button"));
    await waitFor(() => expect(api.asked).toHaveLength(2));
    api.respondWith(({ queries }) => answerAll(queries));
    fireEvent.click(screen.getByRole("button"));
    await waitFor(() => expect(getShown("top-routes")).toBe("top-routes ready 1 -"));
    expect(frames.slice(before).join()).not.toContain("loading");
    rerender(panel(2));
    expect(getShown("top-routes")).toBe("top-routes loading 1 -");
  });

  it("fails as network while offline, instead of loading for ever", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    api.respondWith(() => Response.error());
    render(
      <TestPage>
        <TestPanel metric="totals" />
      </TestPage>,
    );
    act(() => void window.dispatchEvent(new Event("offline")));
    await advance(5_000);
    expect(getShown("totals")).toBe("totals error - network");
    api.respondWith(({ queries }) => answerAll(queries));
    act(() => void window.dispatchEvent(new Event("online")));
    await advance(100);
    expect(getShown("totals")).toBe("totals ready 1 -");
  });

  it("does not ask while it is not enabled", async () => {
    render(
      <TestPage>
        <TestPanel metric="totals" options={{ enabled: false }} />
      </TestPage>,
    );
    await act(() => new Promise((resolve) => setTimeout(resolve, 30)));
    expect(getShown("totals")).toBe("totals loading - -");
    expect(api.asked).toEqual([]);
  });

  it("asks all panels of an interval in one request, and not while the page is hidden", async () => {
    vi.useFakeTimers({
      toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"],
    });
    const every = { refetchInterval: 60_000 };
    const streams: ReturnType<typeof createLineStream>[] = [];
    api.respondWith(() => {
      const stream = createLineStream();
      streams.push(stream);
      return stream.response();
    });
    render(
      <TestPage>
        <TestPanel metric="totals" options={every} />
        <TestPanel metric="top-routes" options={every} />
      </TestPage>,
    );
    await advance(100);
    // Each gets its answer at another moment.
    for (const [index, metric] of (["totals", "top-routes"] as const).entries()) {
      await streams[0]?.send(answerLine(String(index), metric, 2));
      await advance(7_000);
    }
    expect(getShown("top-routes")).toBe("top-routes ready 2 -");
    api.respondWith(({ queries }) => answerAll(queries, 3));
    await advance(180_000);
    expect(getShown("top-routes")).toBe("top-routes ready 3 -");
    expect(api.asked.map((asked) => asked.queries.length)).toEqual([2, 2, 2, 2]);
    const visibility = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    await advance(600_000);
    expect(api.asked).toHaveLength(4);
    visibility.mockRestore();
  });

  it("names the provider that is missing", () => {
    const silent = vi.spyOn(console, "error").mockReturnValue();
    expect(() => render(<TestPanel metric="totals" />)).toThrow(/ TelemetryProvider /);
    silent.mockRestore();
  });
});

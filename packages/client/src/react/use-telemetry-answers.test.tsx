import { QueryClient } from "@tanstack/react-query";
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { useHealth } from "../health/use-health.ts";
import { baseUrl, createTestApi, refuse, refuseAll } from "../test-api.ts";
import { TestPage, TestPanel } from "./test-page.tsx";
import { useTelemetryAnswers } from "./use-telemetry-answers.ts";

const api = createTestApi();
beforeAll(() => api.server.listen());
afterEach(() => {
  cleanup();
  api.reset();
});
afterAll(() => api.server.close());

/** A page's own line about what is on the screen; a press asks again. */
function Line() {
  const { answers, errors, isFetching, isDenied, refetch } = useTelemetryAnswers();
  const metrics = answers.map(({ metric }) => metric).sort();
  return (
    <button type="button" onClick={refetch}>
      line: {metrics.join(" ")} {isFetching ? "asking" : isDenied ? "denied" : "quiet"}
      {errors.map(({ code }) => ` ${code}`)}
    </button>
  );
}

function Health() {
  return <p>health: {useHealth().state}</p>;
}

const page = (scopeKey: string) => (
  <TestPage scopeKey={scopeKey}>
    <TestPanel metric="totals" />
    <TestPanel metric="top-routes" />
    <Line />
  </TestPage>
);

const line = () => screen.getByText(/^line:/).textContent;

describe("useTelemetryAnswers", () => {
  it("tells what is on the screen, and asks it again in one request", async () => {
    render(page("answers"));
    await waitFor(() => expect(line()).toBe("line: top-routes totals quiet"));
    act(() => screen.getByText(/^line:/).click());
    // That it asks is seen below, where no answer comes: here one may come between two looks.
    await waitFor(() => expect(api.asked).toHaveLength(2));
    await waitFor(() => expect(line()).toBe("line: top-routes totals quiet"));
    expect(api.asked.map(({ queries }) => queries.length)).toEqual([2, 2]);
  });

  it("tells why there is no newer answer, beside the last one", async () => {
    render(page("failing"));
    await waitFor(() => expect(line()).toBe("line: top-routes totals quiet"));
    api.respondWith(({ queries }) => refuseAll(queries, "internal"));
    act(() => screen.getByText(/^line:/).click());
    await waitFor(() => expect(line()).toBe("line: top-routes totals quiet internal internal"));
  });

  it("reads once what is told in one turn", async () => {
    const queryClient = new QueryClient();
    const reads = vi.spyOn(queryClient.getQueryCache(), "findAll");
    const metrics = ["active-users", "feature-views", "top-routes", "totals"] as const;
    render(
      <TestPage scopeKey="turns" queryClient={queryClient}>
        {metrics.map((metric) => (
          <TestPanel metric={metric} key={metric} />
        ))}
        <Line />
      </TestPage>,
    );
    await waitFor(() => expect(line()).toBe(`line: ${metrics.join(" ")} quiet`));
    // Two mounts and what they ask; then an answer, and the rendering that it brings.
    expect(reads.mock.calls.length).toBeLessThanOrEqual(4 + 2 * metrics.length);
  });

  it("tells nothing of the scope before, not for one frame", async () => {
    const { rerender } = render(page("first"));
    await waitFor(() => expect(line()).toBe("line: top-routes totals quiet"));
    api.respondWith(() => new Promise(() => {}));
    rerender(page("second"));
    expect(line()).toBe("line:  asking");
  });

  it("has no answer once the session has ended", async () => {
    render(page("ending"));
    await waitFor(() => expect(line()).toBe("line: top-routes totals quiet"));
    api.respondWith(() => refuse(401, "unauthenticated"));
    act(() => screen.getByText(/^line:/).click());
    await waitFor(() => expect(line()).toBe("line:  denied unauthenticated unauthenticated"));
  });

  it("is about metrics: the health is asked again with them, and is no answer among theirs", async () => {
    let healths = 0;
    api.server.use(
      http.get(`${baseUrl}/health`, () => {
        healths += 1;
        return HttpResponse.json({ status: "ok" });
      }),
    );
    render(
      <TestPage scopeKey="health">
        <TestPanel metric="totals" />
        <Health />
        <Line />
      </TestPage>,
    );
    await waitFor(() => expect(screen.getByText(/^health:/).textContent).toBe("health: ready"));
    await waitFor(() => expect(line()).toBe("line: totals quiet"));
    act(() => screen.getByText(/^line:/).click());
    await waitFor(() => expect(healths).toBe(2));
    // Whoever is signed out may ask for the health, and denies nothing with it.
    api.respondWith(() => refuse(401, "unauthenticated"));
    act(() => screen.getByText(/^line:/).click());
    await waitFor(() => expect(line()).toBe("line:  denied unauthenticated"));
  });
});

import type { Tracker } from "@firsthand/contract/catalogue";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TrackerErrorBoundary, TrackerProvider, useTrack } from "./react.ts";
import { feature } from "./test/host.ts";

beforeEach(() => {
  // React tells the console of every error that a boundary caught.
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

class RouteError extends Error {}

function Broken({ thrown }: { thrown: unknown }): never {
  throw thrown;
}

function Sometimes({ state }: { state: { isBroken: boolean } }) {
  if (state.isBroken) throw new RouteError();
  return <p>Well</p>;
}

const seen = new Set<Tracker["track"]>();

function Button() {
  const track = useTrack();
  seen.add(track);
  return <button type="button" onClick={() => track("feature_viewed", feature)} />;
}

describe("useTrack", () => {
  it("is the provider's track, and the same function on every render", () => {
    seen.clear();
    const tracker = { track: vi.fn<Tracker["track"]>() };
    const page = () => (
      <TrackerProvider tracker={tracker}>
        <Button />
      </TrackerProvider>
    );
    const { rerender } = render(page());
    rerender(page());
    fireEvent.click(screen.getByRole("button"));
    expect(tracker.track.mock.calls).toEqual([["feature_viewed", feature]]);
    expect(seen.size).toBe(1);
  });

  it("does nothing without a provider", () => {
    render(<Button />);
    expect(() => fireEvent.click(screen.getByRole("button"))).not.toThrow();
  });
});

describe("TrackerErrorBoundary", () => {
  const nameless = { "ada@example.org": class extends Error {} }["ada@example.org"];
  const getter = Object.defineProperty(new RouteError(), "digest", {
    get() {
      throw new Error("ada");
    },
  });

  it.each([
    ["an error", new RouteError("ada@example.org"), "RouteError", null],
    [
      "an error that was renamed",
      Object.assign(new TypeError("x"), { name: "ada failed" }),
      "TypeError",
      null,
    ],
    ["a class with a strange name", new nameless("x"), "UnknownError", null],
    ["a text", "ada@example.org", "UnknownError", null],
    ["null", null, "UnknownError", null],
    ["an object", { name: "ada" }, "UnknownError", null],
    [
      "an error with a digest",
      Object.assign(new RouteError(), { digest: "NEXT_NOT_FOUND" }),
      "RouteError",
      "NEXT_NOT_FOUND",
    ],
    [
      "an error with a telling digest",
      Object.assign(new RouteError(), { digest: "ada@x.org" }),
      "RouteError",
      null,
    ],
    ["an error with a getter", getter, "UnknownError", null],
  ])("reports %s by its class", (_, thrown, errorClass, digest) => {
    const tracker = { track: vi.fn<Tracker["track"]>() };
    render(
      <TrackerProvider tracker={tracker}>
        <TrackerErrorBoundary boundary="route" routePattern="/people/[person_id]" fallback={<p>Sorry</p>}>
          <Broken thrown={thrown} />
        </TrackerErrorBoundary>
      </TrackerProvider>,
    );
    expect(screen.getByText("Sorry")).toBeTruthy();
    expect(tracker.track.mock.calls).toEqual([
      ["client_error", { boundary: "route", errorClass, digest, routePattern: "/people/[person_id]" }],
    ]);
  });

  it("tries again when its fallback asks for it, with a tracker that throws or without one", () => {
    const state = { isBroken: true };
    const track = () => {
      throw new Error("tracker");
    };
    render(
      <TrackerProvider tracker={{ track }}>
        <TrackerErrorBoundary
          boundary="global"
          fallback={(reset) => <button type="button" onClick={reset} />}
        >
          <Sometimes state={state} />
        </TrackerErrorBoundary>
      </TrackerProvider>,
    );
    state.isBroken = false;
    fireEvent.click(screen.getByRole("button"));
    expect(screen.getByText("Well")).toBeTruthy();
  });
});

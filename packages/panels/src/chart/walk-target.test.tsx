import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { WalkTarget } from "./walk-target.tsx";

afterEach(cleanup);

describe("WalkTarget", () => {
  it("asks for what walks it when a pointer comes, and not with every move while it cannot be had", () => {
    const load = vi.fn(() => Promise.reject(new Error("offline")));
    render(<WalkTarget load={load} layer={{}} label="users per day" length={3} text="3 users" />);
    const target = screen.getByRole("slider");
    fireEvent.pointerEnter(target);
    for (let i = 0; i < 50; i += 1) fireEvent.pointerMove(target, { clientX: i });
    expect(load).toHaveBeenCalledTimes(1);
    fireEvent.pointerLeave(target);
    fireEvent.pointerEnter(target);
    expect(load).toHaveBeenCalledTimes(2);
  });
});

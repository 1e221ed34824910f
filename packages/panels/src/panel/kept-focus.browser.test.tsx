import { cleanup, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import "../styles/styles.css";
import { ActiveUsersPanel } from "../metrics/active-users.tsx";
import { ClientErrorsPanel } from "../metrics/client-errors.tsx";
import { FilterChangesPanel } from "../metrics/filter-changes.tsx";
import { TopRoutesPanel } from "../metrics/top-routes.tsx";
import { TelemetryProvider } from "../provider/telemetry-provider.tsx";
import { answerOf } from "../test/state-props.ts";
import { keepFocus } from "./keep-focus.ts";

afterEach(cleanup);

/** A host that asks anew when something is chosen, and has the answer when its button is pressed. */
function Host({ Panel, answer }: { Panel: typeof TopRoutesPanel; answer: ReturnType<typeof answerOf> }) {
  const [isAsking, setIsAsking] = useState(false);
  const props = isAsking ? ({ state: "loading" } as const) : { answer: answer as never };
  const ask = () => setIsAsking(true);
  return (
    <TelemetryProvider onFilterToggle={ask} onTimeRangeSelect={ask}>
      <Panel {...props} />
      <button
        type="button"
        onClick={() => setIsAsking(false)}
        onMouseDown={(event) => event.preventDefault()}
      >
        answer
      </button>
    </TelemetryProvider>
  );
}

const arrive = () => userEvent.click(screen.getByText("answer"));

describe("the focus of a panel that asks anew", () => {
  it("is on the title, and then on the same name again", async () => {
    render(<Host Panel={TopRoutesPanel} answer={answerOf("top-routes")} />);
    const names = screen.getAllByRole("button").filter((button) => button.matches(".fh-drill"));
    const name = names[2]?.textContent;
    names[2]?.focus();
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => document.activeElement?.textContent).toBe("Top routes");
    await arrive();
    await expect.poll(() => document.activeElement?.textContent).toBe(name);
    expect(document.activeElement?.isConnected).toBe(true);
  });

  it("is on the same cell, and on the same chart", async () => {
    const { unmount } = render(
      <Host Panel={FilterChangesPanel as never} answer={answerOf("filter-changes")} />,
    );
    const cell = document.querySelector<HTMLElement>("td[data-cell][tabindex]");
    const text = cell?.textContent;
    cell?.focus();
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => document.activeElement?.textContent).toBe("Filter changes");
    await arrive();
    await expect.poll(() => document.activeElement?.textContent).toBe(text);
    unmount();

    render(<Host Panel={ActiveUsersPanel as never} answer={answerOf("active-users")} />);
    screen.getByRole("slider").focus();
    await expect.poll(() => document.querySelector(".fh-tip")?.checkVisibility()).toBe(true);
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => document.activeElement?.textContent).toBe("Active users");
    await arrive();
    await expect.poll(() => document.activeElement?.role).toBe("slider");
  });

  it("goes nowhere when it was elsewhere by then", async () => {
    render(
      <>
        <input aria-label="elsewhere" />
        <Host Panel={TopRoutesPanel} answer={answerOf("top-routes")} />
      </>,
    );
    await userEvent.click(document.querySelector(".fh-drill") as Element);
    await expect.poll(() => document.activeElement?.textContent).toBe("Top routes");
    screen.getByLabelText("elsewhere").focus();
    await arrive();
    await expect.poll(() => document.querySelector(".fh-drill")).not.toBeNull();
    expect(document.activeElement?.getAttribute("aria-label")).toBe("elsewhere");
  });

  it("is forgotten when it is elsewhere before what keeps it is there", () => {
    render(
      <>
        <input aria-label="elsewhere" />
        <h2 tabIndex={-1}>Top routes</h2>
      </>,
    );
    const focused = { current: document.createElement("button") };
    screen.getByLabelText("elsewhere").focus();
    keepFocus(focused, screen.getByRole("heading"));
    screen.getByLabelText("elsewhere").blur();
    keepFocus(focused, screen.getByRole("heading"));
    expect(document.activeElement).toBe(document.body);
  });

  it("stays on what arranges the figures, which is there in every state", async () => {
    const { rerender } = render(<ClientErrorsPanel answer={answerOf("client-errors")} />);
    const arrangement = screen.getByRole("button", { name: "Route" });
    arrangement.focus();
    rerender(<ClientErrorsPanel state="loading" />);
    expect(document.activeElement).toBe(arrangement);
    rerender(<ClientErrorsPanel answer={answerOf("client-errors")} />);
    expect(document.activeElement).toBe(arrangement);
  });
});

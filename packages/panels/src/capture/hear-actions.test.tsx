import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import "../test/render.tsx";
import { hearActions } from "./hear-actions.ts";

function hear(page: React.ReactNode) {
  const { container } = render(page);
  const panel = container.querySelector("section") ?? container;
  const told: string[] = [];
  hearActions(panel, (action) => told.push(action));
  for (const button of panel.querySelectorAll("button")) button.click();
  return told;
}

describe("hearActions", () => {
  it("takes no mark of the host's around a panel for one of the panel's", () => {
    const told = hear(
      <div data-action="click->admin#open" data-series="" className="fh-drill">
        <section>
          <button type="button">Nothing of a panel's</button>
        </section>
      </div>,
    );
    expect(told).toEqual([]);
  });

  it("tells what is marked within a panel, whatever is around it", () => {
    const told = hear(
      <div data-action="click->admin#open">
        <section>
          <span data-action="check">
            <button type="button">Check it</button>
          </span>
          <span data-series="">
            <button type="button">Compared</button>
          </span>
        </section>
      </div>,
    );
    expect(told).toEqual(["check", "compare"]);
  });
});

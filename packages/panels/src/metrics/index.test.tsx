import { type MetricAnswer, type MetricId, metricIds, metrics, metricTexts } from "@firsthand/contract";
import { screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { ComponentType } from "react";
import { describe, expect, it } from "vitest";
import type { PanelProps } from "../panel/panel-props.ts";
import { timeout } from "../test/errors.ts";
import { getText, renderPanel } from "../test/render.tsx";
import { answerOf, getStateProps } from "../test/state-props.ts";
import { panels } from "./index.ts";

/** The panel of a metric that is only known at run time. */
function getPanel<M extends MetricId>(metric: M) {
  // The registry maps each id to the panel of just that id, which the compiler cannot follow through a variable.
  return panels[metric] as unknown as ComponentType<PanelProps<M>>;
}

const zalgo = `Z${"\u0301\u0316".repeat(2500)}`;
const hostile = [
  '<img src=x onerror="globalThis.broken=1">',
  "\u202Eelbisrever",
  zalgo,
  "__proto__",
  " ".repeat(40),
  "a".repeat(5000),
];

/** The same answer with every name in it replaced by hostile text. */
function withHostileNames<M extends MetricId>(answer: MetricAnswer<M>): MetricAnswer<M> {
  let next = 0;
  const replace = (key: string, value: unknown) => {
    const isName = [...metrics[answer.metric].dimensions, "label"].some((name) => name === key);
    return isName && typeof value === "string" ? (hostile[next++ % hostile.length] ?? "") : value;
  };
  return { ...answer, data: JSON.parse(JSON.stringify(answer.data, replace)), comparison: undefined };
}

describe.each(metricIds)("the panel of %s", (metric) => {
  const Panel = getPanel(metric);

  it.each(getStateProps(metric))("says $expected on its root", ({ expected, ...props }) => {
    const root = renderPanel(<Panel {...props} />);
    expect(root.dataset).toMatchObject({ metric, state: expected });
    expect(root.dataset.errorCode).toBe(expected === "error" ? props.error?.code : undefined);
    expect(root.className).toContain("fh-root");
    expect(screen.getByRole("region", { name: getText(root.querySelector("h2")) })).toBe(root);
    expect(root.outerHTML).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  it("shows no number when signed out, though it has them", () => {
    const props = getStateProps(metric).find(({ error }) => error?.code === "unauthenticated");
    const root = renderPanel(<Panel {...props} />);
    expect(getText(root)).toContain("You are signed out");
    // The request id is the only digit left.
    expect(getText(root).replace("request r-1", "")).not.toMatch(/\d/);
  });

  it("says what failed, its code and request, and tries again", async () => {
    let tries = 0;
    const root = renderPanel(<Panel error={timeout} onRetry={() => (tries += 1)} />);
    expect(getText(root.querySelector(".fh-message"))).toMatch(
      /^The answer took too long.*query_timeout · request r-7c1f2a/,
    );
    await userEvent.setup().click(screen.getByRole("button", { name: "Try again" }));
    expect(tries).toBe(1);
  });

  it("says in the empty state which events would fill it", () => {
    const text = getText(
      renderPanel(<Panel answer={answerOf(metric, { variant: "empty" })} />).querySelector(".fh-message"),
    );
    const { events } = metrics[metric];
    expect(text).toContain(events === null ? "Every event counts." : `It is fed by ${events.join(", ")}.`);
  });

  it("keeps the last good numbers when stale, marked, with the reason in place of the question", () => {
    const answer = answerOf(metric);
    const question = getText(renderPanel(<Panel answer={answer} />).querySelector(".fh-panel__question"));
    const root = renderPanel(<Panel answer={answer} error={timeout} />);
    expect(question).toBe(metricTexts[metric].question);
    expect(getText(root.querySelector(".fh-panel__question"))).toContain(
      "Not up to date: The answer took too long.",
    );
    expect(root.querySelector(".fh-stale")).not.toBeNull();
    expect(root.querySelector(".fh-panel__body :is(table, dl, svg[role=img])")).not.toBeNull();
  });

  it("has its meta at hand", async () => {
    const answer = answerOf(metric);
    const details = renderPanel(<Panel answer={answer} />).querySelector("details") as HTMLDetailsElement;
    details.open = true;
    await waitFor(() => expect(details.querySelector("dl")).not.toBeNull());
    const facts = new Map(
      [...(details?.querySelectorAll("dl > div") ?? [])].map((fact) => [
        getText(fact.querySelector("dt")),
        getText(fact.querySelector("dd")),
      ]),
    );
    expect(facts.get("Definition")).toBe(answer.meta.definitionId);
    expect(facts.get("Exactness")).toBe("exact");
    expect(facts.get("Time zone")).toBe("Europe/Berlin");
    expect(facts.get("Sources")).toContain("raw events");
    expect([...facts.keys()]).toEqual(
      expect.arrayContaining(["Rows read", "Duration", "Asked at", "Granularity", "Data through"]),
    );
  });

  it("is whole with one granule, with very many, and with some withheld", () => {
    for (const variant of ["one-point", "many-points", "partly-suppressed", "gap", "ties", "long"] as const) {
      const root = renderPanel(<Panel answer={answerOf(metric, { variant })} />);
      expect(root.dataset.state).toBe("ready");
      expect(root.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it("draws a year with at most sixty elements in the picture", () => {
    const params = { start: "2025-06-12", end: "2026-06-12", granularity: "day" } as const;
    const root = renderPanel(<Panel answer={answerOf(metric, { params })} />);
    for (const picture of root.querySelectorAll("svg[role=img]")) {
      expect(
        picture.querySelectorAll(":not([class*=fh-variant], [class*=fh-variant] *)").length,
      ).toBeLessThanOrEqual(60);
    }
  });

  it("takes hostile names for text", () => {
    const root = renderPanel(<Panel answer={withHostileNames(answerOf(metric))} />);
    expect(root.querySelector("img")).toBeNull();
    expect(root.dataset.state).toBe("ready");
    // The style sheet isolates a name that has a cell for itself.
    const own = 'tbody :is(th, [data-col="route"], [data-col="boundary"])';
    const bare = [...root.querySelectorAll(`:is(th, td, caption, .fh-legend__item):not(${own})`)].filter(
      (element) => element.textContent?.includes("\u202E") && element.querySelector("bdi, b") === null,
    );
    expect(bare).toEqual([]);
  });
});

import type { MetricAnswer } from "@firsthand/contract";
import type { ComponentType, ReactNode } from "react";
import { createRoot } from "react-dom/client";
import type { Answers } from "../../support/answers.ts";

/** What draws the dashboard. */
export interface Contender {
  readonly Dashboard: ComponentType<{ readonly answers: Answers }>;
  /** The chart of a series, as it stands in the dashboard. */
  readonly Series: ComponentType<{ readonly answer: MetricAnswer<"active-users"> }>;
  readonly selectors: Selectors;
}

/** Where things stand in a contender's page. */
export interface Selectors {
  /** The pictures and tables, without the panels around them. */
  readonly pictures: string;
  /** What is in a picture for screen readers only. */
  readonly hidden?: string;
  /** The picture of a series. */
  readonly chart: string;
  /** That over which the pointer is moved. */
  readonly pointer: string;
  /** What tells the figures under the pointer. */
  readonly readout: string;
}

/** What the benchmark does with a page. */
export interface BenchPage {
  readonly selectors: Selectors;
  /** How many elements there are. */
  count(what: "all" | "pictures" | "chart"): number;
  /** Fetches answers, so that they are at hand when the clock runs. */
  load(name: string): Promise<void>;
  showDashboard(name: string): Promise<void>;
  showSeries(name: string): Promise<void>;
  /** Resolves when nothing is added to the page any more. */
  settled(): Promise<void>;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

/** Draws the dashboard of the answers in the page, and hands the rest to the benchmark. */
export function mount({ Dashboard, Series, selectors }: Contender): void {
  const root = createRoot(getElement("root"));
  const loaded = new Map<string, unknown>([["month", JSON.parse(getElement("answers").textContent)]]);
  const show = (picture: ReactNode) => {
    root.render(picture);
    return settled();
  };
  window.bench = {
    selectors,
    count: (what) => countElements(what, selectors),
    settled,
    async load(name) {
      loaded.set(name, await (await fetch(`/answers/${name}.json`)).json());
    },
    showDashboard: (name) => show(<Dashboard answers={loaded.get(name) as Answers} />),
    showSeries: (name) => show(<Series answer={loaded.get(name) as MetricAnswer<"active-users">} />),
  };
  root.render(<Dashboard answers={loaded.get("month") as Answers} />);
}

function countElements(
  what: Parameters<BenchPage["count"]>[0],
  { pictures, chart, hidden }: Selectors,
): number {
  const within = { all: "#root", pictures, chart }[what];
  const elements = [...document.querySelectorAll(`${within} *`)];
  if (what === "all" || hidden === undefined) return elements.length;
  return elements.filter((element) => element.closest(hidden) === null).length;
}

async function settled(): Promise<void> {
  const elements = document.getElementsByTagName("*");
  let calm = 0;
  for (let before = -1; calm < 3; ) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    await new Promise((resolve) => requestAnimationFrame(() => requestIdleCallback(resolve)));
    calm = elements.length === before ? calm + 1 : 0;
    before = elements.length;
  }
}

function getElement(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no #${id}.`);
  return element;
}

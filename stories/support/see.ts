import { eventNames } from "@firsthand/contract";
import { fixtureParams } from "@firsthand/testing";
import { expect, type UserEventObject, waitFor, within } from "storybook/test";
import { findLayoutFaults } from "../../packages/panels/test-support/find-layout-faults.ts";

/** The state of a panel, as its root element tells it. */
export type SeenState = "loading" | "ready" | "empty" | "error" | "stale" | "suppressed";

/** The panel with this title, once it has reached this state. */
export async function seePanel(canvas: HTMLElement, title: string, state: SeenState): Promise<HTMLElement> {
  const panel = await within(canvas).findByRole("region", { name: title });
  await waitFor(() => expect(panel).toHaveAttribute("data-state", state));
  return panel;
}

/** Fails unless each of these texts stands visibly in the panel. */
export function seeTexts(panel: HTMLElement, texts: readonly (string | RegExp)[]): void {
  for (const text of texts) {
    const places = within(panel).getAllByText(text);
    expect(places.some((place) => place.checkVisibility())).toBe(true);
  }
}

/** Fails when any of these figures stands in the panel, read or read out. */
export function seeNoFigures(panel: HTMLElement, figures: readonly string[]): void {
  expect(figures).not.toEqual([]);
  const texts = readEverything(panel);
  for (const figure of figures) {
    const whole = new RegExp(`(?<![\\w,.])${figure.replaceAll(".", "\\.")}(?![\\w,.%])`);
    expect(texts.filter((text) => whole.test(text))).toEqual([]);
  }
}

/** Fails when a figure is cut: half a number is a wrong number. */
export function seeWholeFigures(panel: HTMLElement): void {
  const cut = [...panel.querySelectorAll<HTMLElement>("td, dd, span")].filter(
    (place) =>
      /^[\d,.]+$/.test(place.textContent) &&
      place.scrollWidth > place.clientWidth &&
      place.clientWidth > 1 &&
      // Where the short form stands instead, the whole one has no size.
      getComputedStyle(place).fontSize !== "0px",
  );
  expect(
    cut.map(
      ({ textContent, clientWidth, scrollWidth }) =>
        `${textContent} needs ${scrollWidth} px and has ${clientWidth}`,
    ),
  ).toEqual([]);
}

/** The texts under the head of this column, row by row, whether or not a narrow panel leaves the column out. */
export function readColumn(panel: HTMLElement, head: string): string[] {
  const heads = [...panel.querySelectorAll("thead th")].map(({ textContent }) => textContent);
  const index = heads.indexOf(head);
  expect(heads).toContain(head);
  return [...panel.querySelectorAll("tbody tr")].map((row) => row.children[index]?.textContent ?? "");
}

/** Puts the figures of a panel as a table in the place of its picture, by its menu. */
export async function showTable(
  panel: HTMLElement,
  title: string,
  userEvent: UserEventObject,
): Promise<void> {
  await userEvent.click(within(panel).getByRole("button", { name: `${title}: menu` }));
  await userEvent.click(await within(panel).findByRole("menuitem", { name: "Show as table" }));
  await within(panel).findByRole("group", { name: `${title}: table` });
}

/** Fails unless the chart of the panel can be walked over this many points. */
export function seePoints(panel: HTMLElement, count: number): void {
  expect(within(panel).getByRole("slider")).toHaveAttribute("aria-valuemax", String(count));
}

/** Fails when the panel needs more room than it is given. */
export function fitsItsFrame(panel: HTMLElement): void {
  const frame = panel.parentElement;
  expect(panel.scrollWidth).toBeLessThanOrEqual(panel.clientWidth);
  expect(panel.offsetWidth).toBeLessThanOrEqual(frame?.clientWidth ?? 0);
}

/** Fails when a figure or a word is cut or torn apart, when texts lie over each other, or when anything needs more room. */
export function isWellLaidOut(panel: HTMLElement): void {
  expect(findLayoutFaults(panel)).toEqual([]);
}

/** Where names from the data stand, codes, and what the server said. */
const namesAndCodes =
  'bdi, code, .fh-code, [lang="en"], .fh-name, .fh-heat__title b, .fh-legend__item:has([class*="--c"]), tbody tr:not(.fh-others) > :is(th, [data-col="route"], [data-col="boundary"])';

/** Fails when an English text of ours stands among the words of another language; names, codes and zones are not ours. */
export function hasNoEnglish(panel: HTMLElement): void {
  const walker = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
  const left: string[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const names = [fixtureParams.timeZone, ...eventNames];
    const text = names.reduce((rest, name) => rest.replace(name, ""), node.nodeValue ?? "");
    // Only inside the panel: the page that shows stories is in English itself.
    const theirs = node.parentElement?.closest(namesAndCodes) ?? null;
    const isTheirs = theirs !== null && panel.contains(theirs);
    if (!isTheirs && /[a-z]{3}/i.test(text)) left.push(text);
  }
  expect(left).toEqual([]);
}

/** Fails unless the panel is light writing on a dark ground. */
export function isDark(panel: HTMLElement): void {
  const { color, backgroundColor } = getComputedStyle(panel);
  expect(getBrightness(backgroundColor)).toBeLessThan(getBrightness(color));
}

function readEverything(panel: HTMLElement): string[] {
  const words = ["aria-label", "title", "alt"];
  return [panel, ...panel.querySelectorAll("*")].flatMap((element) => [
    ...[...element.childNodes].flatMap((node) => (node instanceof Text ? [node.data] : [])),
    ...words.flatMap((name) => element.getAttribute(name) ?? []),
  ]);
}

/** 0 is black, 765 white. Painted, because a computed colour may be written in any colour space. */
function getBrightness(color: string): number {
  const brush = new OffscreenCanvas(1, 1).getContext("2d");
  if (brush === null) throw new Error("This browser paints nothing.");
  brush.fillStyle = color;
  brush.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, opacity] = brush.getImageData(0, 0, 1, 1).data;
  expect(opacity).toBe(255);
  return red + green + blue;
}

import { type MetricId, metricIds } from "@firsthand/contract";
import { cleanup, render } from "@testing-library/react";
import type { ComponentType } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import "../styles/styles.css";
import { arabic } from "../messages/ar/index.ts";
import { panels } from "../metrics/index.ts";
import type { PanelProps } from "../panel/panel-props.ts";
import { TelemetryProvider } from "../provider/telemetry-provider.tsx";
import { answerOf } from "../test/state-props.ts";
import { readPaint } from "./picture/paint.ts";
import { keepValid } from "./picture/sheet.ts";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

type Host = Partial<Parameters<typeof TelemetryProvider>[0]>;

function show(
  metric: MetricId,
  props: PanelProps<MetricId>,
  { widthPx = 1000, ...host }: Host & { widthPx?: number } = {},
) {
  const Panel = panels[metric] as ComponentType<PanelProps<MetricId>>;
  const { container } = render(
    <TelemetryProvider {...host}>
      <Panel {...props} />
    </TelemetryProvider>,
  );
  container.setAttribute("style", `width: ${widthPx}px; font-family: sans-serif`);
  const panel = container.querySelector<HTMLElement>("[data-metric]");
  if (panel === null) throw new Error("No panel was rendered.");
  return panel;
}

/** Chooses an item of the menu, and answers with the file that is saved. */
async function save(
  panel: HTMLElement,
  item: string,
): Promise<{ readonly name: string; readonly content: Blob }> {
  const made = vi.spyOn(URL, "createObjectURL");
  const names: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  await choose(panel, item);
  await vi.waitFor(() => expect(names).toHaveLength(1), 10_000);
  return { name: names[0] ?? "", content: made.mock.calls[0]?.[0] as Blob };
}

async function choose(panel: HTMLElement, item: string): Promise<void> {
  const items = () => [...panel.querySelectorAll<HTMLElement>(".fh-menu:popover-open > button")];
  await userEvent.click(panel.querySelector(".fh-menu-button") ?? panel);
  await vi.waitFor(() => expect(items()).not.toHaveLength(0), 10_000);
  await userEvent.click(items().find(({ textContent }) => textContent === item) ?? panel);
}

async function saveSvg(panel: HTMLElement): Promise<Document> {
  const { content } = await save(panel, "Export SVG");
  return new DOMParser().parseFromString(await content.text(), "image/svg+xml");
}

const bare = (text: string | null) => keepValid(text ?? "").replace(/\s+/g, "");

/** Whether the insides of an element are larger than it; what is in a line of text has no inside. */
const isLarger = (inside: number, room: number) => room > 4 && inside > room;

/** Whether a name that runs from right to left is cut, which is out of sight and not to be scrolled to. */
function isCutAtStart(part: HTMLElement): boolean {
  if (getComputedStyle(part).unicodeBidi !== "plaintext") return false;
  const range = document.createRange();
  range.selectNodeContents(part);
  return range.getBoundingClientRect().left < part.getBoundingClientRect().left - 1;
}

/** Every piece of text that a reader of the panel sees, unless it is cut. */
function getSeenTexts(panel: HTMLElement): string[] {
  const parts = panel.querySelectorAll<HTMLElement>(
    "h2, header p, header > span, .fh-panel__bar *, .fh-panel__body *, footer *",
  );
  const unseen = ".fh-hidden *, .fh-hidden, .fh-meta, .fh-meta *, title, .fh-menu-button *, .fh-arrange *";
  return [...parts].flatMap((part) => {
    const { width, height } = part.getBoundingClientRect();
    const isSeen = part.checkVisibility() && width > 1 && height > 1 && !part.matches(unseen);
    const isCut = [part, part.parentElement].some(
      (one) =>
        one !== null &&
        (isLarger(one.scrollWidth, one.clientWidth) || isLarger(one.scrollHeight, one.clientHeight + 4)),
    );
    if (!isSeen || isCut || isCutAtStart(part) || getComputedStyle(part).clipPath !== "none") return [];
    // In the place of a figure without a size stands its short form.
    const isShort = part.matches(".fh-heat td") && getComputedStyle(part, "::first-line").fontSize === "0px";
    const short = isShort ? (part.dataset.short ?? part.dataset.brief) : undefined;
    return [...part.childNodes]
      .flatMap((node, i) => (node instanceof Text ? bare((i === 0 ? short : undefined) ?? node.data) : []))
      .filter(Boolean);
  });
}

describe.each(metricIds)("the picture of %s", (metric) => {
  const answer = answerOf(metric, { params: { compare: "previous", limit: 10 } });

  it("is plain SVG with every text of the panel, and says what it is of", async () => {
    const panel = show(metric, { answer });
    const picture = await saveSvg(panel);
    expect(picture.querySelector("parsererror, foreignObject, style, script, image, use, a")).toBeNull();
    for (const element of picture.querySelectorAll("*"))
      for (const { name, value } of element.attributes)
        expect(`${name}=${value}`).not.toMatch(/^(on|style|class|href|xlink)|url\(|oklch|var\(/);
    const texts = bare([...picture.querySelectorAll("text")].map(({ textContent }) => textContent).join(""));
    const seen = getSeenTexts(panel);
    expect(seen.length).toBeGreaterThan(8);
    expect(seen.filter((text) => !texts.includes(text))).toEqual([]);
    expect(picture.querySelector("title")?.textContent).toMatch(/^.+: May 13 – Jun 11, Europe\/Berlin$/);
    expect(picture.querySelector("desc")?.textContent).toContain(`Metric: ${metric}@1`);
    expect(texts).toContain("Europe/Berlin");
    expect(texts).toContain("datatoJun12,2026,14:0");
  });

  it("holds hostile names as text", async () => {
    const hostile = answerOf(metric, { variant: "hostile", params: { limit: 40 } });
    const panel = show(metric, { answer: hostile });
    const picture = await saveSvg(panel);
    expect(picture.querySelector("parsererror, script, img")).toBeNull();
    const texts = bare([...picture.querySelectorAll("text")].map(({ textContent }) => textContent).join(""));
    expect(getSeenTexts(panel).filter((text) => !texts.includes(text))).toEqual([]);
  });

  it("has no text of a menu, a tooltip or a screen reader, and none outside of it", async () => {
    const panel = show(metric, { answer }, { widthPx: 300 });
    const picture = await saveSvg(panel);
    const texts = [...picture.querySelectorAll("text")].map(({ textContent }) => textContent);
    for (const text of ["About these numbers", "Export SVG", "up ", "down "])
      expect(texts).not.toContain(text);
    document.body.append(picture.documentElement);
    const root = document.body.lastElementChild as SVGSVGElement;
    const frame = root.getBoundingClientRect();
    const outside = [...root.querySelectorAll("text")].filter((text) => {
      const { left, right, bottom } = text.getBoundingClientRect();
      return left < frame.left - 1 || right > frame.right + 1 || bottom > frame.bottom + 1;
    });
    root.remove();
    expect(outside.map(({ textContent }) => textContent)).toEqual([]);
  });
});

describe("exportPicture", () => {
  const answer = answerOf("top-routes", { params: { compare: "previous", limit: 10 } });

  it("tells the filters, which stand elsewhere on the page", async () => {
    const params = {
      filters: [{ dimension: "routePattern", operator: "in", values: ["/plan", "</text>"] }],
    } as const;
    const picture = await saveSvg(show("top-routes", { answer, params }));
    const told = [...picture.querySelectorAll("text")].map(({ textContent }) => textContent);
    expect(told.at(-1)).toBe('Filters: routePattern in ["/plan","</text>"]');
    expect(picture.querySelector("desc")?.textContent).toContain('routePattern in ["/plan","</text>"]');
  });

  it.each([
    ["long", 300],
    ["long", 1000],
    // Here an end of a route does not fit that has no letter of it left.
    ["ready", 1098],
  ] as const)("says of each text that is cut that it is: %s, %d px", async (variant, widthPx) => {
    const long = answerOf("client-errors", { variant, params: { limit: 10 } });
    const panel = show("client-errors", { answer: long }, { widthPx });
    const cut = [...panel.querySelectorAll<HTMLElement>(".fh-route__part, .fh-name")].filter(
      (part) => part.checkVisibility() && part.clientWidth > 20 && part.scrollWidth > part.clientWidth + 1,
    );
    const picture = await saveSvg(panel);
    const told = [...picture.querySelectorAll("text")].filter(({ textContent }) =>
      textContent?.endsWith("…"),
    );
    expect(cut.length).toBeGreaterThan(0);
    expect(told.length).toBeGreaterThanOrEqual(cut.length);
  });

  it("says which number is which annotation, as the foot does at that width", async () => {
    const answer = answerOf("active-users");
    const annotations = [3, 12].map((i) => ({
      at: answer.data.points[i]?.start ?? "",
      label: `release ${i}`,
    }));
    const read = async (widthPx: number) =>
      bare(
        (await saveSvg(show("active-users", { answer }, { widthPx, annotations }))).documentElement
          .textContent,
      );
    expect(await read(390)).toContain("1release32release12");
    cleanup();
    vi.restoreAllMocks();
    expect(await read(1000)).not.toContain("1release3");
  });

  it("saves a PNG of twice the size, on the ground of the panel", async () => {
    const panel = show("totals", { answer: answerOf("totals") }, { widthPx: 500 });
    const { name, content } = await save(panel, "Export PNG");
    expect(name).toMatch(/^totals_\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d_Europe-Berlin\.png$/);
    const bitmap = await createImageBitmap(content);
    expect(bitmap.width).toBe(1000);
    expect(bitmap.height).toBeGreaterThan(2 * panel.getBoundingClientRect().height - 40);
    const brush = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    brush?.drawImage(bitmap, 0, 0);
    expect([...(brush?.getImageData(20, 12, 1, 1).data ?? [])]).toEqual([255, 255, 255, 255]);
  });

  it("says so when the browser paints no PNG, and saves nothing", async () => {
    vi.spyOn(HTMLCanvasElement.prototype, "toBlob").mockImplementation((done) => done(null));
    const made = vi.spyOn(URL, "createObjectURL");
    const panel = show("top-routes", { answer });
    await choose(panel, "Export PNG");
    await vi.waitFor(
      () => expect(panel.querySelector("[role=alert]")?.textContent).toMatch(/could not be drawn/),
      10_000,
    );
    expect(made).not.toHaveBeenCalled();
  });

  it("is not offered while the table stands in the picture's place", async () => {
    const panel = show("top-routes", { answer });
    await choose(panel, "Show as table");
    await vi.waitFor(() => expect(panel.querySelector(".fh-figures")).not.toBeNull());
    const items = [...panel.querySelectorAll(".fh-menu > button")].map(({ textContent }) => textContent);
    expect(items).toEqual(["Show as picture", "Export CSV", "Evidence"]);
  });

  it("mirrors what runs from right to left", async () => {
    const panel = show("top-routes", { answer }, { locale: "ar-EG", messages: arabic });
    panel.parentElement?.setAttribute("dir", "rtl");
    const { content } = await save(panel, "تصدير SVG");
    const picture = new DOMParser().parseFromString(await content.text(), "image/svg+xml");
    const title = [...picture.querySelectorAll("text")].find(
      ({ textContent }) => textContent === arabic.metrics["top-routes"].title,
    );
    expect(title?.getAttribute("direction")).toBe("rtl");
    expect(Number(title?.getAttribute("x"))).toBeGreaterThan(900);
    const bars = [...picture.querySelectorAll("rect")].filter((bar) => bar.getAttribute("height") === "8");
    const ends = bars.map((bar) => Number(bar.getAttribute("x")) + Number(bar.getAttribute("width")));
    expect(bars).toHaveLength(10);
    expect(Math.max(...ends) - Math.min(...ends)).toBeLessThan(3);
  });
});

describe("readPaint", () => {
  it.each([
    ["rgb(1, 2, 3)", { color: "#010203", opacity: undefined }],
    ["oklch(1 0 0)", { color: "#ffffff", opacity: undefined }],
    ["color(srgb 1 0.5 0)", { color: "#ff8000", opacity: undefined }],
    ["color-mix(in srgb, #000, #fff)", { color: "#808080", opacity: undefined }],
    ["rgba(0, 0, 0, 0)", null],
    ["none", null],
  ])("converts %s", (color, paint) => expect(readPaint(color)).toEqual(paint));
});

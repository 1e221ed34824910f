import { type MetricId, metricIds, sourceKinds, TelemetryError } from "@firsthand/contract";
import { cleanup, render } from "@testing-library/react";
import type { ComponentType } from "react";
import { describe, expect, it } from "vitest";
import { HealthPanel } from "../health/health-panel.tsx";
import { panels } from "../metrics/index.ts";
import type { PanelProps } from "../panel/panel-props.ts";
import { TelemetryProvider } from "../provider/telemetry-provider.tsx";
import { healthStates } from "../test/health-props.ts";
import { MARK, markedMessages } from "../test/marked-messages.ts";
import { getText } from "../test/render.tsx";
import { answerOf, getStateProps } from "../test/state-props.ts";
import { arabic } from "./ar/index.ts";
import { german } from "./de/index.ts";
import { englishMessages } from "./english-messages.ts";

const languages = { "de-DE": german, "ar-AE": arabic };

/** Every path to a word, such as `metrics.totals.title`. */
function getPaths(words: object, path = ""): string[] {
  return Object.entries(words).flatMap(([name, word]) =>
    typeof word === "object" && !Array.isArray(word) ? getPaths(word, `${path}${name}.`) : [path + name],
  );
}

/** Texts of a panel with letters in them that no marked word stands in, except what comes from the data. */
function findForeignTexts(root: Element): string[] {
  const plainNames = 'tbody tr:not(.fh-others) > :is(th, [data-col="route"], [data-col="boundary"])';
  const fromData = `bdi, [lang], .fh-code, .fh-name, .fh-cell-picture[title], .fh-heat__title b, .fh-heat thead [aria-label], .fh-marker__name, ${plainNames}`;
  const texts = [...root.querySelectorAll("*")].flatMap((element) => [
    ...(element.closest(fromData) !== null || element.querySelector("*") !== null
      ? []
      : [element.textContent ?? ""]),
    ...["aria-label", "title"].flatMap((name) =>
      element.closest(fromData) === null ? (element.getAttribute(name) ?? []) : [],
    ),
  ]);
  // Dates and figures are Intl's, which has been asked for a language without Latin letters.
  return texts
    .map((text) => text.replaceAll("Europe/Berlin", "").replace(/^[a-z-]+@\d+$/, ""))
    .filter((text) => /\p{Script=Latin}/u.test(text) && !text.includes(MARK));
}

describe("languages", () => {
  it.each(Object.entries(languages))("%s has every word and no other", (_locale, messages) => {
    expect(getPaths(messages).sort()).toEqual(getPaths(englishMessages).sort());
    expect(Object.keys(messages.sourceKinds).sort()).toEqual([...sourceKinds].sort());
  });

  it.each([0, 1, 2, 3, 11, 100, 102])("Arabic chooses its own plural for %d", (n) => {
    const forms = {
      0: "0 يوم",
      1: "يوم واحد",
      2: "يومين",
      3: "3 أيام",
      11: "11 يومًا",
      100: "100 يوم",
      102: "102 يوم",
    };
    expect(arabic.inDays(n, String(n))).toBe(`خلال ${forms[n as keyof typeof forms]}`);
  });

  it("German chooses between one and many, and quotes its names", () => {
    const { ended } = german.metrics["session-duration"];
    expect([ended(1, "1"), ended(0, "0"), ended(2, "2")]).toEqual([
      "1 beendete Sitzung",
      "0 beendete Sitzungen",
      "2 beendete Sitzungen",
    ]);
  });
});

describe.each(metricIds)("the panel of %s in another language", (metric) => {
  const Panel = panels[metric] as ComponentType<PanelProps<MetricId>>;
  const show = (locale: string, messages: typeof german, props: PanelProps<MetricId>) => {
    const { container } = render(
      <TelemetryProvider locale={locale} messages={messages}>
        <Panel {...props} />
      </TelemetryProvider>,
    );
    return container;
  };
  const states: readonly PanelProps<MetricId>[] = [
    ...getStateProps(metric),
    ...(["incomplete", "gap", "partly-suppressed", "one-point"] as const).map((variant) => ({
      answer: answerOf(metric, { variant }),
    })),
    { answer: answerOf(metric, { params: { compare: "none" } }) },
    { error: new TelemetryError("network", "Fetch failed.", {}) },
  ];

  it("has no word that is not its language's, in any state", () => {
    for (const props of states) {
      expect(findForeignTexts(show("ar-EG", markedMessages, props))).toEqual([]);
      cleanup();
    }
  });

  it.each(Object.entries(languages))("is whole in %s", (locale, messages) => {
    for (const props of states) {
      const container = show(locale, messages, props);
      expect(container.querySelector('[data-error-code="internal"]')).toBeNull();
      expect(getText(container)).not.toMatch(/NaN|undefined|null(?!\.)|Infinity/);
      expect(getText(container)).toContain(messages.metrics[metric].title);
      cleanup();
    }
  });

  it("says what the server said in the server's language", () => {
    const error = new TelemetryError(
      "too_much_data",
      "The range holds 9 million rows. Choose a shorter one.",
      {},
    );
    const detail = show("de-DE", german, { error }).querySelector(".fh-message p[lang]");
    expect(detail?.getAttribute("lang")).toBe("en");
    expect(detail?.getAttribute("dir")).toBe("ltr");
    expect(getText(detail)).toContain("9 million rows");
  });
});

describe("the panel of the health in another language", () => {
  const show = (
    locale: string,
    messages: typeof german,
    { name: _, expected: __, ...props }: (typeof healthStates)[number],
  ) =>
    render(
      <TelemetryProvider locale={locale} messages={messages} params={{ timeZone: "Europe/Berlin" }}>
        <HealthPanel {...props} />
      </TelemetryProvider>,
    ).container;

  it.each(healthStates)("has no word that is not its language's: $name", (state) => {
    expect(findForeignTexts(show("ar-EG", markedMessages, state))).toEqual([]);
  });

  it.each(Object.entries(languages))("is whole in %s", (locale, messages) => {
    for (const state of healthStates) {
      const text = getText(show(locale, messages, state));
      expect(text).not.toMatch(/NaN|undefined|Infinity/);
      expect(text).toContain(messages.health.title);
      cleanup();
    }
  });

  it("counts stored rows by the language's own plurals", () => {
    expect([1, 2, 3, 11, 100].map((n) => arabic.health.storedRows(n))).toEqual([
      "صف محفوظ",
      "صفّان محفوظان",
      "صفوف محفوظة",
      "صفًا محفوظًا",
      "صف محفوظ",
    ]);
    expect([1, 2].map((n) => german.health.storedRows(n))).toEqual([
      "Zeile gespeichert",
      "Zeilen gespeichert",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { dimensions } from "../dimensions.ts";
import { metricIds } from "../metrics/index.ts";
import { isIdentifier } from "./check-value.ts";
import { defineCatalogue } from "./define-catalogue.ts";
import { panelVocabulary } from "./panel-vocabulary.ts";

const { feature_viewed, chart_interacted, filter_changed } = panelVocabulary.events;

describe("the words of panels", () => {
  it("name every panel and every dimension", () => {
    expect(feature_viewed.feature).toEqual([...metricIds, "health"]);
    expect(chart_interacted.chart).toEqual([...metricIds, "health"]);
    expect(filter_changed.filterKey).toEqual(expect.arrayContaining([...dimensions]));
  });

  it("make a catalogue, and pass where no words are listed", () => {
    expect(() => defineCatalogue(panelVocabulary)).not.toThrow();
    const words = Object.values(panelVocabulary.events).flatMap((fields) => Object.values(fields).flat());
    expect(words.filter((word) => !isIdentifier(word))).toEqual([]);
  });
});

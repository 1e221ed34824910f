import { describe, expect, it } from "vitest";
import { rangeOf } from "../oracle/time-range.ts";
import { mainStages } from "./stages.ts";
import { QUESTIONS_PER_WORLD, questionsOf } from "./trial.ts";
import { createWorld } from "./world.ts";

const asked = mainStages.map((_, i) => {
  const world = createWorld(i + 1);
  return { world, questions: questionsOf(world, QUESTIONS_PER_WORLD) };
});
const questions = asked.flatMap((each) => each.questions);

const valuesOf = (field: keyof (typeof questions)[number]) =>
  new Set(questions.map((question) => question[field]));

describe("questionsOf", () => {
  it("asks in every main world about the clock change, in its zone and by several granularities", () => {
    for (const { world, questions: own } of asked) {
      const { center } = world.moments;
      const about = own.filter((question) => {
        const range = rangeOf(question, world.now);
        return question.timeZone === world.stage.timeZone && range.start <= center && range.end > center;
      });
      expect(about.length).toBeGreaterThan(5);
      expect(new Set(about.map((question) => question.granularity)).size).toBeGreaterThan(2);
      expect(about.some((question) => question.metric === "active-users" || question.trend === true)).toBe(
        true,
      );
    }
  });

  it("asks all nine metrics in both scopes, with every granularity, comparison and kind of filter", () => {
    expect(valuesOf("metric").size).toBe(9);
    expect(new Set(questions.map((question) => `${question.metric} ${question.scope.kind}`)).size).toBe(17);
    expect(valuesOf("granularity")).toEqual(new Set([undefined, "auto", "hour", "day", "week", "month"]));
    expect(valuesOf("compare")).toEqual(new Set([undefined, "none", "previous", "previous-aligned", "year"]));
    const filters = questions.flatMap((question) => question.filters ?? []);
    expect(new Set(filters.map((filter) => filter.dimension)).size).toBe(10);
    for (const operator of ["in", "not-in"]) {
      const own = filters.filter((filter) => filter.operator === operator);
      expect(own.some((filter) => filter.values.includes(null))).toBe(true);
      expect(own.some((filter) => filter.values.includes(""))).toBe(true);
    }
  });

  it("asks about ranges that end in the future, and beyond what is readable", () => {
    const of = (
      isIt: (range: { start: number; end: number }, now: number, readableSince: number) => boolean,
    ) =>
      asked.some(({ world, questions: own }) =>
        own.some((question) =>
          isIt(rangeOf(question, world.now), world.now, world.now - world.rawRetentionDays * 86_400_000),
        ),
      );
    expect(of(({ start, end }, now) => start < now && end > now)).toBe(true);
    expect(of(({ start }, now) => start > now)).toBe(true);
    expect(of(({ start, end }, _, since) => start < since && end > since)).toBe(true);
    expect(of(({ end }, _, since) => end < since)).toBe(true);
  });
});

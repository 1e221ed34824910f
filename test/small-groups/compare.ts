/** Holds an answer of the product against what it has to be, and hands on which sums it publishes. */
import type { Comparable } from "../worlds/differences.ts";
import { binOf, metricRules } from "./cells.ts";
import type { DecidedCell } from "./decide.ts";
import type { Expected, Figure } from "./expected.ts";
import type { SmallQuestion } from "./questions.ts";

type Fields = Readonly<Record<string, unknown>>;

/** A figure at its place in an answer, beside the one that is expected. */
interface Place {
  readonly path: string;
  readonly actual: unknown;
  readonly expected: unknown;
  /** What it is the sum of, where it counts events. */
  readonly cells?: readonly DecidedCell[];
}

export interface Compared {
  readonly differences: readonly string[];
  /** The cells of every figure that counts events. */
  readonly sums: readonly (readonly DecidedCell[])[];
}

/** @param earlier what the range before has to be; undefined where none was asked for. */
export function compare(
  question: SmallQuestion,
  answer: Comparable,
  expected: Expected,
  earlier: Expected | undefined,
): Compared {
  const meta = answer.meta as Fields;
  const listed = rowsOf(question, expected);
  const places = [
    ...placesOf(question, "data", answer.data as Fields, expected, listed),
    ...(earlier ? placesOf(question, "comparison", answer.comparison as Fields, earlier, listed) : []),
    { path: "meta.suppressed", actual: meta.suppressed, expected: suppressedOf(question, expected) },
    { path: "meta.granularity", actual: meta.granularity, expected: question.granularity },
  ];
  return {
    differences: places
      .filter(({ actual, expected }) => JSON.stringify(actual) !== JSON.stringify(expected))
      .map(
        ({ path, actual, expected }) =>
          `${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`,
      ),
    sums: places.flatMap(({ cells, expected }) => (cells === undefined || expected === null ? [] : [cells])),
  };
}

function rowsOf({ limit }: SmallQuestion, { rows }: Expected) {
  return rows.slice(0, limit ?? 25);
}

function suppressedOf({ metric, trend, filters }: SmallQuestion, expected: Expected): number {
  if (metric !== "totals" && metric !== "active-users") return expected.suppressed;
  const course = expected.course(null);
  const withheld = course.filter(({ isWithheld }) => isWithheld).length;
  if (metric === "active-users" || trend) return withheld;
  return filters.length === 0 ? Number(expected.total.events === null) : Math.min(withheld, 1);
}

function placesOf(
  question: SmallQuestion,
  path: string,
  data: Fields,
  expected: Expected,
  listed: ReturnType<typeof rowsOf>,
): Place[] {
  if (question.metric === "active-users") return placesOfPoints(path, data, expected);
  if (question.metric === "totals") return placesOfTotals(question, path, data, expected);
  if (question.metric === "session-duration") return placesOfBins(path, data, expected);
  const { dimensions, count } = metricRules[question.metric];
  const actual = data.rows as Fields[];
  const total = data.total as Fields;
  return [
    { path: `${path}.rows`, actual: actual.length, expected: listed.length },
    { path: `${path}.totalRows`, actual: data.totalRows, expected: expected.rows.length },
    place(`${path}.total`, total[count], expected.total),
    ...trendPlaces(question, `${path}.total`, total, expected, null, "trend"),
    ...listed.flatMap(({ values }, i) => {
      const row = actual[i] ?? {};
      const at = `${path}.rows[${i}]`;
      return [
        { path: at, actual: dimensions.map((dimension) => row[dimension]), expected: values },
        place(`${at}.${count}`, row[count], expected.rowOf(values)),
        ...("anonymousUsers" in row
          ? [{ path: `${at}.users`, actual: row.anonymousUsers, expected: expected.rowOf(values).users }]
          : []),
        ...trendPlaces(question, at, row, expected, JSON.stringify(values), "trend"),
      ];
    }),
  ];
}

function placesOfTotals(question: SmallQuestion, path: string, data: Fields, expected: Expected): Place[] {
  return [
    place(`${path}.events`, data.events, expected.total),
    { path: `${path}.anonymousUsers`, actual: data.anonymousUsers, expected: expected.total.users },
    ...trendPlaces(question, path, { ...data, ...((data.trend ?? {}) as object) }, expected, null, "events"),
  ];
}

function placesOfPoints(path: string, data: Fields, expected: Expected): Place[] {
  const points = data.points as Fields[];
  return [
    { path: `${path}.total`, actual: (data.total as Fields).anonymousUsers, expected: expected.total.users },
    ...expected.course(null).flatMap(({ users, isWithheld }, i) => [
      { path: `${path}.points[${i}]`, actual: points[i]?.anonymousUsers, expected: users },
      {
        path: `${path}.points[${i}].suppressed`,
        actual: points[i]?.suppressed ?? false,
        expected: isWithheld && users === null,
      },
    ]),
  ];
}

function placesOfBins(path: string, data: Fields, expected: Expected): Place[] {
  const bins = data.histogram as { readonly fromMs: number; readonly sessions: number | null }[];
  return [
    place(`${path}.sessions`, data.sessions, expected.total),
    ...bins.map(({ fromMs, sessions }, i) =>
      place(`${path}.histogram[${i}]`, sessions, expected.rowOf([String(binOf(Math.ceil(fromMs)))])),
    ),
    {
      path: `${path}.histogram`,
      actual: bins.filter(({ sessions }) => sessions !== null && sessions > 0).length,
      expected: expected.rows.filter(({ values }) => values[0] !== null).length,
    },
  ];
}

function trendPlaces(
  { trend }: SmallQuestion,
  path: string,
  fields: Fields,
  expected: Expected,
  of: string | null,
  name: string,
): Place[] {
  if (!trend) return [];
  const course = expected.course(of);
  const actual = fields[name] as readonly unknown[];
  const withheld = course.flatMap(({ isWithheld }, i) => (isWithheld ? [i] : []));
  return [
    { path: `${path}.trend`, actual: actual.length, expected: course.length },
    ...course.map((figure, i) => place(`${path}.trend[${i}]`, actual[i], figure)),
    { path: `${path}.trendSuppressed`, actual: fields.trendSuppressed ?? [], expected: withheld },
  ];
}

function place(path: string, actual: unknown, { events, cells }: Figure): Place {
  return { path, actual, expected: events, cells };
}

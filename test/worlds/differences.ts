/**
 * Where an answer differs from the right one, as lines that a person can read.
 *
 * Counts and texts have to be the same. Means, percentiles and edges may differ by 1e-9 of their size. Instants have to
 * be the same instant, written with the same offset (`Z` is `+00:00`). `data` and `comparison` have to have exactly the
 * expected fields; `meta` may have more.
 */
const RELATIVE_ERROR = 1e-9;
const fractions = /^(avg|p\d\d|fromMs|toMs)/;
const percentiles = /\.p\d\dDurationMs$/;
const instants = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;

export interface Comparable {
  readonly data: unknown;
  readonly comparison?: unknown;
  readonly meta: unknown;
}

/** @param percentileError how far percentiles may be off, as a share of the right one. */
export function differences(
  expected: Comparable,
  actual: Comparable,
  percentileError = RELATIVE_ERROR,
): string[] {
  return [
    ...compare("data", expected.data, actual.data, { fields: "exact", percentileError }),
    ...compare("comparison", expected.comparison, actual.comparison, { fields: "exact", percentileError }),
    ...compare("meta", expected.meta, actual.meta, { fields: "may have more", percentileError }),
  ];
}

interface Rules {
  readonly fields: "exact" | "may have more";
  readonly percentileError: number;
}

function compare(path: string, expected: unknown, actual: unknown, rules: Rules): string[] {
  if (Array.isArray(expected) && Array.isArray(actual)) return compareLists(path, expected, actual, rules);
  if (isRecord(expected) && isRecord(actual)) return compareRecords(path, expected, actual, rules);
  return isSame(path, expected, actual, rules)
    ? []
    : [`${path}: expected ${shown(expected)}, got ${shown(actual)}`];
}

function compareLists(path: string, expected: unknown[], actual: unknown[], rules: Rules): string[] {
  const lengths =
    expected.length === actual.length
      ? []
      : [`${path}: expected ${expected.length} entries, got ${actual.length}`];
  const common = expected.slice(0, actual.length);
  return [...lengths, ...common.flatMap((entry, i) => compare(`${path}[${i}]`, entry, actual[i], rules))];
}

function compareRecords(
  path: string,
  expected: Record<string, unknown>,
  actual: Record<string, unknown>,
  rules: Rules,
): string[] {
  const unexpected = Object.keys(actual).filter((key) => !Object.hasOwn(expected, key));
  return [
    ...(rules.fields === "exact"
      ? unexpected.map((key) => `${path}.${key}: not expected, got ${shown(actual[key])}`)
      : []),
    ...Object.entries(expected).flatMap(([key, value]) =>
      compare(`${path}.${key}`, value, actual[key], rules),
    ),
  ];
}

function isSame(path: string, expected: unknown, actual: unknown, { percentileError }: Rules): boolean {
  if (
    typeof expected === "number" &&
    typeof actual === "number" &&
    fractions.test(path.split(".").at(-1) ?? "")
  ) {
    const error = percentiles.test(path) ? percentileError : RELATIVE_ERROR;
    return Math.abs(expected - actual) <= error * Math.max(Math.abs(expected), Math.abs(actual));
  }
  if (typeof expected === "string" && typeof actual === "string")
    return normalised(expected) === normalised(actual);
  return expected === actual;
}

function normalised(text: string): string {
  const [, local, fraction = "", offset] = instants.exec(text) ?? [];
  if (local === undefined) return text;
  return `${local}.${fraction.padEnd(3, "0")}${offset === "Z" ? "+00:00" : offset}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

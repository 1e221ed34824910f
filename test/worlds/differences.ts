/**
 * Where an answer differs from the right one, as lines that a person can read.
 *
 * Counts and texts have to be the same. Means, percentiles and edges may differ by 1e-9 of their size. Instants have to
 * be the same instant, written with the same offset (`Z` is `+00:00`). `data` and `comparison` have to have exactly the
 * expected fields; `meta` may have more.
 */
const RELATIVE_ERROR = 1e-9;
const fractions = /^(avg|p\d\d|fromMs|toMs)/;
const instants = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;

export interface Comparable {
  readonly data: unknown;
  readonly comparison?: unknown;
  readonly meta: unknown;
}

export function differences(expected: Comparable, actual: Comparable): string[] {
  return [
    ...compare("data", expected.data, actual.data, "exact"),
    ...compare("comparison", expected.comparison, actual.comparison, "exact"),
    ...compare("meta", expected.meta, actual.meta, "may have more"),
  ];
}

type Fields = "exact" | "may have more";

function compare(path: string, expected: unknown, actual: unknown, fields: Fields): string[] {
  if (Array.isArray(expected) && Array.isArray(actual)) return compareLists(path, expected, actual, fields);
  if (isRecord(expected) && isRecord(actual)) return compareRecords(path, expected, actual, fields);
  return isSame(path, expected, actual) ? [] : [`${path}: expected ${shown(expected)}, got ${shown(actual)}`];
}

function compareLists(path: string, expected: unknown[], actual: unknown[], fields: Fields): string[] {
  const lengths =
    expected.length === actual.length
      ? []
      : [`${path}: expected ${expected.length} entries, got ${actual.length}`];
  const common = expected.slice(0, actual.length);
  return [...lengths, ...common.flatMap((entry, i) => compare(`${path}[${i}]`, entry, actual[i], fields))];
}

function compareRecords(
  path: string,
  expected: Record<string, unknown>,
  actual: Record<string, unknown>,
  fields: Fields,
): string[] {
  const unexpected = Object.keys(actual).filter((key) => !Object.hasOwn(expected, key));
  return [
    ...(fields === "exact"
      ? unexpected.map((key) => `${path}.${key}: not expected, got ${shown(actual[key])}`)
      : []),
    ...Object.entries(expected).flatMap(([key, value]) =>
      compare(`${path}.${key}`, value, actual[key], fields),
    ),
  ];
}

function isSame(path: string, expected: unknown, actual: unknown): boolean {
  if (
    typeof expected === "number" &&
    typeof actual === "number" &&
    fractions.test(path.split(".").at(-1) ?? "")
  ) {
    return Math.abs(expected - actual) <= RELATIVE_ERROR * Math.max(Math.abs(expected), Math.abs(actual));
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

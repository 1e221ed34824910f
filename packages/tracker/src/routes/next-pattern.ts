import { joinSegments } from "./join-segments.ts";
import { getSegments, isPlainWord } from "./template-pathname.ts";

/** What `useParams()` of Next gives. */
export type NextParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The pattern of a path of Next, such as `/people/[personId]`, made of `usePathname()` and `useParams()`. A segment that is no parameter and
 * not plainly a word, as after a rewrite, becomes `[id]`. Null where there is no path.
 */
export function nextPattern(pathname: string | null, params: NextParams | null): string | null {
  if (pathname === null) return null;
  const pattern: (string | null)[] = getSegments(pathname).map(() => null);
  const given = getSegments(pathname).map(decode);
  // From the end: what is fixed comes first, and may be the same word.
  for (const [name, value = []] of Object.entries(params ?? {}).reverse()) {
    const values = [value].flat().map(decode);
    const at = findLast(given, values, pattern);
    if (at !== -1) pattern.splice(at, values.length, `[${name}]`, ...values.slice(1).map(() => ""));
  }
  return joinSegments(
    pattern.map((segment, i) => segment ?? (isPlainWord(given[i] ?? "") ? (given[i] ?? "") : "[id]")),
  );
}

/** Where `values` stand one after the other for the last time, and nothing else was found; -1 where they do not. */
function findLast(
  given: readonly string[],
  values: readonly string[],
  pattern: readonly (string | null)[],
): number {
  if (values.length === 0) return -1;
  return given.findLastIndex((_, at) =>
    values.every((value, i) => given[at + i] === value && pattern[at + i] === null),
  );
}

/** A segment as its reader sees it. Next gives parameters now in this form, now in the other. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

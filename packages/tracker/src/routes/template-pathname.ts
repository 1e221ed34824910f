import { isIdentifier, isRoute } from "@firsthand/contract/catalogue";
import { joinSegments } from "./join-segments.ts";

const LONGEST_PART = 16;
const MOST_PARTS = 3;

/**
 * A pattern for a path of which no router knows one: what is not plainly a word becomes `[id]`, so `/people/4711` becomes `/people/[id]`.
 * A name is a word too (`/people/grace`): see that such paths have a router's pattern, or list your routes in the catalogue.
 * Null where the path is too long for a pattern.
 */
export function templatePathname(pathname: string): string | null {
  const segments = getSegments(pathname).map((segment) => (isPlainWord(segment) ? segment : "[id]"));
  const pattern = joinSegments(segments);
  return isRoute(pattern) ? pattern : null;
}

/** The segments of a path, without its query and fragment. */
export function getSegments(pathname: string): readonly string[] {
  return (pathname.split(/[?#]/)[0] ?? "").split("/").filter((segment) => segment !== "");
}

/** One to three short words in lower case, joined by `-` or `_`, that could be spoken and are no hexadecimal digits. */
export function isPlainWord(segment: string): boolean {
  const parts = segment.split(/[-_]/);
  return isIdentifier(segment) && parts.length <= MOST_PARTS && parts.every(isSpoken);
}

function isSpoken(part: string): boolean {
  return (
    part.length <= LONGEST_PART &&
    /^[a-z]+$/.test(part) &&
    /[aeiouy]/.test(part) &&
    !/[^aeiouy]{5}|[aeiouy]{4}|(.)\1\1/.test(part) &&
    !/^[a-f]{6,}$/.test(part)
  );
}

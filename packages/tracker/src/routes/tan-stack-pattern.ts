import { joinSegments } from "./join-segments.ts";

/** Of a match of TanStack Router what is read here: `router.state.matches` has it. */
export interface TanStackMatch {
  /** The path of the route's file, such as `/people/$personId`, without layouts that have none. */
  readonly fullPath: string;
}

/** The pattern of what TanStack Router matched, such as `/people/[personId]`; null when it matched nothing. */
export function tanStackPattern(matches: readonly TanStackMatch[] | null | undefined): string | null {
  const last = matches?.at(-1);
  return last ? joinSegments(last.fullPath.split("/").map(writeSegment)) : null;
}

/** `$name`, `$`, and `{$name}` and `{-$name}` with anything around them. */
function writeSegment(segment: string): string {
  const [, name] = /\$(\w*)/.exec(segment) ?? [];
  if (name === undefined) return segment;
  return `[${name === "" ? "splat" : name}]`;
}

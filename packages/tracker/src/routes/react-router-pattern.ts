import { joinSegments } from "./join-segments.ts";

/** Of a match of React Router what is read here: `router.state.matches` and `matchRoutes()` have it. */
export interface ReactRouterMatch {
  readonly route: { readonly path?: string | undefined };
}

/**
 * The pattern of what React Router matched, such as `/people/[personId]`; null when it matched nothing. What is optional in a route is in its
 * pattern, whether the path has it or not.
 */
export function reactRouterPattern(matches: readonly ReactRouterMatch[] | null | undefined): string | null {
  if (!matches || matches.length === 0) return null;
  let segments: readonly string[] = [];
  for (const { route } of matches) {
    const path = route.path ?? "";
    // An absolute path repeats those of its parents.
    segments = [...(path.startsWith("/") ? [] : segments), ...path.split("/").map(writeSegment)];
  }
  return joinSegments(segments);
}

/** `:name`, `:name?`, `word?` and `*` as they stand in paths of React Router. */
function writeSegment(segment: string): string {
  const name = segment.replace(/\?$/, "");
  if (name === "*") return "[splat]";
  return name.startsWith(":") ? `[${name.slice(1)}]` : name;
}

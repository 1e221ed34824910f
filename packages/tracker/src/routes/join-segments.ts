/** A route pattern of segments; what is empty is left out. */
export function joinSegments(segments: readonly string[]): string {
  return `/${segments.filter((segment) => segment !== "").join("/")}`;
}

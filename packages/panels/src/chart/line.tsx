import { getLinePath } from "./line-path.ts";
import type { Place } from "./series.ts";

/** Props of {@link Line}. */
interface LineProps {
  readonly className: string;
  /** In order. A place without a value breaks the line. */
  readonly places: readonly Place[];
  readonly y: (value: number) => number;
}

/**
 * A line through places. Where a path runs is style to a browser, which then shares none of it with other elements and finds it anew with
 * every answer; where a polyline runs is not. Only a path can be broken.
 */
export function Line({ className, places, y }: LineProps) {
  const path = getLinePath(places, y);
  const paint = { className, fill: "none", strokeLinecap: "round" } as const;
  const isWhole = !/.[MZ]/.test(path);
  return isWhole ? (
    <polyline points={path.slice(1).replaceAll("L", " ")} {...paint} />
  ) : (
    <path d={path} {...paint} />
  );
}

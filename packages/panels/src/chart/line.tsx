import { line } from "@visx/shape";
import type { Place } from "./series.ts";

/** Props of {@link Line}. */
interface LineProps {
  readonly className: string;
  /** In order. A place without a value breaks the line. */
  readonly places: readonly Place[];
  readonly y: (value: number) => number;
}

/**
 * A line through places. visx makes the path; its own `LinePath` would bring along a CommonJS helper for class names, which is
 * 0.8 KiB of every page.
 */
export function Line({ className, places, y }: LineProps) {
  const path = line<Place>({
    x: (place) => place.x,
    y: (place) => y(place.value ?? 0),
    defined: (place) => place.value !== null,
  });
  return <path className={className} d={path([...places]) ?? ""} fill="none" strokeLinecap="round" />;
}

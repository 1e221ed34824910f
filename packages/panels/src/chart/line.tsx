import { getLinePath } from "./line-path.ts";
import type { Place } from "./series.ts";

/** Props of {@link Line}. */
interface LineProps {
  readonly className: string;
  /** In order. A place without a value breaks the line. */
  readonly places: readonly Place[];
  readonly y: (value: number) => number;
}

/** A line through places. */
export function Line({ className, places, y }: LineProps) {
  return <path className={className} d={getLinePath(places, y)} fill="none" strokeLinecap="round" />;
}

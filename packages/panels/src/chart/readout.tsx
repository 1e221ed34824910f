import type { Granularity } from "@firsthand/contract";
import { type PointerEvent, useRef } from "react";
import type { PanelTools } from "../panel/panel-tools.ts";
import { getPlace } from "./series.ts";
import { toPercent } from "./stretched.tsx";
import type { TimePoint } from "./time-series.ts";

/** Props of {@link Readout}. */
interface ReadoutProps {
  readonly points: readonly TimePoint[];
  readonly previous: readonly TimePoint[] | null;
  readonly granularity: Granularity;
  readonly tools: PanelTools;
}

/**
 * A hairline under the pointer with both values at the top of the chart. Written through refs: a move of the pointer renders
 * nothing anew.
 */
export function Readout({ points, previous, granularity, tools }: ReadoutProps) {
  const line = useRef<SVGLineElement>(null);
  const text = useRef<SVGTextElement>(null);
  const tell = (point: TimePoint | undefined) => {
    if (point === undefined) return null;
    const { format, messages } = tools;
    const figure = point.suppressed
      ? messages.withheld
      : point.value === null
        ? messages.gap
        : format.count(point.value);
    return `${format.granule(granularity, point.start)}: ${figure}`;
  };
  const move = (event: PointerEvent<SVGRectElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    if (box.width === 0 || points.length === 0) return;
    const share = Math.max(0, Math.min(1, (event.clientX - box.left) / box.width));
    const index = points.length < 2 ? 0 : Math.round(share * (points.length - 1));
    const x = toPercent(getPlace(index, points.length));
    line.current?.setAttribute("x1", x);
    line.current?.setAttribute("x2", x);
    line.current?.setAttribute("visibility", "visible");
    if (text.current !== null) {
      text.current.textContent = [tell(points[index]), tell(previous?.[index])]
        .filter((part) => part !== null)
        .join("  ·  ");
    }
  };
  const leave = () => {
    line.current?.setAttribute("visibility", "hidden");
    if (text.current !== null) text.current.textContent = "";
  };
  return (
    <g>
      <line className="fh-crosshair" ref={line} y2="100%" visibility="hidden" />
      <text className="fh-readout" ref={text} x="100%" y="0" dy="-15" textAnchor="end" />
      <rect className="fh-pointer" width="100%" height="100%" onPointerMove={move} onPointerLeave={leave} />
    </g>
  );
}

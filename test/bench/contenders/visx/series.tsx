import type { MetricAnswer } from "@firsthand/contract";
import { AxisBottom, AxisLeft } from "@visx/axis";
import { localPoint } from "@visx/event";
import { GridRows } from "@visx/grid";
import { Group } from "@visx/group";
import { ParentSize } from "@visx/responsive";
import { scaleLinear, scaleTime } from "@visx/scale";
import { AreaClosed, Bar, Line, LinePath } from "@visx/shape";
import { defaultStyles, TooltipWithBounds, useTooltip } from "@visx/tooltip";
import { type PointerEvent, useCallback, useMemo } from "react";
import { formatCount, formatDay } from "../shared/format.ts";

const margin = { top: 10, right: 10, bottom: 30, left: 40 };

interface Props {
  readonly answer: MetricAnswer<"active-users">;
}

/** An area, a line and the comparison, measured by ParentSize, with the tooltip of useTooltip. */
export function Series({ answer }: Props) {
  return (
    <div className="chart">
      <ParentSize>
        {({ width, height }) => <Chart answer={answer} width={width} height={height} />}
      </ParentSize>
    </div>
  );
}

interface Point {
  readonly date: Date;
  readonly value: number | null;
}

interface Tip {
  readonly point: Point;
  readonly before: Point | undefined;
}

function Chart({ answer: { data, comparison }, width, height }: Props & { width: number; height: number }) {
  const { tooltipData, tooltipLeft = 0, tooltipTop = 0, showTooltip, hideTooltip } = useTooltip<Tip>();
  const innerWidth = Math.max(0, width - margin.left - margin.right);
  const innerHeight = Math.max(0, height - margin.top - margin.bottom);
  const points = useMemo(() => toPoints(data.points), [data]);
  const before = useMemo(
    () => toPoints(comparison?.points ?? []).slice(0, points.length),
    [comparison, points],
  );
  const x = useMemo(
    () =>
      scaleTime({
        domain: [points[0]?.date ?? new Date(0), points.at(-1)?.date ?? new Date(0)],
        range: [0, innerWidth],
      }),
    [points, innerWidth],
  );
  const y = useMemo(
    () =>
      scaleLinear<number>({
        domain: [0, Math.max(1, ...[...points, ...before].map((point) => point.value ?? 0))],
        range: [innerHeight, 0],
        nice: true,
      }),
    [points, before, innerHeight],
  );
  const handleTooltip = useCallback(
    (event: PointerEvent<SVGRectElement>) => {
      const { x: left } = localPoint(event) ?? { x: 0 };
      const share = (left - margin.left) / Math.max(1, innerWidth);
      const index = Math.max(0, Math.min(points.length - 1, Math.round(share * (points.length - 1))));
      const point = points[index];
      if (point === undefined) return;
      showTooltip({
        tooltipData: { point, before: before[index] },
        tooltipLeft: x(point.date),
        tooltipTop: y(point.value ?? 0),
      });
    },
    [points, before, x, y, innerWidth, showTooltip],
  );
  return (
    <>
      <svg width={width} height={height} role="img" aria-label="Active users">
        <Group left={margin.left} top={margin.top}>
          <GridRows scale={y} width={innerWidth} numTicks={5} stroke="#ddd" />
          <AxisBottom
            scale={x}
            top={innerHeight}
            numTicks={5}
            tickFormat={(value) => formatDay(Number(value))}
          />
          <AxisLeft scale={y} numTicks={5} tickFormat={(value) => formatCount(Number(value))} />
          <AreaClosed
            data={points}
            x={(point) => x(point.date)}
            y={(point) => y(point.value ?? 0)}
            yScale={y}
            defined={isDefined}
            fill="#3b6fd4"
            fillOpacity={0.1}
          />
          <LinePath
            data={before}
            x={(_, i) => x(points[i]?.date ?? 0)}
            y={(point) => y(point.value ?? 0)}
            defined={isDefined}
            stroke="#888"
            strokeDasharray="4 4"
          />
          <LinePath
            data={points}
            x={(point) => x(point.date)}
            y={(point) => y(point.value ?? 0)}
            defined={isDefined}
            stroke="#3b6fd4"
          />
          {tooltipData === undefined ? null : (
            <>
              <Line
                from={{ x: tooltipLeft, y: 0 }}
                to={{ x: tooltipLeft, y: innerHeight }}
                stroke="#333"
                pointerEvents="none"
              />
              <circle cx={tooltipLeft} cy={tooltipTop} r={4} fill="#3b6fd4" pointerEvents="none" />
            </>
          )}
          <Bar
            width={innerWidth}
            height={innerHeight}
            fill="transparent"
            onPointerMove={handleTooltip}
            onPointerLeave={hideTooltip}
          />
        </Group>
      </svg>
      {tooltipData === undefined ? null : (
        <TooltipWithBounds top={tooltipTop} left={tooltipLeft} className="visx-tooltip" style={defaultStyles}>
          {`${formatDay(tooltipData.point.date)}: ${formatCount(tooltipData.point.value)}`}
          {tooltipData.before === undefined
            ? null
            : ` · ${formatDay(tooltipData.before.date)}: ${formatCount(tooltipData.before.value)}`}
        </TooltipWithBounds>
      )}
    </>
  );
}

function toPoints(points: Props["answer"]["data"]["points"]): Point[] {
  return points.map(({ start, anonymousUsers }) => ({ date: new Date(start), value: anonymousUsers }));
}

function isDefined(point: Point): boolean {
  return point.value !== null;
}

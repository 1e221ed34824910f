import type { MetricAnswer } from "@firsthand/contract";
import { memo, useState } from "react";
import { formatCount, formatDay } from "../shared/format.ts";
import { getHighest, toPath } from "./to-path.ts";

const WIDTH = 640;
const HEIGHT = 220;

/** An area, a line and the comparison with axes, and the figures under the pointer. */
export function Series({ answer }: { readonly answer: MetricAnswer<"active-users"> }) {
  return (
    <div className="chart">
      <svg
        width="100%"
        height="260"
        viewBox={`-40 -10 ${WIDTH + 50} 260`}
        role="img"
        aria-label="Active users"
      >
        <Lines answer={answer} />
        <Pointer answer={answer} />
      </svg>
    </div>
  );
}

const Lines = memo(function Lines({ answer: { data, comparison } }: Parameters<typeof Series>[0]) {
  const values = data.points.map((point) => point.anonymousUsers);
  const before = comparison?.points.slice(0, values.length).map((point) => point.anonymousUsers);
  const highest = getHighest([...values, ...(before ?? [])]);
  const line = toPath(values, WIDTH, HEIGHT, highest);
  return (
    <>
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line x2={WIDTH} y1={HEIGHT * (1 - share)} y2={HEIGHT * (1 - share)} stroke="#ddd" />
          <text x="-6" y={HEIGHT * (1 - share) + 4} textAnchor="end">
            {formatCount(highest * share)}
          </text>
        </g>
      ))}
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <text key={share} x={WIDTH * share} y={HEIGHT + 16} textAnchor="middle">
          {formatDay(data.points[Math.round(share * (values.length - 1))]?.start ?? 0)}
        </text>
      ))}
      <path d={`${line}V${HEIGHT}H0Z`} fill="#3b6fd4" fillOpacity="0.1" />
      {before === undefined ? null : (
        <path d={toPath(before, WIDTH, HEIGHT, highest)} fill="none" stroke="#888" strokeDasharray="4 4" />
      )}
      <path d={line} fill="none" stroke="#3b6fd4" />
    </>
  );
});

// A component of its own, so that a move of the pointer renders no path.
function Pointer({ answer: { data, comparison } }: Parameters<typeof Series>[0]) {
  const { points } = data;
  const [index, setIndex] = useState<number | null>(null);
  const point = index === null ? undefined : points[index];
  const before = index === null ? undefined : comparison?.points[index];
  const x = ((index ?? 0) / Math.max(1, points.length - 1)) * WIDTH;
  return (
    <g>
      {point === undefined ? null : (
        <>
          <line x1={x} x2={x} y2={HEIGHT} stroke="#333" />
          <text className="tip" x={WIDTH} textAnchor="end">
            {`${formatDay(point.start)}: ${formatCount(point.anonymousUsers)}`}
            {before === undefined
              ? null
              : ` · ${formatDay(before.start)}: ${formatCount(before.anonymousUsers)}`}
          </text>
        </>
      )}
      <rect
        width={WIDTH}
        height={HEIGHT}
        fill="transparent"
        onPointerMove={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          const share = Math.max(0, Math.min(1, (event.clientX - box.left) / box.width));
          setIndex(Math.round(share * (points.length - 1)));
        }}
        onPointerLeave={() => setIndex(null)}
      />
    </g>
  );
}

import type { MetricAnswer } from "@firsthand/contract";
import { formatCount, formatDuration } from "../shared/format.ts";
import { getHighest } from "./to-path.ts";

const WIDTH = 640;
const HEIGHT = 220;

/** Bins as bars of one path, each of the same width. */
export function Histogram({ answer: { data } }: { readonly answer: MetricAnswer<"session-duration"> }) {
  const bins = data.histogram;
  const highest = getHighest(bins.map((bin) => bin.sessions));
  const step = WIDTH / Math.max(1, bins.length);
  const bars = bins.map((bin, i) => {
    const top = HEIGHT - ((bin.sessions ?? 0) / highest) * HEIGHT;
    return `M${i * step + 1} ${HEIGHT}V${top}H${(i + 1) * step - 1}V${HEIGHT}Z`;
  });
  return (
    <div className="chart">
      <svg width="100%" height="260" viewBox={`-40 -10 ${WIDTH + 50} 260`} role="img" aria-label="Durations">
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line x2={WIDTH} y1={HEIGHT * (1 - share)} y2={HEIGHT * (1 - share)} stroke="#ddd" />
            <text x="-6" y={HEIGHT * (1 - share) + 4} textAnchor="end">
              {formatCount(highest * share)}
            </text>
          </g>
        ))}
        {bins.map((bin, i) =>
          i % 4 === 0 ? (
            <text key={bin.fromMs} x={i * step} y={HEIGHT + 16}>
              {formatDuration(bin.fromMs)}
            </text>
          ) : null,
        )}
        <path d={bars.join("")} fill="#3b6fd4" />
      </svg>
    </div>
  );
}

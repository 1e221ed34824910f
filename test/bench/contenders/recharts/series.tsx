import type { MetricAnswer } from "@firsthand/contract";
import { useMemo } from "react";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { formatCount, formatDay } from "../shared/format.ts";

/**
 * An area and the comparison as a line, with the tooltip of the library. Its animations are off: they would cost it more, and
 * nothing of the others moves.
 */
export function Series({ answer: { data, comparison } }: { readonly answer: MetricAnswer<"active-users"> }) {
  const points = useMemo(
    () =>
      data.points.map(({ start, anonymousUsers }, i) => ({
        start,
        users: anonymousUsers,
        ...(comparison === undefined ? {} : { before: comparison.points[i]?.anonymousUsers ?? null }),
      })),
    [data, comparison],
  );
  return (
    <div className="chart">
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={points}>
          <CartesianGrid vertical={false} />
          <XAxis dataKey="start" tickFormatter={formatDay} />
          <YAxis tickFormatter={formatCount} width={40} />
          <Tooltip
            labelFormatter={(label) => formatDay(String(label))}
            formatter={(value) => formatCount(Number(value))}
            isAnimationActive={false}
          />
          {comparison === undefined ? null : (
            <Line
              dataKey="before"
              stroke="#888"
              strokeDasharray="4 4"
              dot={false}
              isAnimationActive={false}
            />
          )}
          <Area dataKey="users" stroke="#3b6fd4" fill="#3b6fd4" fillOpacity={0.1} isAnimationActive={false} />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

import type { MetricAnswer } from "@firsthand/contract";
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatCount, formatDuration } from "../shared/format.ts";

/** Bins as bars. */
export function Histogram({ answer: { data } }: { readonly answer: MetricAnswer<"session-duration"> }) {
  return (
    <div className="chart">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={data.histogram}>
          <CartesianGrid vertical={false} />
          <XAxis dataKey="fromMs" tickFormatter={formatDuration} interval={3} />
          <YAxis tickFormatter={formatCount} width={40} />
          <Tooltip
            labelFormatter={(label) => formatDuration(Number(label))}
            formatter={(value) => formatCount(Number(value))}
            isAnimationActive={false}
          />
          <Bar dataKey="sessions" fill="#3b6fd4" isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

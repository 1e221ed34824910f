import { useMemo } from "react";
import { Bar, BarChart, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatCount } from "../shared/format.ts";
import { PlainTable } from "../shared/plain-panel.tsx";
import type { RankedPanel } from "../shared/ranked.ts";

/** The rows as one chart of bars, beside a table of the figures with tiny lines. */
export function Ranked({ panel }: { readonly panel: RankedPanel }) {
  const rows = useMemo(() => panel.rows.map(({ key, value }) => ({ key, value })), [panel]);
  return (
    <>
      <div className="chart">
        <ResponsiveContainer width="100%" height="100%">
          <BarChart data={rows} layout="vertical">
            <XAxis type="number" tickFormatter={formatCount} />
            <YAxis type="category" dataKey="key" width={160} />
            <Tooltip formatter={(value) => formatCount(Number(value))} isAnimationActive={false} />
            <Bar dataKey="value" fill="#3b6fd4" isAnimationActive={false} />
          </BarChart>
        </ResponsiveContainer>
      </div>
      <PlainTable panel={panel} Trend={Trend} />
    </>
  );
}

function Trend({ values }: { readonly values: readonly (number | null)[] }) {
  const points = useMemo(() => values.map((value) => ({ value })), [values]);
  return (
    <LineChart width={120} height={20} data={points}>
      <Line dataKey="value" stroke="#3b6fd4" dot={false} isAnimationActive={false} />
    </LineChart>
  );
}

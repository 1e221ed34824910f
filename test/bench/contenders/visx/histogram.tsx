import type { MetricAnswer } from "@firsthand/contract";
import { AxisBottom, AxisLeft } from "@visx/axis";
import { GridRows } from "@visx/grid";
import { Group } from "@visx/group";
import { ParentSize } from "@visx/responsive";
import { scaleBand, scaleLinear } from "@visx/scale";
import { Bar } from "@visx/shape";
import { formatCount, formatDuration } from "../shared/format.ts";

const margin = { top: 10, right: 10, bottom: 30, left: 40 };

interface Props {
  readonly answer: MetricAnswer<"session-duration">;
}

/** Bins as bars on a band scale. */
export function Histogram({ answer }: Props) {
  return (
    <div className="chart">
      <ParentSize>
        {({ width, height }) => <Chart answer={answer} width={width} height={height} />}
      </ParentSize>
    </div>
  );
}

function Chart({ answer: { data }, width, height }: Props & { width: number; height: number }) {
  const bins = data.histogram;
  const innerWidth = Math.max(0, width - margin.left - margin.right);
  const innerHeight = Math.max(0, height - margin.top - margin.bottom);
  const x = scaleBand<number>({
    domain: bins.map((bin) => bin.fromMs),
    range: [0, innerWidth],
    padding: 0.1,
  });
  const y = scaleLinear<number>({
    domain: [0, Math.max(1, ...bins.map((bin) => bin.sessions ?? 0))],
    range: [innerHeight, 0],
    nice: true,
  });
  return (
    <svg width={width} height={height} role="img" aria-label="Durations">
      <Group left={margin.left} top={margin.top}>
        <GridRows scale={y} width={innerWidth} numTicks={5} stroke="#ddd" />
        <AxisBottom
          scale={x}
          top={innerHeight}
          tickValues={bins.flatMap((bin, i) => (i % 4 === 0 ? [bin.fromMs] : []))}
          tickFormat={formatDuration}
        />
        <AxisLeft scale={y} numTicks={5} tickFormat={(value) => formatCount(Number(value))} />
        {bins.map((bin) => (
          <Bar
            key={bin.fromMs}
            x={x(bin.fromMs) ?? 0}
            y={y(bin.sessions ?? 0)}
            width={x.bandwidth()}
            height={innerHeight - y(bin.sessions ?? 0)}
            fill="#3b6fd4"
          />
        ))}
      </Group>
    </svg>
  );
}

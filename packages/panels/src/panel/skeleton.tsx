import type { ReactNode } from "react";

const ROW_PX = 32;
const widths = [58, 44, 66, 38, 52, 47, 61, 35];

/** Props of every skeleton. */
export interface SkeletonProps {
  /** How many rows the picture has when it is full. */
  readonly rows: number;
}

/** The final shape of a ranked table, without figures. */
export function RankedSkeleton({ rows }: SkeletonProps) {
  return (
    <svg className="fh-skeleton" width="100%" height={28 + Math.min(rows, 50) * ROW_PX} aria-hidden="true">
      <line className="fh-axis" x1="0" x2="100%" y1="27.5" y2="27.5" />
      {Array.from({ length: Math.min(rows, 50) }, (_, i) => {
        const y = 28 + i * ROW_PX + 11;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
          <g key={i}>
            <rect
              className="fh-bone"
              y={y}
              width={`${(widths[i % widths.length] ?? 50) * 0.7}%`}
              height="10"
              rx="2"
            />
            <rect className="fh-bone" x="86%" y={y} width="14%" height="10" rx="2" />
          </g>
        );
      })}
    </svg>
  );
}

/** The final shape of a heat map, without figures. */
export function HeatSkeleton() {
  const cells = Array.from({ length: 35 }, (_, i) => ({ x: i % 5, y: Math.floor(i / 5) }));
  return (
    <svg className="fh-skeleton" width="100%" height="264" aria-hidden="true">
      {cells.map(({ x, y }) => (
        <rect
          className="fh-bone"
          key={`${x}/${y}`}
          x={`${20 + x * 16}%`}
          y={24 + y * 34}
          width="15.4%"
          height="32"
          rx="2"
        />
      ))}
    </svg>
  );
}

/** The final shape of a strip of numbers, without them. */
export function StripSkeleton() {
  return (
    <div className="fh-totals">
      {[0, 1, 2, 3].map((i) => (
        <div className="fh-total" key={i}>
          <svg className="fh-skeleton" width="100%" height="100" aria-hidden="true">
            <rect className="fh-bone" y="4" width="45%" height="10" rx="2" />
            <rect className="fh-bone" y="22" width="60%" height="24" rx="3" />
            <rect className="fh-bone" y="66" width="100%" height="10" rx="2" />
          </svg>
        </div>
      ))}
    </div>
  );
}

/** The final shape of a chart in time, without figures. */
export function SeriesSkeleton() {
  return (
    <PlotBones>
      <rect className="fh-bone fh-bone--area" x="44" y="84" width="100%" height="168" />
    </PlotBones>
  );
}

/** The final shape of a histogram, without figures. */
export function HistogramSkeleton() {
  return (
    <PlotBones>
      {[20, 44, 70, 60, 96, 140, 170, 150, 104, 58, 26].map((height, i) => (
        <rect
          className="fh-bone"
          key={height}
          x={`${10 + i * 8}%`}
          y={252 - height}
          width="7.6%"
          height={height}
        />
      ))}
    </PlotBones>
  );
}

function PlotBones({ children }: { readonly children: ReactNode }) {
  return (
    <svg className="fh-skeleton" width="100%" height="276" aria-hidden="true">
      {[28, 84, 140, 196].map((y) => (
        <line className="fh-gridline" key={y} x1="44" x2="100%" y1={y} y2={y} />
      ))}
      {children}
      <line className="fh-axis" x1="44" x2="100%" y1="252" y2="252" />
    </svg>
  );
}

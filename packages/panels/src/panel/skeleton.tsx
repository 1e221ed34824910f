import type { ReactNode } from "react";

const ROW_PX = 32;

/** Props of every skeleton. */
export interface SkeletonProps {
  /** How many rows the picture has when it is full. */
  readonly rows: number;
}

/** The final shape of a ranked table, without figures. */
export function RankedSkeleton({ rows }: SkeletonProps) {
  const tops = Array.from({ length: Math.min(rows, 50) }, (_, i) => 28 + i * ROW_PX);
  return (
    <Bones height={28 + tops.length * ROW_PX}>
      <line className="fh-axis" x2="100%" y1="27.5" y2="27.5" />
      {tops.map((top) => (
        <g key={top}>
          {/* Names of different lengths. */}
          <rect y={top + 11} width={`${25 + (top % 23)}%`} height="10" />
          <rect x="86%" y={top + 11} width="14%" height="10" />
        </g>
      ))}
    </Bones>
  );
}

/** The final shape of a heat map, without figures. */
export function HeatSkeleton() {
  return (
    <Bones height={264}>
      {Array.from({ length: 35 }, (_, i) => (
        <rect
          key={String(i)}
          x={`${20 + (i % 5) * 16}%`}
          y={24 + Math.floor(i / 5) * 34}
          width="15.4%"
          height="32"
        />
      ))}
    </Bones>
  );
}

/** The final shape of a strip of numbers, without them. */
export function StripSkeleton() {
  return (
    <div className="fh-totals">
      {[0, 1, 2, 3].map((i) => (
        <div className="fh-total" key={i}>
          <Bones height={100}>
            <rect y="4" width="45%" height="10" />
            <rect y="22" width="60%" height="24" />
            <rect y="66" width="100%" height="10" />
          </Bones>
        </div>
      ))}
    </div>
  );
}

/** The final shape of a plot, without figures. */
export function PlotSkeleton() {
  return (
    <Bones height={276}>
      {[28, 84, 140, 196].map((y) => (
        <line className="fh-gridline" key={y} x1="44" x2="100%" y1={y} y2={y} />
      ))}
      <rect className="fh-bone-area" x="44" y="84" width="100%" height="168" />
      <line className="fh-axis" x1="44" x2="100%" y1="252" y2="252" />
    </Bones>
  );
}

function Bones({ height, children }: { readonly height: number; readonly children: ReactNode }) {
  return (
    <svg className="fh-skeleton" width="100%" height={height} aria-hidden="true">
      {children}
    </svg>
  );
}

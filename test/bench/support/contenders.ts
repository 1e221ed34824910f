/** What draws the dashboard, the floor first: everything is told as a ratio to it. */
export const contenders = ["floor", "firsthand", "visx", "recharts"] as const;

/** One of {@link contenders}. */
export type ContenderId = (typeof contenders)[number];

/** What they are called in a table. */
export const contenderNames: Record<ContenderId, string> = {
  floor: "floor (bare SVG)",
  firsthand: "Firsthand",
  visx: "visx, the usual way",
  recharts: "Recharts 3",
};

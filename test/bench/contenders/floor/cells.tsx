import { toPath } from "./to-path.ts";

/** A bar on the scale of the largest row. */
export function Bar({ value, highest }: { readonly value: number; readonly highest: number }) {
  return (
    <svg width="120" height="8" aria-hidden="true">
      <rect width={(value / highest) * 120} height="8" fill="#3b6fd4" />
    </svg>
  );
}

/** A line on its own scale. */
export function Trend({ values }: { readonly values: readonly (number | null)[] }) {
  return (
    <svg width="120" height="20" aria-hidden="true">
      <path d={toPath(values, 120, 20)} fill="none" stroke="#3b6fd4" />
    </svg>
  );
}

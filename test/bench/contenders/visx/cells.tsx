import { scaleLinear } from "@visx/scale";
import { LinePath, Bar as VisxBar } from "@visx/shape";

/** A bar on the scale of the largest row. */
export function Bar({ value, highest }: { readonly value: number; readonly highest: number }) {
  const x = scaleLinear<number>({ domain: [0, highest], range: [0, 120] });
  return (
    <svg width="120" height="8" aria-hidden="true">
      <VisxBar width={x(value)} height={8} fill="#3b6fd4" />
    </svg>
  );
}

/** A line on its own scale. */
export function Trend({ values }: { readonly values: readonly (number | null)[] }) {
  const x = scaleLinear<number>({ domain: [0, values.length - 1], range: [0, 120] });
  const y = scaleLinear<number>({ domain: [0, Math.max(1, ...values.map(Number))], range: [20, 0] });
  return (
    <svg width="120" height="20" aria-hidden="true">
      <LinePath
        data={[...values]}
        x={(_, i) => x(i)}
        y={(value) => y(value ?? 0)}
        defined={(value) => value !== null}
        stroke="#3b6fd4"
      />
    </svg>
  );
}

import type { Meta, StoryObj } from "@storybook/react-vite";
import { useLayoutEffect, useRef, useState } from "react";
import { expect, waitFor } from "storybook/test";
import { getContrast } from "./contrast.ts";

/** Colours with what stands on them or what they stand on, and the least contrast that this needs. */
const pairs = [
  ["text", "surface", 4.5],
  ["text-muted", "surface", 4.5],
  ["text-faint", "surface", 4.5],
  ["text-faint", "surface-sunken", 4.5],
  ["accent", "surface", 4.5],
  ["error", "surface", 4.5],
  ["accent-fill", "surface", 3],
  ["error-fill", "surface", 3],
  ["previous", "surface", 3],
  ["focus", "surface", 3],
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => [`cat-${n}`, "surface", 3] as const),
  ...[1, 2, 3, 4, 5].map((n) => ["seq-ink-low", `seq-${n}`, 4.5] as const),
  ...[6, 7].map((n) => ["seq-ink-high", `seq-${n}`, 4.5] as const),
] as const;

/** The colours of the style sheet as the browser computes them, with their contrasts. */
function Tokens() {
  return (
    <div className="fh-root" style={{ padding: 16 }}>
      <table>
        <thead>
          <tr>
            <th scope="col">Token</th>
            <th scope="col">On</th>
            <th scope="col">Sample</th>
            <th scope="col">Contrast</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map(([ink, ground, least]) => (
            <Swatch key={`${ink} ${ground}`} ink={ink} ground={ground} least={least} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Swatch({
  ink,
  ground,
  least,
}: {
  readonly ink: string;
  readonly ground: string;
  readonly least: number;
}) {
  const sample = useRef<HTMLTableCellElement>(null);
  const [contrast, setContrast] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (sample.current !== null) setContrast(getContrast(sample.current));
  }, []);
  return (
    <tr>
      <th scope="row">{`--fh-${ink}`}</th>
      <td>{`--fh-${ground}`}</td>
      <td
        ref={sample}
        aria-hidden="true"
        style={{
          color: `var(--fh-${ink}, var(--fh-${ink}-default))`,
          background: `var(--fh-${ground}, var(--fh-${ground}-default))`,
          padding: "4px 12px",
        }}
      >
        {least >= 4.5 ? (
          "1,234"
        ) : (
          <svg width="40" height="12" viewBox="0 0 40 12" aria-hidden="true">
            <rect width="40" height="12" fill="currentColor" />
          </svg>
        )}
      </td>
      <td data-contrast={contrast ?? ""} data-least={least}>
        {contrast === null ? "" : `${contrast.toFixed(1)} (at least ${least})`}
      </td>
    </tr>
  );
}

const meta = { title: "Tokens/Colours", component: Tokens } satisfies Meta<typeof Tokens>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Light: Story = {
  play: async ({ canvasElement }) => {
    const cells = () => [...canvasElement.querySelectorAll<HTMLElement>("[data-least]")];
    await waitFor(() => expect(cells().every((cell) => cell.dataset.contrast !== "")).toBe(true));
    const weak = cells().filter((cell) => Number(cell.dataset.contrast) < Number(cell.dataset.least));
    expect(weak.map((cell) => cell.parentElement?.textContent)).toEqual([]);
  },
};

export const Dark: Story = { ...Light, globals: { theme: "dark" } };

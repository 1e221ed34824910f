import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect } from "storybook/test";

/** Sizes of letters in the pixels that they have where the page's own are 16. */
const letters = { xs: "12px", s: "13px", m: "14px", l: "20px", xl: "28px" } as const;

/** Lengths, comfortable and compact. */
const lengths = {
  gap: ["16px", "12px"],
  pad: ["16px", "12px"],
  row: ["32px", "28px"],
  radius: ["8px", "8px"],
  "radius-s": ["5px", "5px"],
} as const;

const tokenOf = (name: string) => `var(--fh-${name}, var(--fh-${name}-default))`;

/** What stands beside the colours: letters, and lengths by density. */
function Scale({ density }: { readonly density: "comfortable" | "compact" }) {
  return (
    <div className="fh-dashboard" data-density={density}>
      <div className="fh-root" style={{ padding: tokenOf("pad"), borderRadius: tokenOf("radius") }}>
        <table>
          <thead>
            <tr>
              <th scope="col">Token</th>
              <th scope="col">Sample</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(letters).map(([name, size]) => (
              <tr key={name}>
                <th scope="row">{`--fh-size-${name}`}</th>
                <td data-letters={name} style={{ fontSize: tokenOf(`size-${name}`) }}>
                  {`12,345 sessions, ${size}`}
                </td>
              </tr>
            ))}
            {Object.keys(lengths).map((name) => (
              <tr key={name}>
                <th scope="row">{`--fh-${name}`}</th>
                <td>
                  <div
                    data-length={name}
                    style={{
                      inlineSize: tokenOf(name),
                      blockSize: 12,
                      background: tokenOf("accent-fill"),
                    }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

const meta = { title: "Tokens/Scale", component: Scale } satisfies Meta<typeof Scale>;
export default meta;
type Story = StoryObj<typeof meta>;

function check(canvas: HTMLElement, column: 0 | 1): void {
  const computed = (selector: string) => {
    const sample = canvas.querySelector(selector);
    if (sample === null) throw new Error(`There is no ${selector}.`);
    return getComputedStyle(sample);
  };
  for (const [name, size] of Object.entries(letters))
    expect(computed(`[data-letters="${name}"]`).fontSize, name).toBe(size);
  for (const [name, sizes] of Object.entries(lengths))
    expect(computed(`[data-length="${name}"]`).width, name).toBe(sizes[column]);
}

export const Comfortable: Story = {
  args: { density: "comfortable" },
  play: async ({ canvasElement }) => check(canvasElement, 0),
};

export const Compact: Story = {
  args: { density: "compact" },
  play: async ({ canvasElement }) => check(canvasElement, 1),
};

import { metricIds } from "@firsthand/contract";
import { panels } from "@firsthand/panels";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, waitFor } from "storybook/test";
import { isDark } from "../support/see.ts";
import hostileStyles from "./hostile.css?inline";

/** A host's page whose style sheet does what it likes, with every panel on it. */
function HostPage({ dir }: { readonly dir?: "rtl" }) {
  return (
    <main dir={dir}>
      <style>{hostileStyles}</style>
      <h1>Admin</h1>
      <p>
        A paragraph of the host with a <button type="button">button</button>
      </p>
      {metricIds.map((metric) => {
        const Panel = panels[metric];
        return (
          <div key={metric} style={{ display: "grid", margin: "0 0 16px", padding: 0 }}>
            <Panel />
          </div>
        );
      })}
    </main>
  );
}

const meta = {
  title: "Host/Hostile page",
  component: HostPage,
  // What axe would find is the host's own.
  parameters: { a11y: { test: "off" } },
} satisfies Meta<typeof HostPage>;
export default meta;
type Story = StoryObj<typeof meta>;

const getPanels = (canvas: HTMLElement) => [...canvas.querySelectorAll<HTMLElement>("[data-metric]")];

/** The panels look as on a calm page. */
export const Light: Story = {
  play: async ({ canvasElement }) => {
    await waitFor(() =>
      expect(getPanels(canvasElement).map((panel) => panel.dataset.state)).toEqual(
        metricIds.map(() => "ready"),
      ),
    );
    for (const panel of getPanels(canvasElement)) {
      expect(getComputedStyle(panel).opacity).toBe("1");
      expect(panel.scrollWidth).toBeLessThanOrEqual(panel.clientWidth);
    }
  },
};

export const Dark: Story = {
  globals: { theme: "dark" },
  play: async (played) => {
    await Light.play?.(played);
    for (const panel of getPanels(played.canvasElement)) isDark(panel);
  },
};

export const RightToLeft: Story = { ...Light, args: { dir: "rtl" }, parameters: { language: "ar" } };

export const Narrow: Story = { ...Light, parameters: { frameWidth: 360 } };

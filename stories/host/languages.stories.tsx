import { metricIds } from "@firsthand/contract";
import { panels } from "@firsthand/panels";
import { arabic } from "@firsthand/panels/locales/ar";
import { german } from "@firsthand/panels/locales/de";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, waitFor } from "storybook/test";

/** Every panel below each other, in a host's language and direction. */
function Languages({ dir, lang }: { readonly dir?: "rtl"; readonly lang: string }) {
  return (
    <main dir={dir} lang={lang}>
      {metricIds.map((metric) => {
        const Panel = panels[metric];
        return (
          <div key={metric} style={{ display: "grid", marginBlockEnd: 16 }}>
            <Panel />
          </div>
        );
      })}
    </main>
  );
}

const meta = { title: "Host/Languages", component: Languages } satisfies Meta<typeof Languages>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Waits for every panel, which stands under its title in this language and in its own width. */
async function see(canvas: HTMLElement, messages: typeof german): Promise<void> {
  const getPanels = () => [...canvas.querySelectorAll<HTMLElement>("[data-metric]")];
  await waitFor(() =>
    expect(getPanels().map((panel) => panel.dataset.state)).toEqual(metricIds.map(() => "ready")),
  );
  const titles = getPanels().map((panel) => panel.querySelector("h2")?.textContent);
  expect(titles).toEqual(metricIds.map((metric) => messages.metrics[metric].title));
  for (const panel of getPanels()) expect(panel.scrollWidth).toBeLessThanOrEqual(panel.clientWidth);
}

export const German: Story = {
  args: { lang: "de" },
  parameters: { language: "de" },
  play: ({ canvasElement }) => see(canvasElement, german),
};

export const Arabic: Story = {
  args: { lang: "ar", dir: "rtl" },
  parameters: { language: "ar" },
  play: ({ canvasElement }) => see(canvasElement, arabic),
};

export const ArabicNarrow: Story = { ...Arabic, parameters: { language: "ar", frameWidth: 360 } };
export const ArabicDark: Story = { ...Arabic, globals: { theme: "dark" } };

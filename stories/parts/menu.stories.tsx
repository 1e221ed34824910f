import { TopRoutesPanel } from "@firsthand/panels";
import { fixture } from "@firsthand/testing";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, type UserEventObject, waitFor, within } from "storybook/test";
import { seePanel, showTable } from "../support/see.ts";
import { writeCount } from "../support/write.ts";

const meta = { title: "Parts/Menu", component: TopRoutesPanel } satisfies Meta<typeof TopRoutesPanel>;
export default meta;
type Story = StoryObj<typeof meta>;

const title = "Top routes";

async function openMenu(canvas: HTMLElement, userEvent: UserEventObject) {
  const panel = await seePanel(canvas, title, "ready");
  await userEvent.click(within(panel).getByRole("button", { name: `${title}: menu` }));
  await within(panel).findByRole("menu");
  return panel;
}

async function choose(panel: HTMLElement, item: string, userEvent: UserEventObject) {
  await userEvent.click(within(panel).getByRole("menuitem", { name: item }));
}

/** What can be done with a panel's figures. */
export const Open: Story = {
  play: async ({ canvasElement, userEvent }) => {
    const panel = await openMenu(canvasElement, userEvent);
    await waitFor(() => expect(within(panel).getByRole("menuitem", { name: "Show as table" })).toHaveFocus());
  },
};

/** The figures in place of the picture, in the same words. */
export const Table: Story = {
  play: async ({ canvasElement, userEvent }) => {
    const panel = await seePanel(canvasElement, title, "ready");
    await showTable(panel, title, userEvent);
    const table = within(panel).getByRole("group", { name: `${title}: table` });
    const [row] = fixture("top-routes").data.rows;
    expect(within(table).getAllByText(writeCount(row?.events ?? null)).length).toBeGreaterThan(0);
  },
};

/** What stands behind the figures, with the statements that were run. */
export const Evidence: Story = {
  play: async ({ canvasElement, userEvent }) => {
    const panel = await openMenu(canvasElement, userEvent);
    await choose(panel, "Evidence", userEvent);
    await within(panel).findByText(/FROM product_telemetry_events/);
    await userEvent.click(within(panel).getByRole("button", { name: "Check it" }));
    await within(panel).findByText("Sum of days");
  },
};

/** A host that wants no menu. */
export const None: Story = {
  args: { menu: false },
  play: async ({ canvasElement }) => {
    const panel = await seePanel(canvasElement, title, "ready");
    expect(within(panel).queryByRole("button")).toBeNull();
  },
};

import { ChartInteractionsPanel } from "@firsthand/panels";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, within } from "storybook/test";
import { createPanelStories } from "../support/panel-stories.ts";
import { writeCellCount, writeCount } from "../support/write.ts";

const meta = { title: "Metrics/Chart interactions", component: ChartInteractionsPanel } satisfies Meta<
  typeof ChartInteractionsPanel
>;
export default meta;
type Story = StoryObj<typeof meta>;

const stories = createPanelStories({
  metric: "chart-interactions",
  title: "Chart interactions",
  asked: { limit: 200 },
  figures: ({ total }) => [writeCount(total.interactions), writeCount(total.sessions)],
  check: (panel, { rows: [largest] }) => {
    const cells = within(panel)
      .getAllByRole("cell")
      .map(({ textContent }) => textContent);
    expect(cells).toContainEqual(expect.stringContaining(writeCellCount(largest?.interactions ?? null)));
  },
});

export const Ready: Story = stories.ready;
export const Compared: Story = stories.compared;
export const Loading: Story = stories.loading;
export const Empty: Story = stories.empty;
export const ServerFailure: Story = stories.error;
export const SignedOut: Story = stories.signedOut;
export const Stale: Story = stories.stale;
export const Suppressed: Story = stories.suppressed;
export const PartlySuppressed: Story = stories.partlySuppressed;
export const OneRow: Story = stories.one;
export const ManyRows: Story = stories.many;
export const HostileNames: Story = stories.hostile;
export const LongNames: Story = stories.long;
export const StatesDark: Story = stories.statesDark;
export const StatesRightToLeft: Story = stories.statesRightToLeft;
export const StatesNarrow: Story = stories.statesNarrow;
export const StatesCompact: Story = stories.statesCompact;

import { FeatureViewsPanel } from "@firsthand/panels";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect } from "storybook/test";
import { createPanelStories } from "../support/panel-stories.ts";
import { readColumn } from "../support/see.ts";
import { writeCell, writeCount } from "../support/write.ts";

const meta = { title: "Metrics/Feature views", component: FeatureViewsPanel } satisfies Meta<
  typeof FeatureViewsPanel
>;
export default meta;
type Story = StoryObj<typeof meta>;

const stories = createPanelStories({
  metric: "feature-views",
  title: "Feature views",
  asked: { limit: 200 },
  figures: ({ total }) => [writeCount(total.views)],
  check: (panel, { rows, total, totalRows }) => {
    const views = new Map<string | null, number>();
    for (const row of rows) views.set(row.feature, (views.get(row.feature) ?? 0) + (row.views ?? 0));
    const shown = [...views.values()].sort((a, b) => b - a).slice(0, 10);
    const others = (total.views ?? 0) - shown.reduce((sum, each) => sum + each, 0);
    const hasOthers = views.size > shown.length || totalRows > rows.length;
    expect(readColumn(panel, "Views")).toEqual([...shown, ...(hasOthers ? [others] : [])].map(writeCell));
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

import { TopRoutesPanel } from "@firsthand/panels";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect } from "storybook/test";
import { createPanelStories } from "../support/panel-stories.ts";
import { readColumn } from "../support/see.ts";
import { writeCell, writeCount, writeName } from "../support/write.ts";

const meta = { title: "Metrics/Top routes", component: TopRoutesPanel } satisfies Meta<typeof TopRoutesPanel>;
export default meta;
type Story = StoryObj<typeof meta>;

const stories = createPanelStories({
  metric: "top-routes",
  title: "Top routes",
  asked: { limit: 10 },
  figures: ({ total }) => [writeCount(total.events)],
  check: (panel, { rows, total, totalRows }) => {
    const names = rows.map(({ routePattern }) => routePattern ?? "route unknown");
    expect(readColumn(panel, "Route").slice(0, rows.length)).toEqual(names.map(writeName));
    const shown = rows.map(({ events }) => events ?? 0);
    const others = (total.events ?? 0) - shown.reduce((sum, views) => sum + views, 0);
    expect(readColumn(panel, "Views")).toEqual(
      [...shown, ...(totalRows > rows.length ? [others] : [])].map(writeCell),
    );
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

import { TotalsPanel } from "@firsthand/panels";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, within } from "storybook/test";
import { createPanelStories } from "../support/panel-stories.ts";
import { seePanel, seeTexts } from "../support/see.ts";
import { writeCount } from "../support/write.ts";

const meta = { title: "Metrics/Totals", component: TotalsPanel } satisfies Meta<typeof TotalsPanel>;
export default meta;
type Story = StoryObj<typeof meta>;

const stories = createPanelStories({
  metric: "totals",
  title: "Totals",
  figures: ({ anonymousUsers, sessions, events, activeOrgs }) =>
    [anonymousUsers, sessions, events, activeOrgs].map(writeCount),
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
export const OneDay: Story = stories.one;
export const ManyPoints: Story = stories.many;
export const Gap: Story = stories.gap;
export const Incomplete: Story = stories.incomplete;
export const StatesDark: Story = stories.statesDark;
export const StatesRightToLeft: Story = stories.statesRightToLeft;
export const StatesNarrow: Story = stories.statesNarrow;
export const StatesCompact: Story = stories.statesCompact;

/** One organisation does not count organisations: that number is not there, rather than 0 or 1. */
export const OneOrganisation: Story = {
  parameters: { telemetry: { scopeKind: "org" } },
  play: async ({ canvasElement }) => {
    const panel = await seePanel(canvasElement, "Totals", "ready");
    seeTexts(panel, ["Anonymous users", "Sessions", "Events"]);
    expect(within(panel).queryByText("Active organisations")).toBeNull();
  },
};

import { SessionDurationPanel } from "@firsthand/panels";
import { fixture } from "@firsthand/testing";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect } from "storybook/test";
import { createPanelStories } from "../support/panel-stories.ts";
import { readColumn, seePanel, seePoints, seeTexts, showTable } from "../support/see.ts";
import { writeCount, writeDecimal, writeDuration } from "../support/write.ts";

const meta = { title: "Metrics/Session duration", component: SessionDurationPanel } satisfies Meta<
  typeof SessionDurationPanel
>;
export default meta;
type Story = StoryObj<typeof meta>;

const stories = createPanelStories({
  metric: "session-duration",
  title: "Session duration",
  figures: ({ avgDurationMs, avgPagesViewed, avgInteractions }) => [
    writeDuration(avgDurationMs),
    writeDecimal(avgPagesViewed),
    writeDecimal(avgInteractions),
  ],
  check: (panel, { histogram, sessions }) => {
    seePoints(panel, histogram.length);
    seeTexts(panel, sessions === 1 ? ["p50–p95"] : ["p50", "p75", "p90", "p95"]);
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
export const OneSession: Story = stories.one;
export const ManySessions: Story = stories.many;
export const Incomplete: Story = stories.incomplete;
export const StatesDark: Story = stories.statesDark;
export const StatesRightToLeft: Story = stories.statesRightToLeft;
export const StatesNarrow: Story = stories.statesNarrow;
export const StatesCompact: Story = stories.statesCompact;

/** Every bin with its bounds and its sessions. */
export const AsTable: Story = {
  parameters: stories.ready.parameters,
  play: async ({ canvasElement, userEvent }) => {
    const panel = await seePanel(canvasElement, "Session duration", "ready");
    await showTable(panel, "Session duration", userEvent);
    const { histogram } = fixture("session-duration").data;
    expect(readColumn(panel, "Sessions")).toEqual(histogram.map(({ sessions }) => writeCount(sessions)));
  },
};

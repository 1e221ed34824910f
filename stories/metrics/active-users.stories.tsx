import { ActiveUsersPanel } from "@firsthand/panels";
import { fixture } from "@firsthand/testing";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect } from "storybook/test";
import { createPanelStories } from "../support/panel-stories.ts";
import { readColumn, seePanel, seePoints, seeTexts, showTable } from "../support/see.ts";
import { writeCount } from "../support/write.ts";

const meta = { title: "Metrics/Active users", component: ActiveUsersPanel } satisfies Meta<
  typeof ActiveUsersPanel
>;
export default meta;
type Story = StoryObj<typeof meta>;

const stories = createPanelStories({
  metric: "active-users",
  title: "Active users",
  figures: ({ total }) => [writeCount(total.anonymousUsers)],
  check: (panel, { points }) => seePoints(panel, points.length),
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
export const OnePoint: Story = stories.one;
export const ManyPoints: Story = stories.many;
export const Incomplete: Story = stories.incomplete;
export const StatesDark: Story = stories.statesDark;
export const StatesRightToLeft: Story = stories.statesRightToLeft;
export const StatesNarrow: Story = stories.statesNarrow;
export const StatesCompact: Story = stories.statesCompact;

/** Three days on which nothing was received: gaps, named in the foot, and never a line through them. */
export const Gap: Story = {
  ...stories.gap,
  play: async (played) => {
    await stories.gap.play(played);
    seeTexts(played.canvasElement, ["nothing received in 3 days"]);
  },
};

const { meta: asked, ...figures } = fixture("active-users", {
  params: { start: "2025-06-12", granularity: "week", compare: "none" },
});

/** A year of which the events of the first half are gone and their sums are kept: a mark says from when on events are. */
export const History: Story = {
  args: {
    answer: {
      ...figures,
      meta: { ...asked, eventsSince: "2025-12-14T00:00:00+01:00", adjusted: "utc-days" },
    },
  },
  play: async ({ canvasElement }) => {
    await seePanel(canvasElement, "Active users", "ready");
    seeTexts(canvasElement, ["only sums before", "adjusted to what is kept"]);
  },
};

/** Every point in words: what a gap and what a withheld day is. */
export const AsTable: Story = {
  parameters: stories.partlySuppressed.parameters,
  play: async ({ canvasElement, userEvent }) => {
    const panel = await seePanel(canvasElement, "Active users", "ready");
    await showTable(panel, "Active users", userEvent);
    const { points } = fixture("active-users", { variant: "partly-suppressed" }).data;
    const written = points.map(({ anonymousUsers, suppressed }) => {
      if (anonymousUsers !== null) return writeCount(anonymousUsers);
      return suppressed ? "withheld" : "no data";
    });
    expect(written).toContain("withheld");
    expect(readColumn(panel, "Users")).toEqual(written);
  },
};

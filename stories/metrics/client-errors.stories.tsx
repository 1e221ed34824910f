import { ClientErrorsPanel } from "@firsthand/panels";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect } from "storybook/test";
import { createPanelStories } from "../support/panel-stories.ts";
import { readColumn, seeTexts } from "../support/see.ts";
import { writeCell, writeCount } from "../support/write.ts";

const meta = { title: "Metrics/Client errors", component: ClientErrorsPanel } satisfies Meta<
  typeof ClientErrorsPanel
>;
export default meta;
type Story = StoryObj<typeof meta>;

const stories = createPanelStories({
  metric: "client-errors",
  title: "Client errors",
  asked: { limit: 10 },
  figures: ({ total }) => [writeCount(total.errors), writeCount(total.anonymousUsers)],
  check: (panel, { rows, total, totalRows }) => {
    for (const [i, name] of readColumn(panel, "Error class").slice(0, rows.length).entries()) {
      expect(name).toContain(rows[i]?.errorClass || "(empty)");
    }
    const shown = rows.map(({ errors }) => errors ?? 0);
    const others = (total.errors ?? 0) - shown.reduce((sum, errors) => sum + errors, 0);
    expect(readColumn(panel, "Errors")).toEqual(
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

/** Errors that did not occur in the earlier range say so in words. */
export const NewErrors: Story = {
  ...stories.compared,
  play: async (played) => {
    await stories.compared.play(played);
    seeTexts(played.canvasElement, ["new", /none in /]);
  },
};

import { TopOrgsPanel } from "@firsthand/panels";
import { fixture } from "@firsthand/testing";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, within } from "storybook/test";
import { createPanelStories } from "../support/panel-stories.ts";
import { readColumn, seePanel, seeTexts } from "../support/see.ts";
import { writeCell, writeCount, writeName } from "../support/write.ts";

const meta = { title: "Metrics/Top organisations", component: TopOrgsPanel } satisfies Meta<
  typeof TopOrgsPanel
>;
export default meta;
type Story = StoryObj<typeof meta>;

const stories = createPanelStories({
  metric: "top-orgs",
  title: "Top organisations",
  asked: { limit: 10 },
  figures: ({ total }) => [writeCount(total.events)],
  check: (panel, { rows, total, totalRows }) => {
    const names = rows.map(({ label, orgIdHash }) =>
      label === orgIdHash ? `${label.slice(0, 4)}…${label.slice(-4)}` : writeName(label),
    );
    expect(readColumn(panel, "Organisation").slice(0, rows.length)).toEqual(names);
    const shown = rows.map(({ events }) => events ?? 0);
    const others = (total.events ?? 0) - shown.reduce((sum, events) => sum + events, 0);
    expect(readColumn(panel, "Events")).toEqual(
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

/** A host that can open an organisation gets its hash, for each name is a button then. */
export const Opening: Story = {
  args: { onOrganisationOpen: fn() },
  parameters: stories.ready.parameters,
  play: async ({ canvasElement, args, userEvent }) => {
    const panel = await seePanel(canvasElement, "Top organisations", "ready");
    const [first] = within(panel).getAllByRole("button", { name: /^Open / });
    const [largest] = fixture("top-orgs").data.rows;
    if (first !== undefined) await userEvent.click(first);
    expect(args.onOrganisationOpen).toHaveBeenCalledTimes(1);
    expect(args.onOrganisationOpen).toHaveBeenCalledWith(largest?.orgIdHash);
  },
};

/** One organisation may not ask: no figure, no retry, and the reason. */
export const OneOrganisation: Story = {
  parameters: { telemetry: { scopeKind: "org" } },
  play: async ({ canvasElement }) => {
    const panel = await seePanel(canvasElement, "Top organisations", "error");
    seeTexts(panel, ["You have no access to these numbers", "forbidden"]);
    expect(within(panel).queryByRole("button")).toBeNull();
  },
};

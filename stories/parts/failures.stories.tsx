import { TopRoutesPanel } from "@firsthand/panels";
import { fixture } from "@firsthand/testing";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, within } from "storybook/test";
import { seePanel, seeTexts } from "../support/see.ts";
import type { TelemetryStage } from "../support/telemetry-stage.ts";
import { writeCount } from "../support/write.ts";

const meta = { title: "Parts/Failures", component: TopRoutesPanel } satisfies Meta<typeof TopRoutesPanel>;
export default meta;
type Story = StoryObj<typeof meta>;

const title = "Top routes";

/** No connection: told as such, not as a failure of the server. */
export const Offline: Story = {
  parameters: { telemetry: { request: "offline" } },
  play: async ({ canvasElement }) => {
    const panel = await seePanel(canvasElement, title, "error");
    seeTexts(panel, ["The server cannot be reached", "network", "Try again"]);
  },
};

/** A proxy answers 200 with a sign-in page instead of figures. */
export const SignInPage: Story = {
  parameters: { telemetry: { request: "login-page" } },
  play: async ({ canvasElement }) => {
    const panel = await seePanel(canvasElement, title, "error");
    seeTexts(panel, ["The answer could not be read", "contract_mismatch"]);
  },
};

/** An answer of another form than described, such as from a server of another version. */
export const UnreadableAnswer: Story = {
  parameters: { telemetry: { metrics: { "top-routes": "malformed" } } },
  play: async ({ canvasElement }) => {
    const panel = await seePanel(canvasElement, title, "error");
    seeTexts(panel, ["The answer could not be read", "contract_mismatch"]);
  },
};

/** The stream breaks off before the answer is whole: nothing half is shown. */
export const BrokenOff: Story = {
  parameters: { telemetry: { request: "truncated" } },
  play: async ({ canvasElement }) => {
    const panel = await seePanel(canvasElement, title, "error");
    seeTexts(panel, ["The server cannot be reached", "network"]);
  },
};

/** Asking again does not help here, so there is no button; the request id finds the failure in the host's log. */
export const NothingToRetry: Story = {
  parameters: { telemetry: { metrics: { "top-routes": { error: "internal" } } } },
  play: async ({ canvasElement, loaded }) => {
    const { requests } = loaded as TelemetryStage;
    const panel = await seePanel(canvasElement, title, "error");
    seeTexts(panel, ["Something broke on the server", "internal", /request req_/]);
    expect(within(panel).queryByRole("button")).toBeNull();
    expect(requests).toHaveLength(1);
  },
};

/** The server is back: "Try again" brings the figures. */
export const TryAgain: Story = {
  parameters: {
    telemetry: {
      metrics: {
        "top-routes": { sequence: [{ error: "query_timeout" }, { error: "query_timeout" }, "ready"] },
      },
    },
  },
  play: async ({ canvasElement, userEvent }) => {
    const panel = await seePanel(canvasElement, title, "error");
    await userEvent.click(within(panel).getByRole("button", { name: "Try again" }));
    await seePanel(canvasElement, title, "ready");
    seeTexts(panel, [writeCount(fixture("top-routes").data.total.events)]);
  },
};

import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { TopOrgsPanel } from "../metrics/top-orgs.tsx";
import { TelemetryProvider } from "../provider/telemetry-provider.tsx";
import { renderPanel } from "../test/render.tsx";
import { answerOf } from "../test/state-props.ts";

const answer = answerOf("top-orgs");

async function unfold(definitionId?: string, definitions = {}) {
  const meta = { ...answer.meta, ...(definitionId !== undefined && { definitionId }) };
  const panel = renderPanel(
    <TelemetryProvider messages={{ evidence: { definitions } }}>
      <TopOrgsPanel answer={{ ...answer, meta }} />
    </TelemetryProvider>,
  );
  const details = panel.querySelector("details");
  if (details !== null) details.open = true;
  await waitFor(() => expect(screen.getByText("Definition")).toBeDefined());
  return details?.querySelector("p")?.textContent;
}

describe("MetaDetails", () => {
  it("says what the metric counts", async () => {
    expect(await unfold()).toContain("Events of every name by organisation");
  });

  it("takes the host's own words", async () => {
    expect(await unfold(undefined, { "top-orgs": "What customers do." })).toBe("What customers do.");
  });

  it("does not explain a definition that it does not know", async () => {
    expect(await unfold("top-orgs@99")).toBeUndefined();
    expect(screen.getByText("top-orgs@99")).toBeDefined();
  });
});

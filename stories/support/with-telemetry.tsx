import { TelemetryProvider } from "@firsthand/panels";
import { fixtureNow, fixtureParams } from "@firsthand/testing";
import type { Decorator } from "@storybook/react-vite";
import { getLanguage } from "./languages.ts";
import type { StoryParameters } from "./story-parameters.ts";
import type { TelemetryStage } from "./telemetry-stage.ts";

const { start, end, timeZone } = fixtureParams;

/** The provider that a host puts around its panels, with a clock, a zone and a locale that never change. */
export const withTelemetry: Decorator = (Story, { loaded, parameters }) => {
  const { client, queryClient } = loaded as TelemetryStage;
  const { language } = parameters as StoryParameters;
  return (
    <TelemetryProvider
      client={client}
      queryClient={queryClient}
      params={{ start, end, timeZone }}
      {...getLanguage(language)}
      now={fixtureNow}
    >
      <Story />
    </TelemetryProvider>
  );
};

import { withThemeByDataAttribute } from "@storybook/addon-themes";
import type { Preview } from "@storybook/react-vite";
import { configure } from "storybook/test";
import "@firsthand/panels/styles.css";
import { findLeaks } from "../support/leaks.ts";
import { setTelemetryStage } from "../support/telemetry-stage.ts";
import { withFrame } from "../support/with-frame.tsx";
import { withTelemetry } from "../support/with-telemetry.tsx";
import "./host.css";

// A machine may be busy.
configure({ asyncUtilTimeout: 8_000 });

const preview: Preview = {
  loaders: [setTelemetryStage],
  decorators: [
    withTelemetry,
    withFrame,
    withThemeByDataAttribute({
      themes: { light: "light", dark: "dark" },
      defaultTheme: "light",
      attributeName: "data-fh-theme",
    }),
  ],
  afterEach: ({ canvasElement, id, playFunction }) => {
    if (playFunction === undefined) throw new Error(`${id} has no play function: a story is a test.`);
    const leaks = findLeaks(canvasElement);
    if (leaks.length > 0) throw new Error(`What a reader must never see:\n${leaks.join("\n")}`);
  },
  parameters: {
    a11y: { test: "error" },
    layout: "padded",
  },
};

export default preview;

import { withThemeByDataAttribute } from "@storybook/addon-themes";
import type { Preview } from "@storybook/react-vite";
import { mswLoader } from "msw-storybook-addon/csf3";
import "@firsthand/panels/styles.css";

const preview: Preview = {
  loaders: [mswLoader()],
  decorators: [
    withThemeByDataAttribute({
      themes: { light: "light", dark: "dark" },
      defaultTheme: "light",
      attributeName: "data-theme",
    }),
  ],
  parameters: {
    a11y: { test: "error" },
    layout: "padded",
  },
};

export default preview;

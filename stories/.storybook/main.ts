import type { StorybookConfig } from "@storybook/react-vite";
import { defaultClientConditions, mergeConfig } from "vite";
import { copyMockServiceWorker, workerDirectory } from "./mock-service-worker.ts";

copyMockServiceWorker();

const config: StorybookConfig = {
  framework: "@storybook/react-vite",
  stories: [
    "../dashboard/*.stories.tsx",
    "../metrics/*.stories.tsx",
    "../parts/*.stories.tsx",
    "../host/*.stories.tsx",
    "../tokens/*.stories.tsx",
  ],
  addons: [
    "@storybook/addon-a11y",
    "@storybook/addon-themes",
    "@storybook/addon-vitest",
    "msw-storybook-addon",
  ],
  staticDirs: [workerDirectory],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) =>
    mergeConfig(vite, { resolve: { conditions: ["@firsthand/source", ...defaultClientConditions] } }),
};

export default config;

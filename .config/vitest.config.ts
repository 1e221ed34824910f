import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import { playwright } from "@vitest/browser-playwright";
import { defaultClientConditions, defaultServerConditions } from "vite";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { copyMockServiceWorker, workerDirectory } from "../stories/.storybook/mock-service-worker.ts";
import { chromiumArgs, findChromium } from "../test/support/chromium.ts";
import { ProductsFirst } from "./products-first.ts";
import { TotalReporter } from "./total-reporter.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const storybookConfig = fileURLToPath(new URL("../stories/.storybook", import.meta.url));
const source = "@firsthand/source";

copyMockServiceWorker();

// Tests read the source of our packages; only the packed-package tests look at dist.
const shared = {
  root,
  resolve: { conditions: [source, ...defaultClientConditions] },
  ssr: { resolve: { conditions: [source, ...defaultServerConditions] } },
};

const executablePath = findChromium();
const chromium = (name: string) => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: { args: chromiumArgs, ...(executablePath === null ? {} : { executablePath }) },
  }),
  instances: [{ browser: "chromium" as const, name }],
});

const inFolders = (...folders: string[]) => folders.map((folder) => `test/${folder}/**/*.test.ts`);
/** Built pages in a browser, without a host's engine behind them. */
const onPages = inFolders("isolation", "appearance", "tracker");
/** Built packages: a browser on a host or the benchmark, and npm installing what is packed. */
const onHosts = inFolders("e2e", "packed", "bench");

const node: TestProjectInlineConfiguration = {
  ...shared,
  test: {
    name: "node",
    environment: "node",
    include: ["packages/*/src/**/*.{test.ts,ssr.test.tsx}", "test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/*.browser.test.ts", ...onPages, ...onHosts],
    // The embedded engine ends the process when it runs in a worker thread.
    pool: "forks",
    // One more than there are cores: these wait for disks, processes and clocks, and not only for the processor.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A machine may be busy: what a test waits for comes late then, and not wrong.
    expect: { poll: { timeout: 10_000 } },
    sequence: { groupOrder: 0 },
  },
};

const jsdom: TestProjectInlineConfiguration = {
  ...shared,
  test: {
    name: "jsdom",
    environment: "jsdom",
    include: ["packages/*/src/**/*.test.tsx"],
    exclude: ["**/node_modules/**", "**/*.ssr.test.tsx", "**/*.browser.test.tsx"],
    pool: "forks",
    testTimeout: 20_000,
    sequence: { groupOrder: 1 },
  },
};

const inBrowser: TestProjectInlineConfiguration = {
  ...shared,
  publicDir: workerDirectory,
  test: {
    name: "browser",
    include: ["packages/*/src/**/*.browser.test.{ts,tsx}"],
    browser: chromium("browser"),
    testTimeout: 60_000,
    sequence: { groupOrder: 2 },
  },
};

const stories: TestProjectInlineConfiguration = {
  ...shared,
  publicDir: workerDirectory,
  plugins: [storybookTest({ configDir: storybookConfig, disableAddonDocs: true })],
  test: {
    name: "storybook",
    browser: chromium("storybook"),
    testTimeout: 60_000,
    sequence: { groupOrder: 3 },
  },
};

const pages: TestProjectInlineConfiguration = {
  ...shared,
  test: {
    name: "pages",
    environment: "node",
    include: onPages,
    globalSetup: ["test/isolation/build-pages.ts"],
    pool: "forks",
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 10_000 } },
    sequence: { groupOrder: 4 },
  },
};

const e2e: TestProjectInlineConfiguration = {
  ...shared,
  test: {
    name: "e2e",
    environment: "node",
    include: onHosts,
    globalSetup: ["test/support/demo-data.ts"],
    pool: "forks",
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 10_000 } },
    sequence: { groupOrder: 5 },
  },
};

export default defineConfig({
  root,
  test: {
    projects: [node, jsdom, inBrowser, stories, pages, e2e],
    // All of them: the default leaves one core to a watching developer, which is half of a machine with two.
    maxWorkers: "100%",
    passWithNoTests: true,
    sequence: { sequencer: ProductsFirst },
    reporters: ["default", new TotalReporter()],
  },
});

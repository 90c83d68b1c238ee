import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { lessons } from "./build/lessons.ts";
import { serviceWorker } from "./build/service-worker.ts";
import { browserArguments, findBrowser } from "./scripts/find-browser.mjs";

const executablePath = findBrowser() ?? undefined;

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [lessons()],
        test: {
          name: "node",
          environment: "node",
          include: [
            "test/unit/**/*.test.ts",
            "test/conformance/*.test.ts",
            "test/lessons/**/*.test.ts",
            "test/*.test.ts",
          ],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [lessons(), serviceWorker()],
        optimizeDeps: {
          include: [
            "lit",
            "lit/decorators.js",
            "lit/directives/class-map.js",
            "lit/directives/if-defined.js",
            "lit/directives/live.js",
            "lit/directives/ref.js",
            "lit/directives/repeat.js",
            "lit/directives/unsafe-html.js",
            "idb",
            "jose",
            "axe-core",
            "@codemirror/autocomplete",
            "@codemirror/commands",
            "@codemirror/lang-json",
            "@codemirror/lang-python",
            "@codemirror/language",
            "@codemirror/lint",
            "@codemirror/search",
            "@codemirror/state",
            "@codemirror/view",
            "@lezer/highlight",
          ],
        },
        test: {
          name: "browser",
          include: ["test/browser/components/**/*.test.ts"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                args: browserArguments,
                ...(executablePath ? { executablePath } : {}),
              },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
      {
        test: {
          name: "e2e",
          environment: "node",
          include: ["test/browser/e2e/**/*.test.ts"],
          globalSetup: ["test/browser/support/serve-build.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});

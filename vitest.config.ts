import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: ["test/unit/**/*.test.ts", "test/conformance/**/*.test.ts", "test/lessons/**/*.test.ts", "test/*.test.ts"],
        },
      },
    ],
  },
});

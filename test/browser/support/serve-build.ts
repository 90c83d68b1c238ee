import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { preview } from "vite";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the served build, with a slash at its end. */
    base: string;
  }
}

/**
 * Serves the built app under a sub-path, as a project page is, and provides its address as `base`. Builds it first unless
 * `npm test` has just done so.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = resolve(import.meta.dirname, "../../..");
  if (process.env.WORKBOOK_BUILT !== "1" || !existsSync(join(root, "dist/index.html"))) {
    // A child with NODE_ENV=production: inside vitest Lit's development build would be bundled.
    const vite = join(root, "node_modules/vite/bin/vite.js");
    const env = { ...process.env, NODE_ENV: "production" };
    const { status } = spawnSync(process.execPath, [vite, "build", "--logLevel", "warn"], {
      cwd: root,
      env,
      stdio: "inherit",
    });
    if (status !== 0) throw new Error("vite build failed");
  }
  const server = await preview({
    root,
    base: "/workbook/",
    logLevel: "error",
    preview: { host: "127.0.0.1", port: 0, open: false },
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error("vite preview gave no address");
  project.provide("base", address);
  return () => server.close();
}

// Measures the simulated server in Node and in a browser; prints ratios against floors taken in the same run. See
// test/bench/README.md.
import { spawnSync } from "node:child_process";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const outDir = join(root, "node_modules/.cache/bench");

const { status } = spawnSync(
  process.execPath,
  [join(root, "node_modules/vite/bin/vite.js"), "build", "--logLevel", "error"],
  { cwd: root, stdio: "inherit" },
);
if (status !== 0) process.exit(1);
await build({
  root,
  configFile: false,
  logLevel: "error",
  publicDir: false,
  build: {
    ssr: join(root, "test/bench/bench.ts"),
    outDir,
    emptyOutDir: true,
    minify: false,
    target: "node20",
    rolldownOptions: { output: { entryFileNames: "bench.mjs" } },
  },
});
const { main } = await import(pathToFileURL(join(outDir, "bench.mjs")).href);
await main(root);
process.exit(0);

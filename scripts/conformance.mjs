// Replays transcripts of the real stack through the simulated server, in Node: bundles the replayer with the app's own
// compiler (decorators need one) and runs it. See test/conformance/FORMAT.md.
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const outDir = join(root, "node_modules/.cache/conformance");

await build({
  root,
  configFile: false,
  logLevel: "error",
  publicDir: false,
  build: {
    ssr: join(root, "test/conformance/replay/cli.ts"),
    outDir,
    emptyOutDir: true,
    minify: false,
    sourcemap: "inline",
    target: "node20",
    rolldownOptions: { output: { entryFileNames: "replay.mjs" } },
  },
});
process.setSourceMapsEnabled(true);
const { main } = await import(pathToFileURL(join(outDir, "replay.mjs")).href);
process.exitCode = await main(process.argv.slice(2), join(root, "test/conformance"));

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { build, type Plugin, type ResolvedConfig } from "vite";

const ENTRY = "src/worker/service-worker.ts";
const FILE = "sw.js";

/** Files of the build that nobody needs offline. */
const NOT_KEPT = /\.map$|^LICENSE/;

interface Bundle {
  readonly code: string;
  /** Source files it was made of. */
  readonly modules: readonly string[];
}

/**
 * Bundles the service worker into one classic script, `sw.js`: the same in development, tests and the build.
 * The define `__PRECACHE__` tells the worker what to keep for offline use: `{ version, files }`, empty in development.
 */
export function serviceWorker(): Plugin {
  let config: ResolvedConfig;
  return {
    name: "workbook:service-worker",
    configResolved(resolved) {
      config = resolved;
    },
    configureServer(server) {
      let cached: Promise<Bundle> | undefined;
      let modules: ReadonlySet<string> = new Set();
      server.watcher.on("change", (file) => {
        if (modules.has(file)) cached = undefined;
      });
      server.middlewares.use((request, response, next) => {
        if (new URL(request.url ?? "/", "http://localhost").pathname !== `/${FILE}`) {
          next();
          return;
        }
        cached ??= bundle(config.root, { version: "development", files: [] }, false);
        cached.then(
          (made) => {
            modules = new Set(made.modules);
            response.setHeader("content-type", "text/javascript");
            response.setHeader("cache-control", "no-cache");
            response.end(made.code);
          },
          (error: unknown) => {
            cached = undefined;
            next(error);
          },
        );
      });
    },
    async closeBundle() {
      if (config.command !== "build" || config.build.ssr) return;
      const out = resolve(config.root, config.build.outDir);
      // A build that failed has left nothing to keep; its own error is the one to read.
      if (!existsSync(out)) return;
      const files = walk(out)
        .map((path) => relative(out, path).split(sep).join("/"))
        .filter((path) => path !== FILE && !NOT_KEPT.test(path))
        .sort();
      const hash = createHash("sha256");
      for (const file of files) hash.update(file).update(readFileSync(join(out, file)));
      const version = hash.digest("hex").slice(0, 12);
      const { code } = await bundle(config.root, { version, files }, true);
      writeFileSync(join(out, FILE), code);
      config.logger.info(
        `${FILE}: ${(code.length / 1024).toFixed(1)} kB, keeps ${String(files.length)} files`,
      );
    },
  };
}

async function bundle(
  root: string,
  precache: { version: string; files: readonly string[] },
  production: boolean,
): Promise<Bundle> {
  const modules: string[] = [];
  const output = await build({
    configFile: false,
    root,
    logLevel: "error",
    publicDir: false,
    define: { __PRECACHE__: JSON.stringify(precache) },
    mode: production ? "production" : "development",
    plugins: [
      {
        name: "workbook:worker-modules",
        moduleParsed({ id }) {
          if (!id.includes("node_modules")) modules.push(id.replace(/\?.*$/, ""));
        },
      },
    ],
    build: {
      write: false,
      minify: production,
      sourcemap: production ? false : "inline",
      target: "es2022",
      reportCompressedSize: false,
      modulePreload: false,
      rolldownOptions: {
        input: resolve(root, ENTRY),
        output: { format: "iife", entryFileNames: FILE, codeSplitting: false },
      },
    },
  });
  const { output: parts } = (Array.isArray(output) ? output[0] : output) as {
    output: { type: string; code?: string }[];
  };
  const code = parts.find((part) => part.type === "chunk")?.code;
  if (code === undefined) throw new Error("the service worker was not bundled");
  return { code, modules };
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

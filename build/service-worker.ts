import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { build, type Plugin, type ResolvedConfig } from "vite";
import { type Chunk, classicScripts } from "./classic-scripts.ts";

const ENTRY = "src/worker/service-worker.ts";
const FILE = "sw.js";
/** Folder of its chunks. */
const CHUNKS = "sw";

const isScript = (file: string): boolean => file === FILE || file.startsWith(`${CHUNKS}/`);

/** Files of the build that nobody needs offline. */
const NOT_KEPT = /\.map$|^LICENSE/;

interface Bundle {
  /** Scripts by file name: `sw.js`, and the chunks it asks for when it needs them. */
  readonly scripts: ReadonlyMap<string, string>;
  /** Source files they were made of. */
  readonly modules: readonly string[];
}

/**
 * Bundles the service worker into classic scripts, the same in development, tests and the build: `sw.js`, which every start
 * of the worker runs, and a chunk for each dynamic import, which only those starts read that come to need it. The define `__PRECACHE__` tells the worker what to keep for offline use: `{ version, files }`, empty in development.
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
        const file = new URL(request.url ?? "/", "http://localhost").pathname.slice(1);
        if (!isScript(file)) {
          next();
          return;
        }
        cached ??= bundle(config.root, { version: "development", files: [] }, false);
        cached.then(
          (made) => {
            modules = new Set(made.modules);
            const code = made.scripts.get(file);
            response.statusCode = code === undefined ? 404 : 200;
            response.setHeader("content-type", "text/javascript");
            response.setHeader("cache-control", "no-cache");
            response.end(code);
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
        .filter((path) => !isScript(path) && !NOT_KEPT.test(path))
        .sort();
      const hash = createHash("sha256");
      for (const file of files) hash.update(file).update(readFileSync(join(out, file)));
      const version = hash.digest("hex").slice(0, 12);
      const { scripts } = await bundle(config.root, { version, files }, true);
      mkdirSync(join(out, CHUNKS), { recursive: true });
      for (const [name, code] of scripts) writeFileSync(join(out, name), code);
      const size = (scripts.get(FILE)?.length ?? 0) / 1024;
      config.logger.info(
        `${FILE}: ${size.toFixed(1)} kB and ${String(scripts.size - 1)} chunks, keeps ${String(files.length)} files`,
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
        output: {
          format: "cjs",
          entryFileNames: FILE,
          chunkFileNames: `${CHUNKS}/[name]-[hash].js`,
        },
      },
    },
  });
  const { output: parts } = (Array.isArray(output) ? output[0] : output) as {
    output: (Chunk | { type: "asset" })[];
  };
  return { scripts: classicScripts(parts.filter((part) => part.type === "chunk")), modules };
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

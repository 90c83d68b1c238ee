/** A chunk in CommonJS, as the bundler writes it. */
export interface Chunk {
  readonly type: "chunk";
  readonly fileName: string;
  readonly code: string;
  readonly isEntry: boolean;
  /** Chunks it needs before it runs. */
  readonly imports: readonly string[];
}

/** Where chunks put their bodies until they are asked for. */
const BODIES = "workbookChunks";

/**
 * CommonJS chunks as classic scripts, by file name, for a service worker: those may load no modules when they need them, but
 * scripts that they have read once while they were installed. The entry holds what it needs at once, and asks for the
 * other chunks by `importScripts`.
 */
export function classicScripts(chunks: readonly Chunk[]): ReadonlyMap<string, string> {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const entry = chunks.find(({ isEntry }) => isEntry);
  if (!entry) throw new Error("the service worker was not bundled");
  const atOnce = new Set<Chunk>();
  const take = (chunk: Chunk | undefined): void => {
    if (!chunk || atOnce.has(chunk)) return;
    atOnce.add(chunk);
    for (const name of chunk.imports) take(byName.get(name));
  };
  take(entry);
  const later = chunks.filter((chunk) => !atOnce.has(chunk));
  const names = later.map(({ fileName }) => fileName);
  const start = [
    `self.${BODIES}={};`,
    ...[...atOnce].map(bodyOf),
    `self.workbookScripts=${JSON.stringify(names)};`,
    LOADER,
    `workbookRequire(${JSON.stringify(entry.fileName)});`,
  ];
  return new Map([
    [entry.fileName, start.join("\n")],
    ...later.map((chunk) => [chunk.fileName, bodyOf(chunk)] as const),
  ]);
}

function bodyOf({ fileName, code }: Chunk): string {
  return `self.${BODIES}[${JSON.stringify(fileName)}]=function(require,exports,module){${code}\n};`;
}

/** `require` of CommonJS: names are relative to the asking chunk, but no two chunks have the same last part. */
const LOADER = `{
const made = {};
const find = (name) => Object.keys(self.${BODIES}).concat(self.workbookScripts).find((one) => one.split("/").pop() === name.split("/").pop());
self.workbookRequire = (name) => {
  const file = find(name);
  if (made[file]) return made[file].exports;
  if (!self.${BODIES}[file]) importScripts(file);
  const module = made[file] = { exports: {} };
  self.${BODIES}[file](self.workbookRequire, module.exports, module);
  return module.exports;
};
}`;

/** What the build put into `__PRECACHE__`: files to keep for offline use, relative to the scope. */
export interface Precache {
  readonly version: string;
  readonly files: readonly string[];
}

/**
 * Keeps the app's files for offline use. Caches are per origin, not per scope, so names carry the scope's path and only
 * this scope's old caches are removed.
 */
export class AppShell {
  readonly #precache: Precache;
  readonly #scope: string;
  readonly #prefix: string;

  constructor(precache: Precache, scope: string) {
    this.#precache = precache;
    this.#scope = scope;
    this.#prefix = `jwt-workbook:${new URL(scope).pathname}:`;
  }

  get #name(): string {
    return this.#prefix + this.#precache.version;
  }

  /** Nothing is kept in development. */
  get isEmpty(): boolean {
    return this.#precache.files.length === 0;
  }

  async install(): Promise<void> {
    if (this.isEmpty) return;
    const cache = await caches.open(this.#name);
    await Promise.all(this.#precache.files.map((file) => this.#keep(cache, file)));
  }

  async #keep(cache: Cache, file: string): Promise<void> {
    // Servers with "clean" addresses redirect index.html to the folder, and a redirected answer is refused for navigations.
    const address = new URL(file === "index.html" ? "./" : file, this.#scope);
    const response = await fetch(new Request(address, { cache: "reload" }));
    if (!response.ok) throw new Error(`${file}: ${response.status}`);
    const { status, headers } = response;
    const plain = response.redirected
      ? new Response(await response.blob(), { status, headers })
      : response;
    await cache.put(new URL(file, this.#scope), plain);
  }

  async removeOld(): Promise<void> {
    for (const name of await caches.keys()) {
      if (name.startsWith(this.#prefix) && name !== this.#name) await caches.delete(name);
    }
  }

  /** The kept file for a request, or null where the network is to answer. */
  keyFor(request: Request): string | null {
    if (request.method !== "GET" || !request.url.startsWith(this.#scope)) return null;
    const path = request.url.slice(this.#scope.length).replace(/[?#].*$/, "");
    if (path.startsWith("server/")) return null;
    const key = request.mode === "navigate" ? "index.html" : path;
    return this.#precache.files.includes(key) ? key : null;
  }

  async answer(key: string, request: Request): Promise<Response> {
    const cache = await caches.open(this.#name);
    return (
      (await cache.match(new URL(key, this.#scope), { ignoreSearch: true })) ??
      (await fetch(request))
    );
  }
}

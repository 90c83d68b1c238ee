/** A Python value as plain data that survives structured cloning; what is in a list, tuple, dict or set is a copy. */
export type PlainValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | { readonly kind: "float"; readonly value: number }
  | { readonly kind: "list" | "tuple" | "set" | "frozenset"; readonly items: readonly PlainValue[] }
  | { readonly kind: "dict"; readonly items: readonly (readonly [PlainValue, PlainValue])[] };

export interface CacheEntry {
  /** undefined for what is no data: only the process that put it there has it. */
  readonly value: PlainValue | undefined;
  /** Seconds since the epoch, UTC; null for never. */
  readonly expires: number | null;
}

/** Cache location → key → entry, in the order of the cache. */
export type MemorySnapshot = ReadonlyMap<string, ReadonlyMap<string, CacheEntry>>;

/**
 * What a server's process remembers beside its database: the caches of Django's local-memory backend, and so the history
 * of throttles. A process that was killed unasked takes it up again; one that was started anew begins without.
 */
export class ProcessMemory {
  #caches: MemorySnapshot;

  constructor(snapshot: MemorySnapshot = new Map()) {
    this.#caches = snapshot;
  }

  /** Everything at this moment: the same object while nothing changes. */
  snapshot(): MemorySnapshot {
    return this.#caches;
  }

  /** Goes back to an earlier moment. */
  reset(snapshot: MemorySnapshot): void {
    this.#caches = snapshot;
  }

  cache(location: string): ReadonlyMap<string, CacheEntry> {
    return this.#caches.get(location) ?? new Map();
  }

  /** Replaces a cache's contents. */
  keep(location: string, entries: ReadonlyMap<string, CacheEntry>): void {
    this.#caches = new Map(this.#caches).set(location, entries);
  }
}

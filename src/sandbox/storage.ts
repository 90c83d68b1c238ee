import type { LogEntry } from "../protocol/world.ts";
import type { KeptWorld, WorldRecord } from "./world-record.ts";

/** Where worlds are kept. What cannot be read or written throws StorageError. */
export interface WorldStorage {
  /** null for a sandbox that is not there. */
  load(sandbox: string): Promise<KeptWorld | null>;
  /** Revision of the kept world; null for a sandbox that is not there. */
  revision(sandbox: string): Promise<number | null>;
  /** Replaces the world and adds to its log, in one transaction. @param fresh the log begins anew */
  commit(
    sandbox: string,
    world: WorldRecord,
    entries: readonly LogEntry[],
    fresh: boolean,
  ): Promise<void>;
}

/** The storage cannot be used; the message says why in a learner's words. */
export class StorageError extends Error {
  readonly code = "storage_failed";
}

/** Keeps worlds for as long as this thread lives. */
export class MemoryStorage implements WorldStorage {
  readonly #worlds = new Map<string, KeptWorld>();

  load(sandbox: string): Promise<KeptWorld | null> {
    return Promise.resolve(this.#worlds.get(sandbox) ?? null);
  }
  revision(sandbox: string): Promise<number | null> {
    return Promise.resolve(this.#worlds.get(sandbox)?.world.revision ?? null);
  }
  commit(
    sandbox: string,
    world: WorldRecord,
    entries: readonly LogEntry[],
    fresh: boolean,
  ): Promise<void> {
    const before = fresh ? [] : (this.#worlds.get(sandbox)?.log ?? []);
    this.#worlds.set(sandbox, { world, log: [...before, ...entries] });
    return Promise.resolve();
  }
}

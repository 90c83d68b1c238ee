import type { LogEntry } from "../protocol/world.ts";
import type { KeptWorld, WorldRecord } from "./world-record.ts";

/** What is to be kept of a sandbox after a change. */
export interface Commit {
  readonly world: WorldRecord;
  /** The whole log, or its newest entries. */
  readonly entries: readonly LogEntry[];
  /** True: `entries` is the whole log and takes the place of the kept one. */
  readonly whole: boolean;
  /** The kept world this one follows on; null for none there, undefined for whatever is there. */
  readonly follows: WorldRecord | null | undefined;
}

/** Where worlds are kept. */
export interface WorldStorage {
  /**
   * Reads a sandbox.
   * @param known revision the caller has; null for none
   * @returns null for a sandbox that is not there
   * @throws StorageError, UnreadableWorldError
   */
  load(sandbox: string, known: number | null): Promise<KeptWorld | "unchanged" | null>;
  /** Replaces the world and adds to its log, all or nothing. @throws StorageError, OvertakenError */
  commit(sandbox: string, commit: Commit): Promise<void>;
}

/** The storage cannot be used; the message says why in a learner's words. */
export class StorageError extends Error {
  readonly code = "storage_failed";
}

/** Something is kept under this name, but it is no world, or one of another version. */
export class UnreadableWorldError extends Error {
  readonly code = "world_unreadable";
}

/** Another thread has kept a newer world since this one was loaded. */
export class OvertakenError extends Error {
  readonly code = "world_overtaken";
  constructor() {
    super("Another tab is changing this sandbox at the same moment. Try once more.");
  }
}

/** Keeps worlds for as long as this thread lives. */
export class MemoryStorage implements WorldStorage {
  readonly #worlds = new Map<string, KeptWorld>();

  load(sandbox: string, known: number | null): Promise<KeptWorld | "unchanged" | null> {
    const kept = this.#worlds.get(sandbox) ?? null;
    return Promise.resolve(kept !== null && kept.world.revision === known ? "unchanged" : kept);
  }

  commit(sandbox: string, { world, entries, whole, follows }: Commit): Promise<void> {
    const before = this.#worlds.get(sandbox);
    if (follows !== undefined && before?.world.revision !== follows?.revision) {
      return Promise.reject(new OvertakenError());
    }
    this.#worlds.set(sandbox, {
      world,
      log: whole ? entries : [...(before?.log ?? []), ...entries],
    });
    return Promise.resolve();
  }
}

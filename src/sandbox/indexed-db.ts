import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { LogEntry } from "../protocol/world.ts";
import { StorageError, type WorldStorage } from "./storage.ts";
import type { KeptWorld, WorldRecord } from "./world-record.ts";

interface Schema extends DBSchema {
  worlds: { key: string; value: WorldRecord };
  /** Keyed by sandbox and entry id, so that a log grows without being rewritten. */
  entries: { key: [string, number]; value: LogEntry };
}

const VERSION = 1;

/** Keeps worlds in IndexedDB. @throws StorageError where the browser offers none or it cannot be opened */
export async function openIndexedDb(name: string): Promise<WorldStorage> {
  try {
    const database = await openDB<Schema>(name, VERSION, {
      upgrade(db) {
        db.createObjectStore("worlds");
        db.createObjectStore("entries");
      },
    });
    return new IndexedDbStorage(database);
  } catch (cause) {
    throw asStorageError(cause);
  }
}

class IndexedDbStorage implements WorldStorage {
  readonly #database: IDBPDatabase<Schema>;

  constructor(database: IDBPDatabase<Schema>) {
    this.#database = database;
  }

  async load(sandbox: string): Promise<KeptWorld | null> {
    try {
      const transaction = this.#database.transaction(["worlds", "entries"]);
      const [world, log] = await Promise.all([
        transaction.objectStore("worlds").get(sandbox),
        transaction.objectStore("entries").getAll(entriesOf(sandbox)),
      ]);
      return world ? { world, log } : null;
    } catch (cause) {
      throw asStorageError(cause);
    }
  }

  async revision(sandbox: string): Promise<number | null> {
    try {
      return (await this.#database.get("worlds", sandbox))?.revision ?? null;
    } catch (cause) {
      throw asStorageError(cause);
    }
  }

  async commit(
    sandbox: string,
    world: WorldRecord,
    entries: readonly LogEntry[],
    fresh: boolean,
  ): Promise<void> {
    try {
      const transaction = this.#database.transaction(["worlds", "entries"], "readwrite");
      const kept = transaction.objectStore("entries");
      const writes: Promise<unknown>[] = [transaction.objectStore("worlds").put(world, sandbox)];
      if (fresh) writes.push(kept.delete(entriesOf(sandbox)));
      for (const entry of entries) writes.push(kept.put(entry, [sandbox, entry.id]));
      await Promise.all([...writes, transaction.done]);
    } catch (cause) {
      throw asStorageError(cause);
    }
  }
}

function entriesOf(sandbox: string): IDBKeyRange {
  return IDBKeyRange.bound([sandbox, 0], [sandbox, Infinity]);
}

const REASONS: Readonly<Record<string, string>> = {
  QuotaExceededError: "The disk space that the browser grants this page is used up.",
  InvalidStateError: "The browser closed this page's storage.",
  SecurityError: "The browser does not let this page keep anything.",
  VersionError: "A newer version of the workbook has used this storage. Reload the page.",
};

function asStorageError(cause: unknown): StorageError {
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : "";
  return new StorageError(REASONS[name] ?? "The browser's storage for this page cannot be used.", {
    cause,
  });
}

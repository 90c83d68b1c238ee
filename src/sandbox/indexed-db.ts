import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { LogEntry } from "../protocol/world.ts";
import {
  type Commit,
  OvertakenError,
  StorageError,
  UnreadableWorldError,
  type WorldStorage,
} from "./storage.ts";
import { isKeptWorld, type KeptWorld, type WorldRecord } from "./world-record.ts";

interface Schema extends DBSchema {
  worlds: { key: string; value: WorldRecord };
  /** The revision of each world by itself: whether it is still the one in memory is asked for every request. */
  revisions: { key: string; value: number };
  /** Keyed by sandbox and entry id, so that a log grows without being rewritten. */
  entries: { key: [string, number]; value: LogEntry };
}

const VERSION = 2;

/** Keeps worlds in IndexedDB. @throws StorageError where the browser offers none or it cannot be opened */
export async function openIndexedDb(name: string): Promise<WorldStorage> {
  const storage = new IndexedDbStorage(name);
  await storage.open();
  return storage;
}

class IndexedDbStorage implements WorldStorage {
  readonly #name: string;
  #database: Promise<IDBPDatabase<Schema>> | null = null;

  constructor(name: string) {
    this.#name = name;
  }

  /** The browser may close a database, e.g. when the learner clears its data; it is opened again when next needed. */
  async open(): Promise<IDBPDatabase<Schema>> {
    try {
      this.#database ??= this.#openNow();
      return await this.#database;
    } catch (cause) {
      this.#database = null;
      throw asStorageError(cause);
    }
  }

  /** Where there is no IndexedDB at all, `openDB` throws instead of rejecting; being async makes one of both. */
  async #openNow(): Promise<IDBPDatabase<Schema>> {
    const forget = (): void => {
      this.#database = null;
    };
    return await openDB<Schema>(this.#name, VERSION, {
      upgrade(db, before) {
        if (before < 1) {
          db.createObjectStore("worlds");
          db.createObjectStore("entries");
        }
        // A world of version 1 gets its revision here when it is next kept.
        db.createObjectStore("revisions");
      },
      blocking(_current, _blocked, event) {
        // A newer version of the workbook in another tab wants to upgrade.
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
  }

  async load(sandbox: string, known: number | null): Promise<KeptWorld | "unchanged" | null> {
    const database = await this.open();
    const kept = await this.#using(async () => {
      const transaction = database.transaction(["worlds", "revisions", "entries"]);
      const revision = await transaction.objectStore("revisions").get(sandbox);
      if (known !== null && revision === known) return "unchanged";
      const world = await transaction.objectStore("worlds").get(sandbox);
      if (world === undefined) return null;
      return { world, log: await transaction.objectStore("entries").getAll(entriesOf(sandbox)) };
    });
    if (kept === null || kept === "unchanged" || isKeptWorld(kept)) return kept;
    throw new UnreadableWorldError(
      "What was kept of this sandbox is damaged, or of another version of the workbook.",
    );
  }

  async commit(sandbox: string, { world, entries, whole, follows }: Commit): Promise<void> {
    const database = await this.open();
    await this.#using(async () => {
      const transaction = database.transaction(["worlds", "revisions", "entries"], "readwrite");
      const worlds = transaction.objectStore("worlds");
      const revisions = transaction.objectStore("revisions");
      const log = transaction.objectStore("entries");
      try {
        const kept = (await revisions.get(sandbox)) ?? revisionOf(await worlds.get(sandbox));
        if (follows !== undefined && kept !== follows) throw new OvertakenError();
        const writes: Promise<unknown>[] = [
          worlds.put(world, sandbox),
          revisions.put(world.revision, sandbox),
        ];
        if (whole) writes.push(log.delete(entriesOf(sandbox)));
        for (const entry of entries) writes.push(log.put(entry, [sandbox, entry.id]));
        await Promise.all([...writes, transaction.done]);
      } catch (error) {
        await abandon(transaction);
        throw error;
      }
    });
  }

  async #using<T>(use: () => Promise<T>): Promise<T> {
    try {
      return await use();
    } catch (cause) {
      if (cause instanceof OvertakenError) throw cause;
      if (nameOf(cause) === "InvalidStateError") this.#database = null;
      throw asStorageError(cause);
    }
  }
}

/** Undoes a transaction; one that has failed by itself is already undone. */
async function abandon(transaction: {
  abort(): void;
  readonly done: Promise<void>;
}): Promise<void> {
  const ended = transaction.done.catch(() => undefined);
  try {
    transaction.abort();
  } catch {
    // It had ended before.
  }
  await ended;
}

/** Of a world that may be damaged; null for none. */
function revisionOf(world: Partial<WorldRecord> | null | undefined): number | null {
  return world?.revision ?? null;
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
  const why = REASONS[nameOf(cause)] ?? "The browser's storage for this page cannot be used.";
  return new StorageError(why, { cause });
}

/** The name of a DOMException is part of the platform, so no build changes it. */
function nameOf(cause: unknown): string {
  return cause instanceof Error || cause instanceof DOMException ? cause.name : "";
}

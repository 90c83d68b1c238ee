import { type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from "idb";
import type { LogEntry } from "../protocol/world.ts";
import { fromFlatWorld } from "./flat-world.ts";
import { keysOf, readRows, ROW_STORES, type RowStores, writeRows } from "./kept-rows.ts";
import {
  type Commit,
  OvertakenError,
  StorageError,
  UnreadableWorldError,
  type WorldStorage,
} from "./storage.ts";
import { isKeptWorld, type KeptWorld, type WorldRecord } from "./world-record.ts";

/** A world without what is kept beside it because it seldom changes or is large. */
type Head = Omit<WorldRecord, "files" | "database">;

interface Schema extends RowStores {
  worlds: { key: string; value: Head };
  files: { key: string; value: WorldRecord["files"] };
  /** Keyed by sandbox and entry id, so that a log grows without being rewritten. */
  entries: { key: [string, number]; value: LogEntry };
}

const VERSION = 3;
const STORES = ["worlds", "files", "entries", ...ROW_STORES] as const;

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
      upgrade(db, before, _after, transaction) {
        if (before < 1) {
          db.createObjectStore("worlds");
          db.createObjectStore("entries");
        }
        for (const store of ["files", ...ROW_STORES] as const) db.createObjectStore(store);
        if (before === 2) db.deleteObjectStore("revisions" as never);
        takeOverFlatWorlds(transaction).catch(() => transaction.abort());
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
      const transaction = database.transaction(STORES);
      const head = await transaction.objectStore("worlds").get(sandbox);
      if (head === undefined) return null;
      if (known !== null && head.revision === known) return "unchanged";
      const [files, log, rows] = await Promise.all([
        transaction.objectStore("files").get(sandbox),
        transaction.objectStore("entries").getAll(keysOf(sandbox)),
        readRows(
          { tables: transaction.objectStore("tables"), pages: transaction.objectStore("pages") },
          sandbox,
        ),
      ]);
      return { world: { ...head, files, database: rows }, log };
    });
    if (kept === null || kept === "unchanged" || isKeptWorld(kept)) return kept;
    throw new UnreadableWorldError(
      "What was kept of this sandbox is damaged, or of another version of the workbook.",
    );
  }

  async commit(sandbox: string, { world, entries, whole, follows }: Commit): Promise<void> {
    const database = await this.open();
    const { files, database: rows, ...head } = world;
    await this.#using(async () => {
      const transaction = database.transaction(STORES, "readwrite");
      const worlds = transaction.objectStore("worlds");
      const log = transaction.objectStore("entries");
      try {
        const before = follows ?? null;
        // All at once: each answer waited for is a way to another process and back. What must not be is undone.
        const kept = follows === undefined ? null : worlds.get(sandbox);
        // Where a write fails at once, nobody will ask for it.
        kept?.catch(() => undefined);
        const writes: Promise<unknown>[] = [
          worlds.put(head, sandbox),
          ...writeRows(
            { tables: transaction.objectStore("tables"), pages: transaction.objectStore("pages") },
            sandbox,
            before?.database ?? null,
            rows,
          ),
        ];
        if (before?.files !== files)
          writes.push(transaction.objectStore("files").put(files, sandbox));
        if (whole) writes.push(log.delete(keysOf(sandbox)));
        for (const entry of entries) writes.push(log.put(entry, [sandbox, entry.id]));
        const ended = Promise.all([...writes, transaction.done]);
        ended.catch(() => undefined);
        if (kept && (await kept)?.revision !== before?.revision) throw new OvertakenError();
        transaction.commit();
        await ended;
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

/** Worlds of the versions before 3 held their files and all their rows themselves. */
async function takeOverFlatWorlds(
  transaction: IDBPTransaction<Schema, StoreNames<Schema>[], "versionchange">,
): Promise<void> {
  const worlds = transaction.objectStore("worlds");
  for (const sandbox of await worlds.getAllKeys()) {
    const world = fromFlatWorld(await worlds.get(sandbox));
    // What is no world stays as it is, for the learner to be told of it.
    if (!isKeptWorld({ world, log: [] })) continue;
    const { files, database, ...head } = world as WorldRecord;
    await worlds.put(head, sandbox);
    await transaction.objectStore("files").put(files, sandbox);
    await Promise.all(
      writeRows(
        { tables: transaction.objectStore("tables"), pages: transaction.objectStore("pages") },
        sandbox,
        null,
        database,
      ),
    );
  }
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

import { cryptoProvider } from "./crypto.ts";
import type { SandboxHost } from "./host.ts";
import { openIndexedDb } from "./indexed-db.ts";
import { randomFrom } from "./random.ts";
import { MemoryStorage, StorageError } from "./storage.ts";

/** The browser as a sandbox's host. @param scope path of the app; storage is per origin, and several may share one */
export async function browserHost(scope: string): Promise<SandboxHost> {
  // Absent over plain http, though its type says otherwise.
  const subtle: SubtleCrypto | undefined = crypto.subtle;
  const host = {
    wall: () => Date.now() / 1000,
    elapsed: () => performance.now(),
    random: randomFrom((count) => crypto.getRandomValues(new Uint8Array(count))),
    crypto: cryptoProvider(subtle ?? null),
  };
  try {
    return { ...host, storage: await openIndexedDb(`jwt-workbook:${scope}`), storageProblem: null };
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    return { ...host, storage: new MemoryStorage(), storageProblem: error.message };
  }
}

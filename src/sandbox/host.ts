import type { CryptoProvider, Random } from "../server/environment.ts";
import type { WorldStorage } from "./storage.ts";

/** What a sandbox stands on: time, chance, cryptography and storage come in through here. */
export interface SandboxHost {
  /** Seconds since the epoch, UTC: the wall clock. */
  wall(): number;
  /** Milliseconds of a clock that only goes forward, for durations. */
  elapsed(): number;
  readonly random: Random;
  readonly crypto: CryptoProvider;
  readonly storage: WorldStorage;
  /** Why nothing will be kept; null where it will. */
  readonly storageProblem: string | null;
}

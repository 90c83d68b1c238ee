import type { SandboxHost } from "./host.ts";
import type { Sandbox } from "./sandbox.ts";
import { StorageError } from "./storage.ts";
import type { KeptWorld, WorldRecord } from "./world-record.ts";

/** A sandbox in this thread and how far it is kept. */
export class Tenancy {
  readonly sandbox: Sandbox;
  readonly #host: SandboxHost;
  /** What the storage holds; null where it holds nothing. */
  #stored: WorldRecord | null;
  /** Why what is here is not kept; null where it is. */
  #problem: string | null = null;
  #heldBack = false;
  #last: KeptWorld | null = null;

  /** @param stored the world as it was loaded; null for a new one */
  constructor(host: SandboxHost, sandbox: Sandbox, stored: WorldRecord | null) {
    this.#host = host;
    this.sandbox = sandbox;
    this.#stored = stored;
    if (stored) this.#last = sandbox.kept;
  }

  /** Why a reload would lose this world; null where it would not. */
  get problem(): string | null {
    return this.#problem ?? this.#host.storageProblem;
  }
  get revision(): number | null {
    return this.#stored?.revision ?? null;
  }

  /** Leaves the storage alone until the world is thrown away on purpose. @param why for the learner */
  holdBack(why: string): void {
    this.#problem = why;
    this.#heldBack = true;
  }

  /** What was kept is gone; the whole world is kept anew with the next change. */
  forgetKept(): void {
    this.#stored = null;
    this.#last = null;
  }

  /**
   * Keeps the world if it has changed. Where the storage fails the world lives on in memory, and the next change tries again.
   * @param replace true: whatever is kept under this name may go
   * @returns whether there was a change
   * @throws OvertakenError
   */
  async keep(name: string, replace: boolean): Promise<boolean> {
    const { kept } = this.sandbox;
    if (kept === this.#last && !replace) return false;
    if (replace) this.#heldBack = false;
    const changed = kept !== this.#last;
    this.#last = kept;
    if (!this.#heldBack) await this.#commit(name, kept, replace || this.#problem !== null);
    return changed;
  }

  async #commit(name: string, { world, log }: KeptWorld, replace: boolean): Promise<void> {
    const stored = replace ? null : this.#stored;
    try {
      await this.#host.storage.commit(name, {
        world,
        entries: stored ? log.filter(({ id }) => id > stored.lastEntry) : log,
        whole: stored === null,
        follows: replace ? undefined : stored,
      });
      this.#stored = world;
      this.#problem = null;
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      this.#problem = error.message;
    }
  }
}

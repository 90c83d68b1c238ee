import type {
  SandboxAnswer,
  SandboxChanged,
  SandboxEnvelope,
  SandboxRefusal,
} from "../protocol/messages.ts";
import { faultReport } from "./fault-report.ts";
import type { SandboxHost } from "./host.ts";
import { Sandbox, SandboxError } from "./sandbox.ts";
import { MemoryStorage, StorageError } from "./storage.ts";
import type { KeptWorld } from "./world-record.ts";

/** All sandboxes of this thread. Requests of one sandbox are carried out one after another. */
export class SandboxHouse {
  #host: SandboxHost;
  readonly #changed: (changed: SandboxChanged) => void;
  readonly #open = new Map<string, Sandbox>();
  readonly #queues = new Map<string, Promise<unknown>>();

  /** @param changed told after each change, for other tabs */
  constructor(host: SandboxHost, changed: (changed: SandboxChanged) => void) {
    this.#host = host;
    this.#changed = changed;
  }

  /** Carries out an ask. Never throws: what went wrong is in the answer. */
  answer(envelope: SandboxEnvelope): Promise<SandboxAnswer | SandboxRefusal> {
    const before = this.#queues.get(envelope.sandbox) ?? Promise.resolve();
    const answer = before
      .then(() => this.#answer(envelope))
      .catch((error: unknown) => this.#refuse(envelope, error));
    this.#queues.set(envelope.sandbox, answer);
    return answer;
  }

  async #answer({ id, sandbox: name, seen, request }: SandboxEnvelope): Promise<SandboxAnswer> {
    const known = await this.#find(name);
    if (!known && request.kind !== "open" && request.kind !== "import") {
      throw new SandboxError(
        "sandbox_unknown",
        "This sandbox is not there any more. Reload the page to begin it anew.",
      );
    }
    if (known?.lastAsk.id === id) {
      const { exchange } = known.lastAsk;
      const repeated = exchange === null ? undefined : known.exchange(exchange);
      return await known.answer(seen, repeated ? { exchange: repeated } : {});
    }
    if (request.kind === "open" && !known) return await this.#create(name, request, seen);
    const sandbox = known ?? (await Sandbox.create(this.#host, { project: "start" }, ""));
    const quiet = request.kind === "look" || request.kind === "export" || request.kind === "open";
    const done = quiet && request.kind === "open" ? {} : await sandbox.perform(request, id);
    this.#open.set(name, sandbox);
    if (!quiet) await this.#commit(name, sandbox, done.fresh === true || !known);
    return await sandbox.answer(seen, done);
  }

  async #create(
    name: string,
    request: Extract<SandboxEnvelope["request"], { kind: "open" }>,
    seen: number,
  ): Promise<SandboxAnswer> {
    const parent = request.inherit === undefined ? null : await this.#keptOf(request.inherit);
    const sandbox = parent
      ? Sandbox.fork(this.#host, parent, request.label)
      : await Sandbox.create(this.#host, request.seed, request.label);
    this.#open.set(name, sandbox);
    await this.#commit(name, sandbox, true);
    return await sandbox.answer(seen, { fresh: true });
  }

  /** The sandbox as it is kept: another thread may have changed it since this one saw it. */
  async #find(name: string): Promise<Sandbox | null> {
    const here = this.#open.get(name);
    const revision = await this.#storing(
      (storage) => storage.revision(name),
      here?.revision ?? null,
    );
    if (here && (revision === null || revision <= here.revision)) return here;
    const kept = await this.#storing<KeptWorld | null>((storage) => storage.load(name), null);
    if (!kept) return here ?? null;
    const sandbox = new Sandbox(this.#host, kept);
    this.#open.set(name, sandbox);
    return sandbox;
  }

  async #keptOf(name: string): Promise<KeptWorld | null> {
    return (await this.#find(name))?.kept ?? null;
  }

  async #commit(name: string, sandbox: Sandbox, fresh: boolean): Promise<void> {
    const entries = sandbox.takeFresh();
    const { world, log } = sandbox.kept;
    await this.#storing(
      (storage) => storage.commit(name, world, fresh ? log : entries, fresh),
      undefined,
    );
    this.#changed({ sandbox: name, revision: world.revision });
  }

  /** Uses the storage; where it fails, goes on in memory and says so in every state from now on. */
  async #storing<T>(
    use: (storage: SandboxHost["storage"]) => Promise<T>,
    otherwise: T,
  ): Promise<T> {
    try {
      return await use(this.#host.storage);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      this.#goOnInMemory(error.message);
      return otherwise;
    }
  }

  #goOnInMemory(why: string): void {
    if (this.#host.storageProblem !== null) return;
    const worlds = [...this.#open].map(([name, sandbox]) => [name, sandbox.kept] as const);
    this.#host = { ...this.#host, storage: new MemoryStorage(), storageProblem: why };
    for (const [name, kept] of worlds) this.#open.set(name, new Sandbox(this.#host, kept));
  }

  async #refuse(
    { sandbox: name, request }: SandboxEnvelope,
    error: unknown,
  ): Promise<SandboxRefusal> {
    const { code } = error as { code?: unknown };
    if (error instanceof Error && typeof code === "string" && EXPECTED.has(code)) {
      return { kind: "refusal", code, message: error.message };
    }
    const report = faultReport(request, error);
    const sandbox = this.#open.get(name);
    sandbox?.noteFault(report);
    if (sandbox) await this.#commit(name, sandbox, false);
    return {
      kind: "refusal",
      code: "internal",
      message:
        "Something in the workbook itself went wrong; Django had no part in it. Your work is as it was before.",
      report,
    };
  }
}

/** Refusals that are no fault of the workbook. */
const EXPECTED = new Set([
  "sandbox_unknown",
  "server_down",
  "no_question",
  "import_invalid",
  "not_simulated",
  "cryptography_unavailable",
]);

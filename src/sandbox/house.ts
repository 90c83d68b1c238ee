import type {
  SandboxAnswer,
  SandboxChanged,
  SandboxEnvelope,
  SandboxRefusal,
  SandboxRequest,
} from "../protocol/messages.ts";
import type { ExchangeEntry } from "../protocol/world.ts";
import { faultReport } from "./fault-report.ts";
import type { SandboxHost } from "./host.ts";
import { type Done, QUIET, Sandbox, SandboxError } from "./sandbox.ts";
import { OvertakenError, StorageError, UnreadableWorldError } from "./storage.ts";
import { Tenancy } from "./tenancy.ts";

/** Times an ask is carried out anew because another thread kept a newer world meanwhile. */
const ATTEMPTS = 3;

/** All sandboxes of this thread. Requests of one sandbox are carried out one after another. */
export class SandboxHouse {
  readonly #host: SandboxHost;
  readonly #changed: (changed: SandboxChanged) => void;
  readonly #open = new Map<string, Tenancy>();
  readonly #queues = new Map<string, Promise<unknown>>();

  /** @param changed told after each change, for other tabs */
  constructor(host: SandboxHost, changed: (changed: SandboxChanged) => void) {
    this.#host = host;
    this.#changed = changed;
  }

  /** Carries out an ask. Never throws: what went wrong is in the answer. */
  answer(envelope: SandboxEnvelope): Promise<SandboxAnswer | SandboxRefusal> {
    return this.#queue(envelope, async ({ sandbox, problem }, done) =>
      sandbox.answer(envelope.seen, done, problem),
    );
  }

  /** Sends a request of a page's own code. Never throws. @param id unlike any other ask's @param request raw HTTP bytes */
  exchange(
    id: string,
    sandbox: string,
    request: Uint8Array,
  ): Promise<ExchangeEntry | SandboxRefusal> {
    const envelope = {
      id,
      sandbox,
      seen: 0,
      request: { kind: "send", request, name: null },
    } as const;
    return this.#queue(envelope, (_tenancy, { exchange }) => {
      if (!exchange) throw new SandboxError("internal", "The server gave no answer.");
      return Promise.resolve(exchange);
    });
  }

  /** Carries out an ask after those before it in its sandbox. @param reply makes the answer of what was done */
  #queue<T>(
    envelope: SandboxEnvelope,
    reply: (tenancy: Tenancy, done: Done) => Promise<T>,
  ): Promise<T | SandboxRefusal> {
    const before = this.#queues.get(envelope.sandbox) ?? Promise.resolve();
    const answer = before
      .then(async () => {
        const [tenancy, done] = await this.#perform(envelope);
        return await reply(tenancy, done);
      })
      .catch((error: unknown) => this.#refuse(envelope, error));
    this.#queues.set(envelope.sandbox, answer);
    return answer;
  }

  async #perform(envelope: SandboxEnvelope): Promise<[Tenancy, Done]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#attempt(envelope, attempt);
      } catch (error) {
        if (!(error instanceof OvertakenError) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** @throws OvertakenError where another thread has kept a newer world */
  async #attempt(
    { id, sandbox: name, seen, request }: SandboxEnvelope,
    attempt: number,
  ): Promise<[Tenancy, Done]> {
    // Whoever writes learns while writing that the world here is old; only who reads, or was told so, has to look first.
    const here = this.#open.get(name);
    const trusts = attempt === 1 && here?.problem === null && !QUIET.has(request.kind);
    const known = trusts ? here : await this.#find(name);
    if (typeof known === "string" || known === null) return await this.#begin(name, request, known);
    const { sandbox } = known;
    const { firstEntry, lastEntry } = sandbox.kept.world;
    // The page has seen a log that is gone: it was reset in another tab, or lost with the memory it was in.
    const lost = seen > lastEntry || (seen > 0 && seen < firstEntry);
    const done = sandbox.repeated(id) ?? (await sandbox.perform(request, id));
    await this.#keep(name, known, request.kind === "reset" || request.kind === "import");
    return [known, lost ? { ...done, fresh: true } : done];
  }

  /** A sandbox that is not there, or cannot be read (`problem` says why). */
  async #begin(
    name: string,
    request: SandboxRequest,
    problem: string | null,
  ): Promise<[Tenancy, Done]> {
    const sandbox = await this.#make(request);
    const tenancy = new Tenancy(this.#host, sandbox, null);
    this.#open.set(name, tenancy);
    // What cannot be read stays as it is until the learner says that it may go.
    const held = problem !== null && request.kind === "open";
    if (held) tenancy.holdBack(problem);
    await this.#keep(name, tenancy, problem !== null && !held);
    return [tenancy, { fresh: true }];
  }

  async #make(request: SandboxRequest): Promise<Sandbox> {
    switch (request.kind) {
      case "open": {
        const parent = request.inherit === undefined ? null : await this.#settled(request.inherit);
        return parent
          ? Sandbox.fork(this.#host, parent.sandbox.kept, request.label)
          : await Sandbox.create(this.#host, request.seed, request.label);
      }
      case "reset":
        return await Sandbox.create(this.#host, request.seed, request.label);
      case "import": {
        const sandbox = await Sandbox.create(this.#host, { project: "start", migrated: false }, "");
        await sandbox.perform(request, "");
        return sandbox;
      }
      default:
        throw new SandboxError(
          "sandbox_unknown",
          "This sandbox is not there any more. Reload the page to begin it anew.",
        );
    }
  }

  /** A sandbox between two of its requests. */
  async #settled(name: string): Promise<Tenancy | null> {
    await this.#queues.get(name);
    const found = await this.#find(name);
    return typeof found === "string" ? null : found;
  }

  /** The sandbox as it is kept: another thread may have changed it. A text says why it cannot be read. */
  async #find(name: string): Promise<Tenancy | string | null> {
    const here = this.#open.get(name) ?? null;
    if (here?.problem != null) return here;
    try {
      const kept = await this.#host.storage.load(name, here?.revision ?? null);
      if (kept === "unchanged") return here;
      if (kept === null) {
        // Somebody cleared the browser's data while this thread still holds the world.
        here?.forgetKept();
        return here;
      }
      const tenancy = new Tenancy(this.#host, new Sandbox(this.#host, kept), kept.world);
      this.#open.set(name, tenancy);
      return tenancy;
    } catch (error) {
      if (!(error instanceof StorageError || error instanceof UnreadableWorldError)) throw error;
      if (here) here.holdBack(error.message);
      return here ?? error.message;
    }
  }

  async #keep(name: string, tenancy: Tenancy, whole: boolean): Promise<void> {
    const changed = await tenancy.keep(name, whole);
    if (changed) this.#changed({ sandbox: name, revision: tenancy.sandbox.kept.world.revision });
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
    await this.#note(name, report);
    return {
      kind: "refusal",
      code: "internal",
      message:
        "Something in the workbook itself went wrong; Django had no part in it. Your work is as it was before.",
      report,
    };
  }

  /** Writes a fault into the log, as far as that is possible. */
  async #note(name: string, report: string): Promise<void> {
    const tenancy = this.#open.get(name);
    if (!tenancy) return;
    tenancy.sandbox.noteFault(report);
    try {
      await this.#keep(name, tenancy, false);
    } catch {
      // Overtaken by another thread: the page has the report in its refusal.
      this.#open.delete(name);
    }
  }
}

/** Refusals that are no fault of the workbook. */
const EXPECTED = new Set([
  "sandbox_unknown",
  "server_down",
  "question_open",
  "no_question",
  "row_refused",
  "exchange_unknown",
  "seed_invalid",
  "import_invalid",
  "world_overtaken",
  "not_simulated",
  "cryptography_unavailable",
]);

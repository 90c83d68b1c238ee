import { type ClockChange, changeClock } from "../protocol/clock.ts";
import type { CounterfactualReport } from "../protocol/counterfactual.ts";
import type { Rehearsed, SandboxAnswer, SandboxRequest, WorldSeed } from "../protocol/messages.ts";
import {
  CTRL_C,
  type ExchangeEntry,
  type InstalledPackage,
  type LogEntry,
  type WorldState,
} from "../protocol/world.ts";
import { findDistribution } from "../server/packages/packages.ts";
import { askAbout, Moments } from "./counterfactual/moments.ts";
import type { SandboxHost } from "./host.ts";
import { type Answer, type LineHost, LineRun } from "./line-run.ts";
import { Machine } from "./machine.ts";
import { rehearse } from "./rehearse.ts";
import { makeWorld } from "./seed.ts";
import { tableContents } from "./tables.ts";
import {
  type KeptWorld,
  type PendingCommand,
  rememberAsk,
  type WorldRecord,
} from "./world-record.ts";
import { readWorldText, worldText } from "./world-text.ts";

/** The sandbox cannot do what was asked; the message is for the learner. */
export class SandboxError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** An entry without what the sandbox adds: its id and its time. */
type NewEntry = LogEntry extends infer E
  ? E extends LogEntry
    ? Omit<E, "id" | "at">
    : never
  : never;

/** What carrying out a request gave, besides what changed. */
export interface Done {
  /** The log began anew. */
  readonly fresh?: boolean;
  readonly exchange?: ExchangeEntry;
  readonly text?: string;
  readonly counterfactual?: CounterfactualReport;
  readonly rehearsed?: readonly Rehearsed[];
}

/** How long a learner waits for what would have turned an answer, in wall milliseconds; and how far the search goes. */
const PATIENCE_MS = 6000;
const LIMITS = { forks: 160, found: 4 } as const;

/** Requests that change nothing. */
export const QUIET: ReadonlySet<SandboxRequest["kind"]> = new Set([
  "open",
  "look",
  "export",
  "counterfactual",
  "rehearse",
]);

/**
 * One learner's world in this thread: files, packages, database, clock and log, and the server that runs on them.
 * It changes only by `perform`; who calls it keeps `kept` afterwards, before the answer leaves.
 */
export class Sandbox {
  readonly #host: SandboxHost;
  readonly #machine: Machine;
  readonly #moments = new Moments();
  #now: KeptWorld;

  constructor(host: SandboxHost, kept: KeptWorld) {
    this.#host = host;
    this.#now = kept;
    this.#machine = new Machine(host, () => this.#now.world);
  }

  /** A new sandbox from a seed. @throws SeedError */
  static async create(host: SandboxHost, seed: WorldSeed, label: string): Promise<Sandbox> {
    const sandbox = new Sandbox(host, { world: await makeWorld(seed, host), log: [] });
    sandbox.#append({ kind: "start", label });
    return sandbox;
  }

  /** A copy of another sandbox's world that goes its own way from here. */
  static fork(host: SandboxHost, { world, log }: KeptWorld, label: string): Sandbox {
    const sandbox = new Sandbox(host, { world: { ...world, pending: null, asks: [] }, log });
    sandbox.#append({ kind: "start", label });
    return sandbox;
  }

  /** All that is to be kept. Replaced whole by every change. */
  get kept(): KeptWorld {
    return this.#now;
  }

  /** What an ask gave that was carried out before; null for an ask this world has not seen. */
  repeated(ask: string): Done | null {
    const finished = this.#now.world.asks.find(({ id }) => id === ask);
    if (!finished) return null;
    const entry = this.#now.log.find(({ id }) => id === finished.exchange);
    return entry?.kind === "exchange" ? { exchange: entry } : {};
  }

  /**
   * Carries out a request. On an error the world is as it was before.
   * @param ask id of the ask, remembered with the world
   * @throws SandboxError, ImportInvalidError, SeedError, and whatever a fault of our own throws
   */
  async perform(request: SandboxRequest, ask: string): Promise<Done> {
    const before = this.#now;
    try {
      const done = await this.#perform(request);
      if (!QUIET.has(request.kind)) this.#settle(ask, done.exchange?.id ?? null);
      return done;
    } catch (error) {
      // A SandboxError is thrown before anything has changed, and the server goes on running.
      if (!(error instanceof SandboxError)) {
        this.#now = before;
        this.#machine.rewind();
      }
      throw error;
    }
  }

  #settle(id: string, exchange: number | null): void {
    const { revision, asks } = this.#now.world;
    this.#change({
      database: this.#machine.database,
      memory: this.#machine.memory,
      revision: revision + 1,
      asks: rememberAsk(asks, { id, exchange }),
    });
  }

  async #perform(request: SandboxRequest): Promise<Done> {
    switch (request.kind) {
      case "open":
      case "look":
        return {};
      case "reset":
        return this.#replace((await Sandbox.create(this.#host, request.seed, request.label)).kept);
      case "import":
        return this.#replace(readWorldText(request.text));
      case "export":
        return { text: worldText(this.#now) };
      case "counterfactual":
        return { counterfactual: await this.#counterfactual(request.exchange) };
      case "rehearse":
        return {
          rehearsed: await rehearse(this.#host, this.#now.world, request.steps, request.later),
        };
      case "send":
        return { exchange: await this.#send(request.request, request.name) };
      case "run":
        if (this.#now.world.pending) {
          throw new SandboxError(
            "question_open",
            "A command still waits for your answer. Answer it, or press Ctrl+C.",
          );
        }
        return await this.#begin(request.line);
      case "answer": {
        const { pending } = this.#now.world;
        if (!pending) throw new SandboxError("no_question", "No command waits for an answer.");
        return await this.#run(pending.line, { pending, typed: request.text });
      }
      case "interrupt": {
        const { pending } = this.#now.world;
        return pending ? await this.#run(pending.line, { pending, typed: CTRL_C }) : {};
      }
      case "save":
        return await this.#save(request.files);
      case "clock":
        return this.#moveClock(request.change);
      case "row":
        return this.#editRow(request);
      default:
        return request satisfies never;
    }
  }

  /** Takes over another world's contents, behind the end of this one's log. */
  #replace({ world, log }: KeptWorld): Done {
    const { lastEntry, revision, asks } = this.#now.world;
    const entries = log.map((entry, at) => ({ ...entry, id: lastEntry + 1 + at }));
    const ids = { firstEntry: lastEntry + 1, lastEntry: lastEntry + entries.length };
    this.#now = { world: { ...world, ...ids, revision, asks, pending: null }, log: entries };
    this.#machine.rewind();
    return { fresh: true };
  }

  #change(changes: Partial<WorldRecord>): void {
    this.#now = { ...this.#now, world: { ...this.#now.world, ...changes } };
  }

  #append<E extends NewEntry>(entry: E): E & { readonly id: number; readonly at: number } {
    const whole = { ...entry, id: this.#now.world.lastEntry + 1, at: this.#machine.now() };
    this.#change({ lastEntry: whole.id });
    this.#now = { ...this.#now, log: [...this.#now.log, whole] };
    return whole;
  }

  async #send(request: Uint8Array, name: string | null): Promise<ExchangeEntry> {
    const server = await this.#machine.server();
    if (server.status.kind === "broken") {
      throw new SandboxError(
        "server_down",
        `The server is not running: ${server.status.failure.error} Mend the file that the terminal names and save it.`,
      );
    }
    const moment = this.#machine.moment();
    this.#machine.takeTouched();
    const start = this.#host.elapsed();
    const handled = await server.handle(request);
    const tookMs = this.#host.elapsed() - start;
    const touched = this.#machine.takeTouched();
    const entry = this.#append({ kind: "exchange", request, ...handled, touched, tookMs, name });
    this.#moments.note(entry, moment);
    return entry;
  }

  async #counterfactual(exchange: number): Promise<CounterfactualReport> {
    const question = askAbout(exchange, this.#now.log, this.#moments, this.#machine);
    if (question === null) {
      throw new SandboxError("exchange_unknown", "This answer is no refusal, or it is gone.");
    }
    const { findCounterfactuals } = await import("./counterfactual/find.ts");
    const end = this.#host.elapsed() + PATIENCE_MS;
    const late = (): boolean => this.#host.elapsed() > end;
    return await findCounterfactuals(question, this.#host.crypto, { ...LIMITS, late });
  }

  /** Runs a line; `!!` in it stands for the line before, which is then shown, as bash does. */
  async #begin(typed: string): Promise<Done> {
    const last = this.#now.log.findLast((entry) => entry.kind === "command");
    if (last?.kind !== "command" || !typed.includes("!!")) return await this.#run(typed, null);
    return await this.#run(
      typed.replaceAll("!!", () => last.line),
      null,
    );
  }

  /** @param answer to the question of the line that waits; null begins the line */
  async #run(line: string, answer: Answer | null): Promise<Done> {
    const run = new LineRun(this.#lineHost(), line, answer);
    const outcome = await run.run();
    if (outcome.kind === "done") {
      this.#append({ kind: "command", line, output: outcome.output, exit: outcome.exit });
    }
    await run.settle();
    return {};
  }

  #lineHost(): LineHost {
    const now = (): KeptWorld => this.#now;
    return {
      machine: this.#machine,
      get world() {
        return now().world;
      },
      get log() {
        return now().log;
      },
      change: (changes) => {
        this.#change(changes);
      },
      send: async (request) => {
        const { status } = await this.#machine.server();
        return status.kind === "broken" ? null : await this.#send(request, null);
      },
      reload: (changed) => this.#reload(changed),
    };
  }

  async #save(changes: Readonly<Record<string, string | null>>): Promise<Done> {
    const files = new Map(Object.entries(this.#now.world.files));
    const changed = Object.keys(changes).filter(
      (path) => (files.get(path) ?? null) !== changes[path],
    );
    if (changed.length === 0) return {};
    for (const path of changed) {
      const text = changes[path] ?? null;
      if (text === null) files.delete(path);
      else files.set(path, text);
    }
    this.#change({ files: Object.fromEntries(files) });
    await this.#reload(changed);
    return {};
  }

  async #reload(changed: readonly string[]): Promise<void> {
    const { status } = await this.#machine.restart();
    this.#append({ kind: "reload", changed, status });
  }

  #moveClock(change: ClockChange): Done {
    const from = this.#machine.now();
    const clock = changeClock(this.#now.world.clock, change, this.#host.wall());
    this.#change({ clock });
    this.#append({ kind: "clock", from, to: this.#machine.now(), rate: clock.rate });
    return {};
  }

  #editRow({ table, key, changes }: Extract<SandboxRequest, { readonly kind: "row" }>): Done {
    this.#machine.editRow(table, key, changes);
    this.#append({ kind: "row", table, key, changes });
    return {};
  }

  /** Notes a fault of the workbook's own, with a report to copy. It keeps nothing else of the failed request. */
  noteFault(report: string): void {
    this.#append({ kind: "fault", report });
    this.#change({ revision: this.#now.world.revision + 1 });
  }

  /**
   * What the panels show, with the entries behind `seen`.
   * @param problem why the world is not kept; null where it is
   */
  async answer(
    seen: number,
    { fresh = false, exchange, text, counterfactual, rehearsed }: Done,
    problem: string | null,
  ): Promise<SandboxAnswer> {
    const { log } = this.#now;
    return {
      kind: "answer",
      state: await this.#state(problem),
      entries: fresh ? log : log.slice(entriesUpTo(log, seen)),
      fresh,
      ...(exchange === undefined ? {} : { exchange }),
      ...(text === undefined ? {} : { text }),
      ...(counterfactual === undefined ? {} : { counterfactual }),
      ...(rehearsed === undefined ? {} : { rehearsed }),
    };
  }

  async #state(problem: string | null): Promise<WorldState> {
    const server = await this.#machine.server();
    const { revision, files, packages, clock, pending } = this.#now.world;
    return {
      revision,
      files,
      packages: installedPackages(packages),
      server: server.status,
      project: server.summary,
      clock,
      database: tableContents(this.#now.world.database),
      prompt: pending ? promptOf(pending) : null,
      storage: problem === null ? { kind: "kept" } : { kind: "memory", why: problem },
    };
  }
}

function promptOf({
  prompt,
  line,
  printed,
  typed,
}: PendingCommand): NonNullable<WorldState["prompt"]> {
  return { ...prompt, line, printed, typed };
}

/** How many entries have an id up to this one; ids ascend. */
function entriesUpTo(log: readonly LogEntry[], id: number): number {
  return log.findLastIndex((entry) => entry.id <= id) + 1;
}

const INSTALLED = new WeakMap<readonly string[], readonly InstalledPackage[]>();

/** The same list for the same packages. */
function installedPackages(names: readonly string[]): readonly InstalledPackage[] {
  const known = INSTALLED.get(names);
  if (known) return known;
  const made = names.map((name) => ({ name, version: findDistribution(name)?.version ?? "" }));
  INSTALLED.set(names, made);
  return made;
}

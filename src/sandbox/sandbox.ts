import { changeClock, readClock } from "../protocol/clock.ts";
import type { SandboxAnswer, SandboxRequest, WorldSeed } from "../protocol/messages.ts";
import type { ExchangeEntry, LogEntry, WorldState } from "../protocol/world.ts";
import { Database } from "../server/database/database.ts";
import { findDistribution } from "../server/packages/packages.ts";
import { createServer, manage, type Server, type ServerOptions } from "../server/server.ts";
import type { CommandOutcome } from "./commands/command.ts";
import { runLine } from "./commands/run-line.ts";
import type { SandboxHost } from "./host.ts";
import { makeWorld } from "./seed.ts";
import { tableContents } from "./tables.ts";
import type { KeptWorld, WorldRecord } from "./world-record.ts";
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
interface Done {
  readonly fresh?: boolean;
  readonly exchange?: ExchangeEntry;
  readonly text?: string;
}

/**
 * One learner's world in this thread: files, packages, database, clock and log, and the server that runs on them.
 * It changes only by `perform`; who calls it commits `kept()` afterwards, before the answer leaves.
 */
export class Sandbox {
  readonly #host: SandboxHost;
  #world: WorldRecord;
  #log: LogEntry[];
  #database: Database;
  #server: Server | null = null;
  /** Entries since the last commit. */
  #fresh: LogEntry[] = [];

  constructor(host: SandboxHost, { world, log }: KeptWorld) {
    this.#host = host;
    this.#world = world;
    this.#log = [...log];
    this.#database = Database.restore(world.database);
  }

  /** A new sandbox from a seed. */
  static async create(host: SandboxHost, seed: WorldSeed, label: string): Promise<Sandbox> {
    const sandbox = new Sandbox(host, { world: await makeWorld(seed, host), log: [] });
    sandbox.#append({ kind: "start", label });
    return sandbox;
  }

  /** A copy of another sandbox's world that goes its own way from here. */
  static fork(host: SandboxHost, { world, log }: KeptWorld, label: string): Sandbox {
    const sandbox = new Sandbox(host, {
      world: { ...world, pending: null, lastAsk: { id: "", exchange: null } },
      log,
    });
    sandbox.#append({ kind: "start", label });
    sandbox.#fresh = [...sandbox.#log];
    return sandbox;
  }

  get revision(): number {
    return this.#world.revision;
  }
  get lastAsk(): WorldRecord["lastAsk"] {
    return this.#world.lastAsk;
  }
  get kept(): KeptWorld {
    return { world: this.#world, log: this.#log };
  }

  /** Entries that are not kept yet; afterwards they count as kept. */
  takeFresh(): LogEntry[] {
    const entries = this.#fresh;
    this.#fresh = [];
    return entries;
  }

  /**
   * Carries out a request. On an error the world is as it was before.
   * @param ask id of the ask, remembered with the world
   * @throws SandboxError, ImportInvalidError, and what the server's own faults throw
   */
  async perform(request: SandboxRequest, ask: string): Promise<Done> {
    const before = this.#world;
    const [entries, fresh] = [this.#log.length, this.#fresh.length];
    try {
      const done = await this.#perform(request);
      if (request.kind !== "look" && request.kind !== "export")
        this.#settle(ask, done.exchange?.id ?? null);
      return done;
    } catch (error) {
      this.#world = before;
      this.#log.length = entries;
      this.#fresh.length = fresh;
      this.#database.reset(before.database);
      throw error;
    }
  }

  #settle(id: string, exchange: number | null): void {
    const database = this.#database.snapshot();
    this.#world = {
      ...this.#world,
      database,
      revision: this.#world.revision + 1,
      lastAsk: { id, exchange },
    };
  }

  async #perform(request: SandboxRequest): Promise<Done> {
    switch (request.kind) {
      case "open":
      case "look":
        return {};
      case "reset":
        return await this.#replace(await Sandbox.create(this.#host, request.seed, request.label));
      case "import": {
        const { world, log } = readWorldText(request.text);
        return await this.#replace(new Sandbox(this.#host, { world, log }));
      }
      case "export":
        return { text: worldText(this.kept) };
      case "send":
        return { exchange: await this.#send(request.request, request.name) };
      case "run":
        await this.#run(request.line, []);
        return {};
      case "answer": {
        const { pending } = this.#world;
        if (!pending) throw new SandboxError("no_question", "No command waits for an answer.");
        await this.#run(pending.line, [...pending.answers, request.text]);
        return {};
      }
      case "interrupt":
        await this.#interrupt();
        return {};
      case "save":
        await this.#save(request.files);
        return {};
      case "clock":
        this.#moveClock(request.change);
        return {};
      default:
        return request satisfies never;
    }
  }

  /** Takes over another world's contents; its revision goes on from this one's. */
  async #replace(other: Sandbox): Promise<Done> {
    const { revision } = this.#world;
    this.#world = { ...other.#world, revision: Math.max(revision, other.#world.revision) };
    this.#log.splice(0, this.#log.length, ...other.#log);
    this.#fresh = [...this.#log];
    this.#database.reset(other.#world.database);
    this.#server = null;
    await this.#boot();
    return { fresh: true };
  }

  #now(): number {
    return readClock(this.#world.clock, this.#host.wall());
  }

  #append(entry: NewEntry): LogEntry {
    const id = this.#world.lastEntry + 1;
    const whole = { ...entry, id, at: this.#now() } as LogEntry;
    this.#world = { ...this.#world, lastEntry: id };
    this.#log.push(whole);
    this.#fresh.push(whole);
    return whole;
  }

  #options(): ServerOptions {
    return {
      files: new Map(Object.entries(this.#world.files)),
      packages: this.#world.packages,
      database: this.#database,
      clock: () => this.#now(),
      random: this.#host.random,
      crypto: this.#host.crypto,
    };
  }

  async #boot(): Promise<Server> {
    this.#server ??= await createServer(this.#options());
    return this.#server;
  }

  async #send(request: Uint8Array, name: string | null): Promise<ExchangeEntry> {
    const server = await this.#boot();
    if (server.status.kind === "broken") {
      throw new SandboxError(
        "server_down",
        `The server is not running: ${server.status.failure.error} Mend the file that the terminal names and save it.`,
      );
    }
    const start = this.#host.elapsed();
    const { response, console, trace } = await server.handle(request);
    const tookMs = this.#host.elapsed() - start;
    return this.#append({
      kind: "exchange",
      request,
      response,
      console,
      trace,
      tookMs,
      name,
    }) as ExchangeEntry;
  }

  async #run(line: string, answers: readonly string[]): Promise<void> {
    let installed: readonly string[] | null = null;
    const outcome = await runLine(line, {
      files: new Map(Object.entries(this.#world.files)),
      packages: this.#world.packages,
      history: this.#log.flatMap((entry) => (entry.kind === "command" ? [entry.line] : [])),
      answers,
      manage: (argv, input) => manage(this.#options(), argv, input),
      send: async (request) => {
        const server = await this.#boot();
        return server.status.kind === "broken" ? null : (await this.#send(request, null)).response;
      },
      install: (packages) => {
        installed = packages;
      },
    });
    this.#finish(line, answers, outcome);
    if (installed) {
      this.#world = { ...this.#world, packages: installed };
      await this.#reload([]);
    }
  }

  #finish(line: string, answers: readonly string[], outcome: CommandOutcome): void {
    if (outcome.kind === "done") {
      this.#world = { ...this.#world, pending: null };
      this.#prompt = null;
      this.#append({ kind: "command", line, output: outcome.output, exit: outcome.exit });
      return;
    }
    this.#world = { ...this.#world, pending: { line, answers } };
    this.#prompt = { ...outcome.prompt, line, printed: outcome.printed };
  }

  #prompt: WorldState["prompt"] = null;

  async #interrupt(): Promise<void> {
    const { pending } = this.#world;
    if (!pending) return;
    const printed = (await this.#pendingPrompt())?.printed ?? "";
    const text = this.#prompt?.text ?? "";
    this.#world = { ...this.#world, pending: null };
    this.#prompt = null;
    const cancelled = pending.line.includes("manage.py") ? "\nOperation cancelled." : "";
    this.#append({
      kind: "command",
      line: pending.line,
      output: `${printed}${text}^C${cancelled}\n`,
      exit: 1,
    });
  }

  /** The question a command waits on; a restarted thread asks the command again. */
  async #pendingPrompt(): Promise<WorldState["prompt"]> {
    const { pending } = this.#world;
    if (pending && !this.#prompt) {
      const before = this.#database.snapshot();
      await this.#run(pending.line, pending.answers);
      this.#database.reset(before);
    }
    return this.#prompt;
  }

  async #save(changes: Readonly<Record<string, string | null>>): Promise<void> {
    const files: Record<string, string> = { ...this.#world.files };
    const changed: string[] = [];
    for (const [path, text] of Object.entries(changes)) {
      if ((files[path] ?? null) === text) continue;
      changed.push(path);
      if (text === null) Reflect.deleteProperty(files, path);
      else files[path] = text;
    }
    if (changed.length === 0) return;
    this.#world = { ...this.#world, files };
    await this.#reload(changed);
  }

  async #reload(changed: readonly string[]): Promise<void> {
    this.#server = null;
    const { status } = await this.#boot();
    this.#append({ kind: "reload", changed, status });
  }

  #moveClock(change: Parameters<typeof changeClock>[1]): void {
    const from = this.#now();
    this.#world = {
      ...this.#world,
      clock: changeClock(this.#world.clock, change, this.#host.wall()),
    };
    this.#append({ kind: "clock", from, to: this.#now(), rate: this.#world.clock.rate });
  }

  /** What the panels show, with the entries behind `seen`. */
  async answer(seen: number, { fresh = false, exchange, text }: Done): Promise<SandboxAnswer> {
    const from = fresh ? 0 : this.#log.findIndex((entry) => entry.id > seen);
    return {
      kind: "answer",
      state: await this.#state(),
      entries: from === -1 ? [] : this.#log.slice(from),
      fresh,
      ...(exchange === undefined ? {} : { exchange }),
      ...(text === undefined ? {} : { text }),
    };
  }

  exchange(id: number): ExchangeEntry | undefined {
    const entry = this.#log.find((one) => one.id === id);
    return entry?.kind === "exchange" ? entry : undefined;
  }

  async #state(): Promise<WorldState> {
    const server = await this.#boot();
    const prompt = await this.#pendingPrompt();
    const { revision, files, packages, clock } = this.#world;
    return {
      revision,
      files,
      packages: packages.map((name) => ({ name, version: findDistribution(name)?.version ?? "" })),
      server: server.status,
      project: server.summary,
      clock,
      database: tableContents(this.#database.snapshot()),
      prompt,
      storage:
        this.#host.storageProblem === null
          ? { kind: "kept" }
          : { kind: "memory", why: this.#host.storageProblem },
    };
  }

  /** Notes a fault of the workbook's own, with a report to copy. It keeps nothing else of the failed request. */
  noteFault(report: string): void {
    this.#append({ kind: "fault", report });
    this.#world = { ...this.#world, revision: this.#world.revision + 1 };
  }
}

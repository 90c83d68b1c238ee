import type { ResponseMessage } from "../../http/messages.ts";
import { parseResponse } from "../../http/parse.ts";
import type { Answered, Change, FileEdit, TokenSource } from "../../protocol/counterfactual.ts";
import { decidingStep } from "../../protocol/deciding-step.ts";
import type { TraceStep } from "../../protocol/trace.ts";
import type { ProjectSummary } from "../../protocol/world.ts";
import { Database, type DatabaseSnapshot } from "../../server/database/database.ts";
import type { CryptoProvider, Random } from "../../server/environment.ts";
import { type MemorySnapshot, ProcessMemory } from "../../server/process-memory.ts";
import { createServer, manage, type Server, type ServerOptions } from "../../server/server.ts";
import { shellLine } from "../commands/shell-line.ts";
import { seededRandom } from "../random.ts";
import { edited } from "../../protocol/file-edits.ts";
import { replaceText } from "./messages.ts";

/** A world at one moment: all that an answer depends on. */
export interface Moment {
  readonly files: Readonly<Record<string, string>>;
  readonly packages: readonly string[];
  readonly database: DatabaseSnapshot;
  readonly memory: MemorySnapshot;
  /** Sandbox time, seconds since the epoch, UTC. */
  readonly at: number;
}

/** What a changed request was answered with. */
export interface Played extends Answered {
  readonly trace: readonly TraceStep[];
  readonly response: ResponseMessage;
}

/**
 * Copies of a world at one moment. A change is played on a copy; neither the world nor another copy hears of it. Chance
 * begins anew with each copy, so that the same change has the same answer.
 */
export class Forks {
  readonly moment: Moment;
  readonly #crypto: CryptoProvider;
  readonly #seed: number;
  /** The server of the unchanged files, for the next change that leaves them alone. */
  #kept: Fork | null = null;
  #count = 0;

  /** @param seed of all chance in the copies; tokens of two seeds have different ids */
  constructor(moment: Moment, crypto: CryptoProvider, seed: number) {
    this.moment = moment;
    this.#seed = seed;
    this.#crypto = crypto;
  }

  /** Worlds forked so far. */
  get count(): number {
    return this.#count;
  }

  /**
   * Plays a change.
   * @param fresh boots a server of its own, which has answered nothing before
   * @returns null where the server does not start with it, a command fails or no token comes
   */
  async play(change: Change, fresh = false): Promise<Played | null> {
    this.#count += 1;
    const fork = this.#fork(change.edits ?? [], fresh);
    for (const line of change.commands ?? []) {
      if ((await fork.command(line, change.source?.at ?? change.at)) === null) return null;
    }
    const { source } = change;
    if (source === undefined) return await fork.send(change.request, change.at);
    const token = await fork.token(source);
    if (token === null) return null;
    return await fork.send(replaceText(change.request, source.token, token), change.at);
  }

  /** A token made in a copy; null where none comes. */
  async mint(
    from: TokenSource["from"],
    at: number,
    edits: readonly FileEdit[] = [],
  ): Promise<string | null> {
    this.#count += 1;
    const fork = this.#fork(edits, false);
    return await fork.token({ from, at, token: "" });
  }

  /** What the unchanged project says of itself; null where its server does not start. */
  async project(): Promise<ProjectSummary | null> {
    return (await this.#fork([], false).server()).summary;
  }

  #fork(edits: readonly FileEdit[], fresh: boolean): Fork {
    if (edits.length > 0 || fresh) return new Fork(this.moment, edits, this.#crypto, this.#seed);
    this.#kept ??= new Fork(this.moment, [], this.#crypto, this.#seed);
    this.#kept.rewind();
    return this.#kept;
  }
}

/** One copy of the world. */
class Fork {
  readonly #moment: Moment;
  readonly #seed: number;
  readonly #options: ServerOptions & { readonly memory: ProcessMemory };
  #server: Promise<Server> | null = null;
  #now: number;
  #random: Random;

  constructor(moment: Moment, edits: readonly FileEdit[], crypto: CryptoProvider, seed: number) {
    this.#seed = seed;
    this.#random = seededRandom(seed);
    const files = new Map(Object.entries(edited(moment.files, edits)));
    this.#moment = moment;
    this.#now = moment.at;
    this.#options = {
      files,
      packages: moment.packages,
      database: Database.restore(moment.database),
      memory: new ProcessMemory(moment.memory),
      clock: () => this.#now,
      random: {
        uuid4: () => this.#random.uuid4(),
        authtoken: () => this.#random.authtoken(),
        csrf: () => this.#random.csrf(),
        session: () => this.#random.session(),
        salt: () => this.#random.salt(),
      },
      crypto,
    };
  }

  rewind(): void {
    this.#options.database.reset(this.#moment.database);
    this.#options.memory.reset(this.#moment.memory);
    this.#random = seededRandom(this.#seed);
  }

  async server(): Promise<Server> {
    this.#server ??= createServer(this.#options);
    return await this.#server;
  }

  async send(request: Uint8Array, at: number): Promise<Played | null> {
    this.#now = at;
    const server = await this.server();
    if (server.status.kind === "broken") return null;
    const { response: bytes, trace } = await server.handle(request);
    const response = parseResponse(afterInformation(bytes));
    const deciding = decidingStep(trace);
    const refused = deciding?.outcome === "refused" || deciding?.outcome === "failed";
    const { status } = response;
    return { status, gate: status >= 300 && refused ? deciding.gate : null, trace, response };
  }

  /** Runs `python manage.py …`. @returns what it printed; null where it failed */
  async command(line: string, at: number): Promise<string | null> {
    this.#now = at;
    const [, , ...argv] = shellLine(line, () => "")[0]?.commands[0]?.words ?? [];
    const { memory: _memory, ...options } = this.#options;
    const result = await manage(options, argv, { answers: [] });
    return result.kind === "done" && result.exit === 0 ? result.stdout : null;
  }

  async token({ from, at }: TokenSource): Promise<string | null> {
    if (from.kind === "command") {
      const printed = await this.command(from.line, at);
      return printed?.trimEnd().split("\n").at(-1) || null;
    }
    const login = await this.send(from.request, at);
    const token = login === null ? undefined : jsonObject(login.response)?.[from.field];
    return typeof token === "string" ? token : null;
  }
}

/** The final answer, without a "100 Continue" before it. */
function afterInformation(bytes: Uint8Array): Uint8Array {
  const { status, body } = parseResponse(bytes);
  return status === 100 ? body : bytes;
}

/** The JSON object in a message's body; null where there is none. */
export function jsonObject({
  body,
}: {
  readonly body: Uint8Array;
}): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}

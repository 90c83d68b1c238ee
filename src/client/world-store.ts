import { type ClockChange, readClock } from "../protocol/clock.ts";
import type { CounterfactualReport } from "../protocol/counterfactual.ts";
import type {
  Rehearsed,
  RehearsalStep,
  SandboxAnswer,
  SandboxRequest,
  WorldSeed,
} from "../protocol/messages.ts";
import type { Cell, ExchangeEntry, LogEntry, RowCells, WorldState } from "../protocol/world.ts";
import type { Connection } from "./connection.ts";
import { SandboxRefusedError } from "./refusal.ts";
import { Store } from "./store.ts";

export interface Fault {
  readonly code: string;
  readonly message: string;
  readonly report?: string;
}

export interface World {
  /** null until the sandbox has answered for the first time. */
  readonly state: WorldState | null;
  readonly log: readonly LogEntry[];
  /** A request to the sandbox is under way. */
  readonly busy: boolean;
  /** What went wrong last; null once something went well. */
  readonly fault: Fault | null;
}

/** One sandbox as the page knows it: its state, its log, and the verbs that change it. */
export class WorldStore extends Store<World> {
  readonly sandbox: string;
  readonly #connection: Connection;
  readonly #wall: () => number;
  #asking = 0;

  /** @param wall seconds since the epoch, UTC */
  constructor(connection: Connection, sandbox: string, wall: () => number) {
    super({ state: null, log: [], busy: false, fault: null });
    this.#connection = connection;
    this.#wall = wall;
    this.sandbox = sandbox;
  }

  /** Follows changes that other tabs make. @returns ends it */
  follow(): () => void {
    return this.#connection.onchange((changed) => {
      const revision = this.value.state?.revision ?? Infinity;
      if (changed.sandbox === this.sandbox && changed.revision > revision && this.#asking === 0) {
        this.#ask({ kind: "look" }).catch(() => undefined);
      }
    });
  }

  async open(seed: WorldSeed, label: string, inherit?: string): Promise<void> {
    await this.#ask({ kind: "open", seed, label, ...(inherit === undefined ? {} : { inherit }) });
  }
  async reset(seed: WorldSeed, label: string): Promise<void> {
    await this.#ask({ kind: "reset", seed, label });
  }
  /** @throws SandboxRefusedError */
  async send(request: Uint8Array, name: string | null): Promise<ExchangeEntry> {
    const { exchange } = await this.#ask({ kind: "send", request, name });
    if (!exchange) throw new SandboxRefusedError("internal", "The server gave no answer.");
    return exchange;
  }
  async run(line: string): Promise<void> {
    await this.#ask({ kind: "run", line });
  }
  async answer(text: string): Promise<void> {
    await this.#ask({ kind: "answer", text });
  }
  async interrupt(): Promise<void> {
    await this.#ask({ kind: "interrupt" });
  }
  async save(files: Readonly<Record<string, string | null>>): Promise<void> {
    await this.#ask({ kind: "save", files });
  }
  async clock(change: ClockChange): Promise<void> {
    await this.#ask({ kind: "clock", change });
  }
  /** Changes columns of a row by hand, or deletes it (null). @throws SandboxRefusedError `row_refused` */
  async editRow(table: string, key: Cell, changes: RowCells | null): Promise<void> {
    await this.#ask({ kind: "row", table, key, changes });
  }
  /** Which single changes would have turned a refusal; the world stays as it is. @param exchange id of its log entry */
  async counterfactual(exchange: number): Promise<CounterfactualReport> {
    const { counterfactual } = await this.#ask({ kind: "counterfactual", exchange });
    if (!counterfactual) throw new SandboxRefusedError("internal", "The server tried nothing.");
    return counterfactual;
  }
  /** Sends requests in a fork of the world. @param later seconds from now at which it begins @returns the answers */
  async rehearse(steps: readonly RehearsalStep[], later: number): Promise<readonly Rehearsed[]> {
    return (await this.#ask({ kind: "rehearse", steps, later })).rehearsed ?? [];
  }
  /** @returns the whole world as JSON text */
  async exportWorld(): Promise<string> {
    return (await this.#ask({ kind: "export" })).text ?? "";
  }
  /** @throws SandboxRefusedError `import_invalid` */
  async importWorld(text: string): Promise<void> {
    await this.#ask({ kind: "import", text });
  }

  /** Sandbox time, seconds since the epoch, UTC; wall time before the sandbox has answered. */
  now(): number {
    const wall = this.#wall();
    return this.value.state ? readClock(this.value.state.clock, wall) : wall;
  }

  async #ask(request: SandboxRequest): Promise<SandboxAnswer> {
    this.#asking += 1;
    this.set({ ...this.value, busy: true });
    try {
      const answer = await this.#connection.ask(
        this.sandbox,
        this.value.log.at(-1)?.id ?? 0,
        request,
      );
      this.#take(answer);
      return answer;
    } catch (error) {
      const { code, message, report } = asRefusal(error);
      const fault = { code, message, ...(report === undefined ? {} : { report }) };
      this.set({ ...this.value, fault });
      throw error;
    } finally {
      this.#asking -= 1;
      this.set({ ...this.value, busy: this.#asking > 0 });
    }
  }

  #take({ state, entries, fresh }: SandboxAnswer): void {
    const known = this.value.log.at(-1)?.id ?? 0;
    const unseen = entries.filter((entry) => fresh || entry.id > known);
    const log = fresh ? unseen : [...this.value.log, ...unseen];
    const newer = fresh || state.revision >= (this.value.state?.revision ?? 0);
    this.set({ ...this.value, state: newer ? state : this.value.state, log, fault: null });
  }
}

function asRefusal(error: unknown): SandboxRefusedError {
  if (error instanceof SandboxRefusedError) return error;
  const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new SandboxRefusedError("internal", "Something in the workbook itself went wrong.", why);
}

import { readClock } from "../protocol/clock.ts";
import type { Cell, RowCells, TouchedTable } from "../protocol/world.ts";
import { Database } from "../server/database/database.ts";
import {
  type CommandInput,
  createServer,
  type Program,
  type ProgramResult,
  runProgram,
  type Server,
  type ServerOptions,
} from "../server/server.ts";
import type { Stored } from "../server/database/schema.ts";
import { type MemorySnapshot, ProcessMemory } from "../server/process-memory.ts";
import { editRow } from "./edit-row.ts";
import type { Moment } from "./counterfactual/fork.ts";
import type { SandboxHost } from "./host.ts";
import { Replay, type Step } from "./replay.ts";
import { cellOf, storedOf } from "./tables.ts";
import type { WorldRecord } from "./world-record.ts";

/** What runs on a world in this thread: the database under it, and the server while files and packages stay the same. */
export class Machine {
  readonly #host: SandboxHost;
  /** The world as it is now. */
  readonly #world: () => WorldRecord;
  readonly #database: Database;
  /** Of the server's process: it outlives this thread, and not a restart. */
  readonly #memory: ProcessMemory;
  #server: Server | null = null;

  constructor(host: SandboxHost, world: () => WorldRecord) {
    this.#host = host;
    this.#world = world;
    this.#database = Database.restore(world().database);
    this.#memory = new ProcessMemory(world().memory);
  }

  /** Sandbox time, seconds since the epoch, UTC. */
  now(): number {
    return readClock(this.#world().clock, this.#host.wall());
  }

  get database(): WorldRecord["database"] {
    return this.#database.snapshot();
  }

  /** What was read and written since this was last asked. */
  takeTouched(): TouchedTable[] {
    return [...this.#database.takeTouched()].map(([table, { read, wrote }]) => ({
      table,
      read: read === "all" ? read : read.map(keyCell),
      wrote: wrote.map(keyCell),
    }));
  }

  /** Changes or deletes a row beside Django. @throws RowRefusedError */
  editRow(table: string, key: Cell, changes: RowCells | null): void {
    const primary = this.#database.table(table).schema;
    const kind = primary.columns.find(({ name }) => name === primary.primaryKey)?.kind ?? "text";
    editRow(this.#database, table, storedOf(key, kind), changes);
  }

  get memory(): MemorySnapshot {
    return this.#memory.snapshot();
  }

  /** All that the next answer depends on. It costs nothing: rows are shared until they change. */
  moment(): Moment {
    const { files, packages } = this.#world();
    const { database, memory } = this;
    return { files, packages, database, memory, at: this.now() };
  }

  /** Goes back to what the world holds and starts the server anew when it is next needed. */
  rewind(): void {
    this.#database.reset(this.#world().database);
    this.#memory.reset(this.#world().memory ?? new Map());
    this.#server = null;
  }

  /** The server; started where it does not run yet. */
  async server(): Promise<Server> {
    this.#server ??= await createServer({ ...this.#options(), memory: this.#memory });
    return this.#server;
  }

  /** Starts the server again, as runserver does when a file has changed. */
  async restart(): Promise<Server> {
    this.#memory.reset(new Map());
    this.#server = null;
    return await this.server();
  }

  /** A command that begins here, or goes on with an answer more. */
  replay(former: readonly Step[], typed: string | null, changed: boolean): Replay {
    const database = changed ? this.#database.snapshot() : null;
    return new Replay(this.#database, this.#host.random, former, {
      typed,
      at: this.now(),
      database,
    });
  }

  /** Runs `python …` within a command. @param project files and packages as the command found them */
  async python(
    program: Program,
    argv: readonly string[],
    input: CommandInput,
    project: Pick<WorldRecord, "files" | "packages">,
    { clock, random }: Replay,
  ): Promise<ProgramResult> {
    const options = {
      ...this.#options(),
      files: new Map(Object.entries(project.files)),
      packages: project.packages,
      clock,
      random,
    };
    return await runProgram(options, program, argv, input);
  }

  #options(): ServerOptions {
    const { files, packages } = this.#world();
    const { random, crypto } = this.#host;
    const clock = (): number => this.now();
    return {
      files: new Map(Object.entries(files)),
      packages,
      database: this.#database,
      clock,
      random,
      crypto,
    };
  }
}

/** Keys are numbers or text; other kinds are shown as such. */
const keyCell = (key: Stored): Cell => cellOf(key, "text");

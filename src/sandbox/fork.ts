import { changeClock } from "../protocol/clock.ts";
import type { TraceStep } from "../protocol/trace.ts";
import type { PythonFailure } from "../protocol/world.ts";
import type { SandboxHost } from "./host.ts";
import { Machine } from "./machine.ts";
import type { WorldRecord } from "./world-record.ts";

/** What a server in a fork did with a request: its answer, or why there is no server. */
export type Tried =
  | { readonly response: Uint8Array; readonly trace: readonly TraceStep[] }
  | { readonly failure: PythonFailure };

/** A copy of a world to try things in. Its time stands still, and nothing of it is kept. */
export class Fork {
  readonly #host: SandboxHost;
  readonly #machine: Machine;
  #world: WorldRecord;

  /** @param changes what of the world is different from the beginning */
  constructor(
    host: SandboxHost,
    world: WorldRecord,
    changes: Partial<Pick<WorldRecord, "files" | "packages">> = {},
  ) {
    this.#host = host;
    const clock = changeClock(world.clock, { kind: "rate", rate: 0 }, host.wall());
    this.#world = { ...world, ...changes, clock };
    this.#machine = new Machine(host, () => this.#world);
  }

  /** Moves the clock. @param seconds sandbox seconds, backwards where negative */
  advance(seconds: number): void {
    const change = { kind: "advance", seconds } as const;
    this.#world = {
      ...this.#world,
      clock: changeClock(this.#world.clock, change, this.#host.wall()),
    };
  }

  get machine(): Machine {
    return this.#machine;
  }

  async send(request: Uint8Array): Promise<Tried> {
    const server = await this.#machine.server();
    if (server.status.kind === "broken") return { failure: server.status.failure };
    const { response, trace } = await server.handle(request);
    return { response, trace };
  }
}

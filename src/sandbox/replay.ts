import type { Database, DatabaseSnapshot } from "../server/database/database.ts";
import type { Random } from "../server/environment.ts";

/**
 * A stretch of a command between two questions, with all it took from outside: run again, it does the same again. Its time
 * stands still.
 */
export interface Step {
  /** What was typed at the question before; null for the beginning. */
  readonly typed: string | null;
  /** Sandbox time, seconds since the epoch, UTC. */
  readonly at: number;
  /** Random values drawn, in order. */
  readonly draws: readonly string[];
  /** The database before it, where that is not what the step before left: at the beginning, and after requests in between. */
  readonly database: DatabaseSnapshot | null;
}

/**
 * Runs a command through its former steps and on into a new one. It begins on the database that it first began on, and ends
 * where it stands now, so that nothing of a command needs to outlive a question but its steps.
 */
export class Replay {
  readonly #database: Database;
  readonly #chance: Random;
  /** All steps; the last one's draws grow. */
  readonly steps: readonly Step[];
  readonly #drawn: string[] = [];
  #at: number;
  /** Draws of the step at hand that have not been made again yet. */
  #left: string[] = [];

  /** @param next the step to come; its draws are still to be made */
  constructor(
    database: Database,
    chance: Random,
    former: readonly Step[],
    next: Omit<Step, "draws">,
  ) {
    this.#database = database;
    this.#chance = chance;
    const begun: Step = { ...next, draws: this.#drawn };
    this.steps = [...former, begun];
    this.#at = next.at;
    this.#enter(this.steps[0] ?? begun);
  }

  /** What was typed, one by one: taking an answer goes on to its step. */
  *answers(): Generator<string, void> {
    for (const step of this.steps.slice(1)) {
      this.#enter(step);
      yield step.typed ?? "";
    }
  }

  #enter(step: Step): void {
    this.#at = step.at;
    this.#left = [...step.draws];
    if (step.database) this.#database.reset(step.database);
  }

  /** Sandbox time, which stands still between two questions. */
  clock = (): number => this.#at;

  readonly random: Random = {
    uuid4: () => this.#draw("uuid4"),
    authtoken: () => this.#draw("authtoken"),
    csrf: () => this.#draw("csrf"),
    session: () => this.#draw("session"),
    salt: () => this.#draw("salt"),
  };

  #draw(what: keyof Random): string {
    const known = this.#left.shift();
    if (known !== undefined) return known;
    const drawn = this.#chance[what]();
    this.#drawn.push(drawn);
    return drawn;
  }
}

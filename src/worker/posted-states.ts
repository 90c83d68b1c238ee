import { changesBetween } from "../protocol/changes.ts";
import type { PostedAnswer, SandboxAnswer } from "../protocol/messages.ts";
import type { WorldState } from "../protocol/world.ts";

/** States remembered for each sandbox: one for each page that works in it, and asks under way. */
const MOST = 8;

/** The states last posted to pages, so that the next answer need only tell what changed. Lost with the worker. */
export class PostedStates {
  readonly #sandboxes = new Map<string, Map<string, WorldState>>();
  readonly #newMark: () => string;

  /** @param newMark gives marks that no worker, this one or another, has given before */
  constructor(newMark: () => string) {
    this.#newMark = newMark;
  }

  /** @param known mark of the state the page has */
  post(sandbox: string, known: string | null, { state, ...rest }: SandboxAnswer): PostedAnswer {
    const posted = this.#sandboxes.get(sandbox) ?? new Map<string, WorldState>();
    const before = known === null ? undefined : posted.get(known);
    const mark = this.#newMark();
    posted.set(mark, state);
    const [oldest] = posted.keys();
    if (posted.size > MOST && oldest !== undefined) posted.delete(oldest);
    this.#sandboxes.set(sandbox, posted);
    return {
      ...rest,
      mark,
      base: before ? known : null,
      changes: changesBetween(before ?? null, state),
    };
  }
}

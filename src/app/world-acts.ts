import { notify } from "../ui/notify.ts";
import { type Failure, failureOf } from "./failure.ts";
import type { Session } from "./session.ts";
import { chooseFile, saveAsFile } from "./world-file.ts";

/** What the page's menu can do to the world that is open. */
export class WorldActs {
  readonly #session: Session;
  readonly #page: EventTarget;
  readonly #tell: (failure: Failure) => void;

  /** @param page where toasts begin @param tell is given a bug of ours */
  constructor(session: Session, page: EventTarget, tell: (failure: Failure) => void) {
    this.#session = session;
    this.#page = page;
    this.#tell = tell;
  }

  /** Hands the world to the learner as a file. */
  async save(): Promise<void> {
    const { world, lesson } = this.#session.value;
    if (world === null) return;
    await this.attempt("while it saved the sandbox", async () => {
      saveAsFile(`jwt-workbook-${lesson?.id ?? "sandbox"}.json`, await world.exportWorld());
    });
  }

  /** Takes a world out of a file that the learner chooses. */
  async open(): Promise<void> {
    const { world } = this.#session.value;
    if (world === null) return;
    await this.attempt("while it opened a saved sandbox", async () => {
      const text = await chooseFile();
      if (text === null) return;
      await world.importWorld(text);
      notify(this.#page, "The saved sandbox is open.", "passed");
    });
  }

  /** @param forget lets go of what is remembered beside the world, once the world is new */
  async startOver(forget: () => void): Promise<void> {
    await this.attempt("while it started over", async () => {
      await this.#session.startOver();
      forget();
      notify(this.#page, "Everything is as it was at the beginning.", "passed");
    });
  }

  /** Does something that may fail; what the world holds as its fault is told by whoever watches the world. */
  async attempt(during: string, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if ((this.#session.value.world?.value.fault ?? null) === null)
        this.#tell(failureOf(error, during));
    }
  }
}

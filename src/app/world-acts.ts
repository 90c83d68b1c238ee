import type { OpenedProject } from "../client/project-zip/open-project.ts";
import { ProjectZipError } from "../client/project-zip/zip.ts";
import { notify } from "../ui/notify.ts";
import { saveFile } from "../ui/save-file.ts";
import { type Failure, failureOf } from "./failure.ts";
import { chooseProject, downloadProject, openProject } from "./project-acts.ts";
import type { Session } from "./session.ts";
import { chooseFile } from "./world-file.ts";

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
      const name = `jwt-workbook-${lesson?.id ?? "sandbox"}.json`;
      saveFile(name, await world.exportWorld(), "application/json");
    });
  }

  /** Takes a world out of a file that the learner chooses. */
  async open(): Promise<void> {
    const { world } = this.#session.value;
    if (world === null) return;
    await this.attempt("while it opened a saved sandbox", async () => {
      const file = await chooseFile(".json,application/json");
      if (file === null) return;
      await world.importWorld(await file.text());
      notify(this.#page, "The saved sandbox is open.", "passed");
    });
  }

  /** Hands the project to the learner as a zip that runs on the real stack. */
  async download(): Promise<void> {
    const { world } = this.#session.value;
    if (world === null) return;
    await this.attempt("while it packed the project", async () => {
      await downloadProject(world, "bookstore");
      notify(
        this.#page,
        "The project is packed. Its README has the four commands that run it.",
        "passed",
      );
    });
  }

  /** Lets the learner choose a project's zip. @returns null where none was, or it cannot be opened */
  async chooseProject(): Promise<OpenedProject | null> {
    let project: OpenedProject | null = null;
    await this.attempt("while it read a project", async () => {
      try {
        project = await chooseProject();
      } catch (error) {
        if (!(error instanceof ProjectZipError)) throw error;
        notify(this.#page, error.message, "refused");
      }
    });
    return project;
  }

  /** Puts a project in the place of the world's. @param keepCopy hands the learner what is there now before */
  async openProject(project: OpenedProject, keepCopy: boolean): Promise<void> {
    const { world } = this.#session.value;
    if (world === null) return;
    if (keepCopy) await this.save();
    await this.attempt("while it opened a project", async () => {
      const warnings = await openProject(world, project);
      for (const warning of warnings) notify(this.#page, warning, "plain");
      notify(this.#page, "The project is open.", "passed");
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

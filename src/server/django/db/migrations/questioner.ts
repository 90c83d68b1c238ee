/** Mirrors django/db/migrations/questioner.py (5.2). */
import {
  Exception,
  KeyboardInterrupt,
  SyntaxError,
  SystemExit,
} from "../../../../python/errors.ts";
import { className, str } from "../../../../python/operations.ts";
import { classInfo, classOf } from "../../../../python/objects.ts";
import type { Value } from "../../../../python/values.ts";
import type { Process } from "../../../process.ts";
import type { Field } from "../models/fields/field.ts";
import { NOT_PROVIDED } from "../models/fields/options.ts";
import { timezone } from "../../utils/timezone.ts";
import type { ModelState } from "./state.ts";

type Answer<T> = Promise<T>;

/** Answers what the models alone do not tell. This one asks nobody. */
export class Questioner {
  /** Whether a field was renamed. */
  rename(_model: string, _old: string, _new: string, _field: Field): Answer<boolean> {
    return Promise.resolve(false);
  }
  renameModel(_old: ModelState, _new: ModelState): Answer<boolean> {
    return Promise.resolve(false);
  }
  /** The default for rows that are there when a field is added. */
  notNullAddition(_field: string, _model: string): Answer<Value> {
    return Promise.resolve(null);
  }
  autoNowAddition(_field: string, _model: string): Answer<Value> {
    return Promise.resolve(null);
  }
  /** The default for rows without a value; NOT_PROVIDED where they are left as they are. */
  notNullAlteration(_field: string, _model: string): Answer<Value> {
    return Promise.resolve(null);
  }
  uniqueCallableAddition(_field: string, _model: string): Answer<void> {
    return Promise.resolve();
  }
  merge(): Answer<boolean> {
    return Promise.resolve(true);
  }
}

const ONE_OFF =
  "Provide a one-off default now (will be set on all existing rows with a null value for this column)";
const QUIT = "Quit and manually define a default value in models.py.";
/** Exit code of somebody who quits to edit models.py. */
const QUITTING = 3;

/** Asks at the terminal. Questions that only the file needs are not asked where none is written. */
export class InteractiveQuestioner extends Questioner {
  readonly #process: Process;
  readonly #say: (text: string) => void;
  readonly #isDry: boolean;

  /** @param say prints text as it is */
  constructor(process: Process, say: (text: string) => void, isDry: boolean) {
    super();
    this.#process = process;
    this.#say = say;
    this.#isDry = isDry;
  }

  #line(text: string): void {
    this.#say(text.endsWith("\n") ? text : `${text}\n`);
  }
  #input(prompt: string): string {
    const { input } = this.#process;
    // With a terminal the prompt stands in one line with what is typed.
    if (input.isTerminal) return input.readLine(prompt);
    this.#say(prompt);
    return input.readLine("");
  }

  #yesOrNo(question: string): boolean {
    let answer = this.#input(`${question} `);
    if (answer === "") return false;
    while (!/^[yn]/i.test(answer)) answer = this.#input("Please answer yes or no: ");
    return /^y/i.test(answer);
  }

  /** Ctrl-C at a question. */
  #typed(prompt: string): string {
    try {
      return this.#input(prompt);
    } catch (error) {
      if (!(error instanceof KeyboardInterrupt)) throw error;
      this.#line("\nCancelled.");
      throw new SystemExit(1);
    }
  }

  #choose(question: string, choices: readonly string[]): number {
    this.#line(question);
    choices.forEach((choice, at) => {
      this.#line(` ${String(at + 1)}) ${choice}`);
    });
    for (let prompt = "Select an option: "; ; prompt = "Please select a valid option: ") {
      const typed = this.#typed(prompt).trim();
      const number = /^[+-]?\d+(?:_\d+)*$/.test(typed) ? Number(typed.replaceAll("_", "")) : 0;
      if (number > 0 && number <= choices.length) return number;
    }
  }

  async #askDefault(fallback = ""): Promise<Value> {
    this.#line("Please enter the default value as valid Python.");
    if (fallback !== "") {
      this.#line(`Accept the default '${fallback}' by pressing 'Enter' or provide another value.`);
    }
    this.#line(
      "The datetime and django.utils.timezone modules are available, so it is possible to provide e.g. timezone.now as a value.",
    );
    this.#line("Type 'exit' to exit this prompt");
    await this.#process.load(timezone);
    const names = {
      datetime: await this.#process.importModule("datetime"),
      timezone: await this.#process.importModule("django.utils.timezone"),
    };
    for (;;) {
      const code =
        this.#typed(fallback === "" ? ">>> " : `[default: ${fallback}] >>> `) || fallback;
      if (code === "exit") throw new SystemExit(1);
      if (code === "") {
        this.#line("Please enter some code, or 'exit' (without quotes) to exit.");
        continue;
      }
      try {
        return await this.#process.evaluate(code, names);
      } catch (error) {
        if (!(error instanceof Exception)) throw error;
        this.#line(`${className(error)}: ${errorText(error)}`);
      }
    }
  }

  override async notNullAddition(field: string, model: string): Promise<Value> {
    if (this.#isDry) return null;
    const choice = this.#choose(
      `It is impossible to add a non-nullable field '${field}' to ${model} without specifying a default. This is because ` +
        "the database needs something to populate existing rows.\nPlease select a fix:",
      [ONE_OFF, QUIT],
    );
    if (choice === 2) throw new SystemExit(QUITTING);
    return await this.#askDefault();
  }
  override async autoNowAddition(field: string, model: string): Promise<Value> {
    if (this.#isDry) return null;
    const choice = this.#choose(
      `It is impossible to add the field '${field}' with 'auto_now_add=True' to ${model} without providing a default. This ` +
        "is because the database needs something to populate existing rows.\n",
      ["Provide a one-off default now which will be set on all existing rows", QUIT],
    );
    if (choice === 2) throw new SystemExit(QUITTING);
    return await this.#askDefault("timezone.now");
  }
  override async notNullAlteration(field: string, model: string): Promise<Value> {
    if (this.#isDry) return null;
    const choice = this.#choose(
      `It is impossible to change a nullable field '${field}' on ${model} to non-nullable without providing a default. ` +
        "This is because the database needs something to populate existing rows.\nPlease select a fix:",
      [
        ONE_OFF,
        "Ignore for now. Existing rows that contain NULL values will have to be handled manually, for example with a " +
          "RunPython or RunSQL operation.",
        QUIT,
      ],
    );
    if (choice === 2) return NOT_PROVIDED;
    if (choice === 3) throw new SystemExit(QUITTING);
    return await this.#askDefault();
  }
  override uniqueCallableAddition(field: string, model: string): Promise<void> {
    if (this.#isDry) return Promise.resolve();
    const choice = this.#choose(
      `Callable default on unique field ${model}.${field} will not generate unique values upon migrating.\n` +
        "Please choose how to proceed:\n",
      [
        "Continue making this migration as the first step in writing a manual migration to generate unique values " +
          "described here: https://docs.djangoproject.com/en/5.2/howto/writing-migrations/#migrations-that-add-unique-fields.",
        "Quit and edit field options in models.py.",
      ],
    );
    if (choice === 2) throw new SystemExit(QUITTING);
    return Promise.resolve();
  }
  override rename(model: string, old: string, name: string, field: Field): Promise<boolean> {
    const cls = classOf(field);
    const kind = (cls && classInfo(cls)?.name) ?? "";
    return Promise.resolve(
      this.#yesOrNo(`Was ${model}.${old} renamed to ${model}.${name} (a ${kind})? [y/N]`),
    );
  }
  override renameModel(old: ModelState, { name }: ModelState): Promise<boolean> {
    const question = `Was the model ${old.app_label}.${old.name} renamed to ${name}? [y/N]`;
    return Promise.resolve(this.#yesOrNo(question));
  }
  override merge(): Promise<boolean> {
    return Promise.resolve(
      this.#yesOrNo(
        "\nMerging will only work if the operations printed above do not conflict\n" +
          "with each other (working on different fields or models)\n" +
          "Should these migration branches be merged? [y/N]",
      ),
    );
  }
}

/** str(error); that of a syntax error says where. */
function errorText(error: Exception): string {
  const line = error instanceof SyntaxError ? (error.place?.line ?? null) : null;
  return line === null ? str(error) : `${str(error)} (<string>, line ${String(line)})`;
}

/** Says what it would have to ask, and gives up where there is no going on. */
export class SilentQuestioner extends Questioner {
  readonly #log: (text: string) => void;
  readonly #verbosity: number;

  constructor(log: (text: string) => void, verbosity: number) {
    super();
    this.#log = log;
    this.#verbosity = verbosity;
  }
  #giveUp(field: string, model: string, reason: string): never {
    if (this.#verbosity > 0)
      this.#log(`Field '${field}' on model '${model}' not migrated: ${reason}.`);
    throw new SystemExit(QUITTING);
  }
  override notNullAddition(field: string, model: string): never {
    this.#giveUp(
      field,
      model,
      "it is impossible to add a non-nullable field without specifying a default",
    );
  }
  override autoNowAddition(field: string, model: string): never {
    this.#giveUp(
      field,
      model,
      "it is impossible to add a field with 'auto_now_add=True' without specifying a default",
    );
  }
  override notNullAlteration(field: string, model: string): Promise<Value> {
    this.#log(
      `Field '${field}' on model '${model}' given a default of NOT PROVIDED and must be corrected.`,
    );
    return Promise.resolve(NOT_PROVIDED);
  }
}

/** Mirrors django/contrib/auth/management/commands/createsuperuser.py (5.2), for fields that hold one plain value. */
import { KeyboardInterrupt, SystemExit } from "../../../../../../python/errors.ts";
import { str } from "../../../../../../python/operations.ts";
import type { Value } from "../../../../../../python/values.ts";
import {
  type Command,
  type CommandContext,
  commandError,
} from "../../../../core/management/base.ts";
import type { Options } from "../../../../core/management/arguments.ts";
import { ValidationError } from "../../../../core/exceptions.ts";
import { capfirst, UserModel } from "../user-model.ts";

/** The name of whoever sits at the simulated terminal. */
const SYSTEM_USER = "learner";

const NO_TERMINAL =
  "Superuser creation skipped due to not running in a TTY. You can run `manage.py createsuperuser` in your project to " +
  "create one manually.";

interface Asking {
  readonly context: CommandContext;
  readonly users: UserModel;
  readonly options: Options;
}

/** What is wrong with a username; null when it can be taken. */
async function usernameProblem({ users }: Asking, username: string): Promise<string | null> {
  const verbose = await users.verboseName(users.usernameField);
  if ((await users.find(username)) !== null) return `Error: That ${verbose} is already taken.`;
  if (username === "") return `${capfirst(verbose)} cannot be blank.`;
  try {
    await users.clean(users.usernameField, username);
    return null;
  } catch (error) {
    if (error instanceof ValidationError) return error.messages.join("; ");
    throw error;
  }
}

/** Asks for a field until its value is valid. */
async function askField(
  { context, users }: Asking,
  name: string,
  fallback: string,
): Promise<Value> {
  const hint = fallback === "" ? "" : ` (leave blank to use '${fallback}')`;
  const prompt = `${capfirst(await users.verboseName(name))}${hint}: `;
  const typed = context.ask(prompt);
  try {
    return await users.clean(name, typed === "" ? fallback : typed);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    context.printError(`Error: ${error.messages.join("; ")}`);
    return null;
  }
}

async function askUsername(asking: Asking): Promise<string> {
  const { context, users, options } = asking;
  const given = options[users.usernameField] ?? null;
  if (given === "")
    throw commandError(
      `${capfirst(await users.verboseName(users.usernameField))} cannot be blank.`,
    );
  const fallback = (await users.find(SYSTEM_USER)) === null ? SYSTEM_USER : "";
  let username: Value = given;
  for (;;) {
    username ??= await askField(asking, users.usernameField, fallback);
    if (username === null) continue;
    const problem = await usernameProblem(asking, str(username));
    if (problem === null) return str(username);
    context.printError(problem);
    username = null;
  }
}

async function askPassword({ context, users }: Asking, user: Value): Promise<string> {
  for (;;) {
    const password = context.ask("Password: ", true);
    const again = context.ask("Password (again): ", true);
    if (password !== again) {
      context.printError("Error: Your passwords didn't match.");
      continue;
    }
    if (password.trim() === "") {
      context.printError("Error: Blank passwords aren't allowed.");
      continue;
    }
    const problems = await users.passwordProblems(again, user);
    if (problems.length > 0) {
      context.printError(problems.join("\n"));
      const bypass = context.ask("Bypass password validation and create user anyway? [y/N]: ");
      if (bypass.toLowerCase() !== "y") continue;
    }
    return password;
  }
}

async function interactive(asking: Asking): Promise<Record<string, Value>> {
  const { users, options } = asking;
  const values: Record<string, Value> = { [users.usernameField]: await askUsername(asking) };
  for (const name of users.requiredFields) {
    const given = options[name] ?? null;
    let value: Value = given === null ? null : await users.clean(name, given);
    while (value === null) value = await askField(asking, name, "");
    values[name] = value;
  }
  return { ...values, password: await askPassword(asking, await users.unsaved(values)) };
}

async function unattended(asking: Asking): Promise<Record<string, Value>> {
  const { context, users, options } = asking;
  const { env } = context.process.host.terminal;
  const fromEnv = (name: string): string | undefined =>
    env[`DJANGO_SUPERUSER_${name.toUpperCase()}`];
  const username = options[users.usernameField] ?? fromEnv(users.usernameField) ?? null;
  if (username === null)
    throw commandError(`You must use --${users.usernameField} with --noinput.`);
  const problem = await usernameProblem(asking, str(username));
  if (problem !== null) throw commandError(problem);
  const values: Record<string, Value> = {
    [users.usernameField]: username,
    password: fromEnv("password") ?? null,
  };
  for (const name of users.requiredFields) {
    const given = options[name] ?? null;
    const value = given === null || given === "" ? fromEnv(name) : str(given);
    if (value === undefined || value === "") {
      const mayBeBlank = (await context.process.getattr(await users.field(name), "blank")) === true;
      if (mayBeBlank && (given === "" || value === "")) continue;
      throw commandError(`You must use --${name} with --noinput.`);
    }
    values[name] = await users.clean(name, value);
  }
  return values;
}

export const createsuperuser: Command = {
  name: "createsuperuser",
  app: "django.contrib.auth",
  help: "Used to create a superuser.",
  migrationChecks: true,
  arguments: [
    { names: ["--username"], help: "Specifies the login for the superuser." },
    {
      names: ["--noinput", "--no-input"],
      dest: "interactive",
      sets: false,
      default: true,
      help:
        "Tells Django to NOT prompt the user for input of any kind. You must use --username with --noinput, along with " +
        "an option for any other required field. Superusers created with --noinput will not be able to log in until " +
        "they're given a valid password.",
    },
    {
      names: ["--database"],
      default: "default",
      choices: ["default"],
      help: 'Specifies the database to use. Default is "default".',
    },
    { names: ["--email"], help: "Specifies the email for the superuser." },
  ],
  async run(context, options) {
    const asking: Asking = { context, options, users: await UserModel.of(context.process) };
    if (options["interactive"] === true && !context.process.input.isTerminal) {
      context.print(NO_TERMINAL);
      return;
    }
    try {
      const values =
        options["interactive"] === true ? await interactive(asking) : await unattended(asking);
      await asking.users.createSuperuser(values);
    } catch (error) {
      if (error instanceof ValidationError) throw commandError(error.messages.join("; "));
      if (!(error instanceof KeyboardInterrupt)) throw error;
      context.printError("\nOperation cancelled.");
      throw new SystemExit(1);
    }
    if (Number(options["verbosity"]) >= 1) context.print("Superuser created successfully.");
  },
};

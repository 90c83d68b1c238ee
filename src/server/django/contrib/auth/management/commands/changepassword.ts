/** Mirrors django/contrib/auth/management/commands/changepassword.py (5.2). */
import { str } from "../../../../../../python/operations.ts";
import {
  type Command,
  type CommandContext,
  commandError,
} from "../../../../core/management/base.ts";
import { UserModel } from "../user-model.ts";

const MAX_TRIES = 3;

function askPassword(context: CommandContext, prompt: string): string {
  const password = context.ask(prompt, true);
  if (password === "") throw commandError("aborted");
  return password;
}

export const changepassword: Command = {
  name: "changepassword",
  app: "django.contrib.auth",
  help: "Change a user's password for django.contrib.auth.",
  systemChecks: [],
  migrationChecks: true,
  arguments: [
    {
      names: ["username"],
      nargs: "?",
      help: "Username to change password for; by default, it's the current username.",
    },
    {
      names: ["--database"],
      default: "default",
      choices: ["default"],
      help: 'Specifies the database to use. Default is "default".',
    },
  ],
  async run(context, options) {
    const users = await UserModel.of(context.process);
    const username = str(options["username"] ?? "learner");
    const user = await users.find(username);
    if (user === null) throw commandError(`user '${username}' does not exist`);
    const shown = str(await users.method(user, "__str__", []));
    context.print(`Changing password for user '${shown}'`);
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const password = askPassword(context, "Password: ");
      if (password !== askPassword(context, "Password (again): ")) {
        context.print("Passwords do not match. Please try again.");
        continue;
      }
      const problems = await users.passwordProblems(password, user);
      if (problems.length === 0) {
        await users.method(user, "set_password", [password]);
        await users.method(user, "save", []);
        return `Password changed successfully for user '${shown}'`;
      }
      context.printError(problems.join("\n"));
    }
    throw commandError(
      `Aborting password change for user '${shown}' after ${String(MAX_TRIES)} attempts`,
    );
  },
};

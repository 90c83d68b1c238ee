/** Mirrors rest_framework/authtoken/management/commands/drf_create_token.py (3.18). */
import { str } from "../../../python/operations.ts";
import { Tuple, type Value } from "../../../python/values.ts";
import { UserModel } from "../../django/contrib/auth/management/user-model.ts";
import { type Command, commandError } from "../../django/core/management/base.ts";
import { authtoken_models } from "./models.ts";

export const drf_create_token: Command = {
  name: "drf_create_token",
  app: "rest_framework.authtoken",
  help: "Create DRF Token for a given user",
  arguments: [
    { names: ["username"], help: "" },
    {
      names: ["-r", "--reset"],
      dest: "reset_token",
      sets: true,
      default: false,
      help: "Reset existing User token and create a new one",
    },
  ],
  async run(context, options) {
    const { process } = context;
    const users = await UserModel.of(process);
    const username = str(options["username"] ?? "");
    const user = await users.find(username);
    if (user === null)
      throw commandError(`Cannot create the Token: user ${username} does not exist`);
    const { Token } = await process.load(authtoken_models);
    const objects = await process.getattr(Token, "objects");
    const ask = async (name: string): Promise<Value> =>
      await process.call(await process.getattr(objects, name), [], { user });
    if (options["reset_token"] === true) {
      const own = await ask("filter");
      await process.callMethod(own, "delete");
    }
    const [token = null] = (await ask("get_or_create")) as Tuple;
    context.print(
      `Generated token ${str(await process.getattr(token, "key"))} for user ${username}`,
    );
  },
};

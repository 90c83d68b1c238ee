/** Mirrors rest_framework/authtoken/serializers.py (3.18). */
import { py, pyclass } from "../../../python/objects.ts";
import { truthy } from "../../../python/operations.ts";
import { Dict, type Value } from "../../../python/values.ts";
import { auth } from "../../django/contrib/auth.ts";
import { translation } from "../../django/utils/translation.ts";
import { defineModule } from "../../process.ts";
import { exceptions } from "../exceptions.ts";
import { serializers } from "../serializers.ts";

export const authtoken_serializers = defineModule(
  "rest_framework.authtoken.serializers",
  async (process) => {
    const { CharField, Serializer } = await process.load(serializers);
    const { ValidationError } = await process.load(exceptions);
    const { authenticate } = await process.load(auth);
    const { gettext: _, gettext_lazy } = await process.load(translation);

    function refused(message: string): Error {
      const error = new ValidationError();
      error.__init__(_(message), "authorization");
      return error;
    }

    @pyclass("rest_framework.authtoken.serializers.AuthTokenSerializer")
    class AuthTokenSerializer extends Serializer {
      @py("attrs") override async validate(attrs: Value): Promise<Value> {
        const given = attrs as Dict;
        const [username = null, password = null] = [given.get("username"), given.get("password")];
        if (!truthy(username) || !truthy(password))
          throw refused('Must include "username" and "password".');
        const request = (this.context as Dict).get("request") ?? null;
        const user = await authenticate(request, Dict.from<Value>({ username, password }));
        if (!truthy(user)) throw refused("Unable to log in with provided credentials.");
        return given.set("user", user);
      }
    }
    const declared: Readonly<Record<string, Record<string, Value>>> = {
      username: { label: gettext_lazy("Username"), write_only: true },
      password: {
        label: gettext_lazy("Password"),
        style: Dict.from<Value>({ input_type: "password" }),
        trim_whitespace: false,
        write_only: true,
      },
      token: { label: gettext_lazy("Token"), read_only: true },
    };
    for (const [name, options] of Object.entries(declared)) {
      const value = await process.call(CharField, [], options);
      Object.defineProperty(AuthTokenSerializer.prototype, name, {
        value,
        writable: true,
        configurable: true,
        enumerable: true,
      });
    }

    return { AuthTokenSerializer };
  },
);

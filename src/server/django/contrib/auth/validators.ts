/** Mirrors django/contrib/auth/validators.py (5.2). */
import { pyclass } from "../../../../python/objects.ts";
import type { Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { RegexValidator } from "../../core/validators/patterns.ts";
import { translation } from "../../utils/translation.ts";

export const auth_validators = defineModule("django.contrib.auth.validators", async (process) => {
  const { gettext_lazy: _ } = await process.load(translation);
  const unicode = _(
    "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.",
  );
  const ascii = _(
    "Enter a valid username. This value may contain only unaccented lowercase a-z and uppercase A-Z letters, numbers, and @/./+/-/_ characters.",
  );

  @pyclass("django.contrib.auth.validators.UnicodeUsernameValidator")
  class UnicodeUsernameValidator extends RegexValidator {
    override get regex(): Value {
      return this.given.regex ?? "^[\\w.@+-]+\\Z";
    }
    override get message(): Value {
      return this.given.message ?? unicode;
    }
  }
  @pyclass("django.contrib.auth.validators.ASCIIUsernameValidator")
  class ASCIIUsernameValidator extends RegexValidator {
    override get regex(): Value {
      return this.given.regex ?? "^[a-zA-Z0-9_.@+-]+\\Z";
    }
    override get message(): Value {
      return this.given.message ?? ascii;
    }
  }
  return { UnicodeUsernameValidator, ASCIIUsernameValidator };
});

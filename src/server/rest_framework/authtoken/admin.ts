/** Mirrors rest_framework/authtoken/admin.py (3.18). */
import { str } from "../../../python/operations.ts";
import { pyclass } from "../../../python/objects.ts";
import { Tuple, type Value } from "../../../python/values.ts";
import { admin, ModelAdmin } from "../../django/contrib/admin/sites.ts";
import { auth } from "../../django/contrib/auth.ts";
import { defineModule } from "../../process.ts";
import { authtoken_models } from "./models.ts";

const HERE = "rest_framework.authtoken.admin";

export const authtoken_admin = defineModule(HERE, async (process) => {
  const { site } = await process.load(admin);
  const { get_user_model } = await process.load(auth);
  const { TokenProxy } = await process.load(authtoken_models);
  const name = `user__${str(await process.getattr(await get_user_model(), "USERNAME_FIELD"))}`;

  @pyclass(`${HERE}.TokenAdmin`)
  class TokenAdmin extends ModelAdmin {
    get list_display(): Value {
      return new Tuple(["key", "user", "created"]);
    }
    get list_filter(): Value {
      return new Tuple(["created"]);
    }
    get fields(): Value {
      return new Tuple(["user"]);
    }
    get search_fields(): Value {
      return new Tuple([name]);
    }
    get ordering(): Value {
      return new Tuple([name]);
    }
  }
  await site.register(TokenProxy, TokenAdmin);

  return { TokenAdmin };
});

/** Mirrors rest_framework_simplejwt/token_blacklist/admin.py (5.5.1). */
import { py, pyclass } from "../../../python/objects.ts";
import { Tuple, type Value } from "../../../python/values.ts";
import { admin, ModelAdmin } from "../../django/contrib/admin/sites.ts";
import { defineModule } from "../../process.ts";
import { request as drf_request } from "../../rest_framework/request.ts";
import { models } from "../models.ts";
import { token_blacklist_models } from "./models.ts";

const HERE = "rest_framework_simplejwt.token_blacklist.admin";

export const token_blacklist_admin = defineModule(HERE, async (process) => {
  const { site } = await process.load(admin);
  // Upstream imports them for its types: this is where settings that do not hold are found, when the apps are ready.
  await process.load(drf_request);
  await process.load(models);
  const { BlacklistedToken, OutstandingToken } = await process.load(token_blacklist_models);

  /** A list to look at, not to edit. */
  @pyclass(`${HERE}.OutstandingTokenAdmin`)
  class OutstandingTokenAdmin extends ModelAdmin {
    get list_display(): Value {
      return new Tuple(["jti", "user", "created_at", "expires_at"]);
    }
    get search_fields(): Value {
      return new Tuple(["user__id", "jti"]);
    }
    get ordering(): Value {
      return new Tuple(["user"]);
    }
    get actions(): Value {
      return null;
    }
    @py("*args, **kwargs") has_add_permission(): Value {
      return false;
    }
    @py("*args, **kwargs") has_delete_permission(): Value {
      return false;
    }
  }
  await site.register(OutstandingToken, OutstandingTokenAdmin);

  @pyclass(`${HERE}.BlacklistedTokenAdmin`)
  class BlacklistedTokenAdmin extends ModelAdmin {
    get list_display(): Value {
      return new Tuple([
        "token_jti",
        "token_user",
        "token_created_at",
        "token_expires_at",
        "blacklisted_at",
      ]);
    }
    get search_fields(): Value {
      return new Tuple(["token__user__id", "token__jti"]);
    }
    get ordering(): Value {
      return new Tuple(["token__user"]);
    }
  }
  await site.register(BlacklistedToken, BlacklistedTokenAdmin);

  return { OutstandingTokenAdmin, BlacklistedTokenAdmin };
});

/** Mirrors rest_framework_simplejwt/token_blacklist/models.py (5.5.1). */
import { py, pyclass } from "../../../python/objects.ts";
import { str } from "../../../python/operations.ts";
import { strOf } from "../../../python/protocols.ts";
import { conf } from "../../django/conf.ts";
import { models_base } from "../../django/db/models/base.ts";
import { CASCADE, SET_NULL } from "../../django/db/models/on-delete.ts";
import { field } from "../../django/db/models/fields/field.ts";
import { BigAutoField } from "../../django/db/models/fields/numbers.ts";
import { ForeignKey, OneToOneField } from "../../django/db/models/fields/related.ts";
import { DateTimeField } from "../../django/db/models/fields/temporal.ts";
import { CharField, TextField } from "../../django/db/models/fields/text.ts";
import { translation } from "../../django/utils/translation.ts";
import { defineModule } from "../../process.ts";

const APP = "rest_framework_simplejwt.token_blacklist";

export const token_blacklist_models = defineModule(`${APP}.models`, async (process) => {
  const { settings } = await process.load(conf);
  const { Model, defineModel } = await process.load(models_base);
  const { gettext_lazy: _ } = await process.load(translation);
  await settings.ready();
  // Without the app the models are abstract: they have no table and no manager.
  const abstract = !settings.list("INSTALLED_APPS").includes(APP);

  @pyclass(`${APP}.models.OutstandingToken`)
  class OutstandingToken extends Model {
    declare jti: string;
    declare token: string;
    @py() override async __str__(): Promise<string> {
      const user = await process.getattr(this, "user");
      return `Token for ${await strOf(user)} (${this.jti})`;
    }
  }
  await defineModel(OutstandingToken, {
    id: field(BigAutoField, { primary_key: true, serialize: false }),
    user: field(
      ForeignKey,
      { null: true, blank: true },
      settings.text("AUTH_USER_MODEL"),
      SET_NULL,
    ),
    jti: field(CharField, { unique: true, max_length: 255 }),
    token: field(TextField, {}),
    created_at: field(DateTimeField, { null: true, blank: true }),
    expires_at: field(DateTimeField, {}),
    Meta: {
      verbose_name: _("Outstanding Token"),
      verbose_name_plural: _("Outstanding Tokens"),
      abstract,
      ordering: ["user"],
    },
  });

  @pyclass(`${APP}.models.BlacklistedToken`)
  class BlacklistedToken extends Model {
    @py() override async __str__(): Promise<string> {
      const token = await process.getattr(this, "token");
      return `Blacklisted token for ${str(await process.getattr(token, "user"))}`;
    }
  }
  await defineModel(BlacklistedToken, {
    id: field(BigAutoField, { primary_key: true, serialize: false }),
    token: field(OneToOneField, {}, OutstandingToken, CASCADE),
    blacklisted_at: field(DateTimeField, { auto_now_add: true }),
    Meta: {
      verbose_name: _("Blacklisted Token"),
      verbose_name_plural: _("Blacklisted Tokens"),
      abstract,
    },
  });

  return { OutstandingToken, BlacklistedToken };
});

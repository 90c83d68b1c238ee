/** Mirrors rest_framework/authtoken/models.py (3.18). */
import type { ExportsOf } from "../../../python/module-definition.ts";
import { classInfo, classOf, py, pyclass } from "../../../python/objects.ts";
import { ValueError } from "../../../python/errors.ts";
import { truthy } from "../../../python/operations.ts";
import type { Value } from "../../../python/values.ts";
import { conf } from "../../django/conf.ts";
import { models_base } from "../../django/db/models/base.ts";
import { CASCADE } from "../../django/db/models/on-delete.ts";
import { field } from "../../django/db/models/fields/field.ts";
import { OneToOneField } from "../../django/db/models/fields/related.ts";
import { DateTimeField } from "../../django/db/models/fields/temporal.ts";
import { CharField } from "../../django/db/models/fields/text.ts";
import { translation } from "../../django/utils/translation.ts";
import { defineModule } from "../../process.ts";

const APP = "rest_framework.authtoken";

export const authtoken_models = defineModule(`${APP}.models`, async (process) => {
  const { settings } = await process.load(conf);
  const { Model, defineModel } = await process.load(models_base);
  const { gettext_lazy: _ } = await process.load(translation);
  await settings.ready();
  // Without the app the models are abstract: they have no table and no manager.
  const abstract = !settings.list("INSTALLED_APPS").includes(APP);
  const names = { verbose_name: _("Token"), verbose_name_plural: _("Tokens") };

  @pyclass(`${APP}.models.Token`)
  class Token extends Model {
    declare key: Value;
    declare user_id: Value;

    @py("*args, force_insert=False, force_update=False, using=None, update_fields=None")
    override async save(
      args: readonly Value[] = [],
      force_insert: Value = false,
      force_update: Value = false,
      using: Value = null,
      update_fields: Value = null,
    ): Promise<void> {
      let insert = force_insert;
      if (!truthy(this.key)) {
        const generate = await process.getattr(this, "generate_key");
        this.key = await process.call(generate, []);
        if (this._state.adding) insert = true;
      }
      await super.save(args, insert, force_update, using, update_fields);
    }

    @py() static generate_key(): string {
      return process.host.random.authtoken();
    }

    @py() override __str__(): string {
      return this.key as string;
    }
  }
  await defineModel(Token, {
    key: field(CharField, { max_length: 40, primary_key: true }, _("Key")),
    user: field(
      OneToOneField,
      { related_name: "auth_token", verbose_name: _("User") },
      settings.text("AUTH_USER_MODEL"),
      CASCADE,
    ),
    created: field(DateTimeField, { auto_now_add: true }, _("Created")),
    Meta: { abstract, ...names },
  });

  /** The token as the admin names it: by its user. */
  @pyclass(`${APP}.models.TokenProxy`)
  class TokenProxy extends Token {
    override get pk(): Value {
      return this.user_id;
    }
    override set pk(value: Value) {
      super.pk = value;
    }
    @py("using=None, keep_parents=False") override async delete(): Promise<Value> {
      const info = classInfo(classOf(this) ?? TokenProxy);
      if (this.key === null) {
        throw new ValueError(
          `${info?.name ?? ""} object can't be deleted because its key attribute is set to None.`,
        );
      }
      const objects = await process.getattr(Token, "objects");
      const own = await process.callMethod(objects, "filter", [], {
        key: this.key,
      });
      const deleted = await process.callMethod(own, "delete");
      this.key = null;
      return deleted;
    }
  }
  await defineModel(TokenProxy, { Meta: { proxy: !abstract, abstract, ...names } });

  return { Token, TokenProxy };
});

export type Token = InstanceType<ExportsOf<typeof authtoken_models>["Token"]>;

/** Mirrors create_permissions of django/contrib/auth/management/__init__.py (5.2). */
import { native } from "../../../../python/objects.ts";
import { iterate, str } from "../../../../python/operations.ts";
import type { Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import type { AppConfig } from "../../apps/config.ts";
import type { ModelClass, ModelInstance } from "../../db/models/contract.ts";
import { QuerySet } from "../../db/models/query.ts";
import { create_contenttypes } from "../contenttypes/management.ts";
import { contenttypes_models } from "../contenttypes/models.ts";
import { auth_models } from "./models.ts";

/** (codename, name) of a model's permissions, Django's own first. */
function permissionsOfModel({
  _meta: meta,
}: ModelClass): (readonly [codename: string, name: string])[] {
  const verbose = str(meta.verbose_name);
  const builtin = iterate(meta.default_permissions).map(
    (action) => [`${str(action)}_${meta.model_name}`, `Can ${str(action)} ${verbose}`] as const,
  );
  const own = iterate(meta.permissions).map((pair) => {
    const [codename = "", name = ""] = iterate(pair).map(str);
    return [codename, name] as const;
  });
  return [...builtin, ...own];
}

export const auth_management = defineModule(
  "django.contrib.auth.management",
  (process) => {
    /** Receiver of post_migrate: rows for the permissions of an application's models that have none yet. */
    async function createPermissions(config: AppConfig): Promise<void> {
      if (config.models_module === null) return;
      const { Permission } = await process.load(auth_models);
      const { ContentType } = await process.load(contenttypes_models);
      const tables = [Permission, ContentType].map(
        (model) => (model as unknown as ModelClass)._meta,
      );
      if (tables.some(({ db_table, context }) => !context.connection.database.hasTable(db_table)))
        return;
      await create_contenttypes(process, config);
      for (const model of config.get_models() as unknown as ModelClass[]) {
        const { app_label, model_name } = model._meta;
        const content_type = QuerySet.over(ContentType).get({
          app_label,
          model: model_name,
        }) as unknown as ModelInstance;
        for (const [codename, name] of permissionsOfModel(model)) {
          const known = QuerySet.over(Permission).filter({
            content_type: content_type as Value,
            codename,
          });
          if (!known.exists())
            await QuerySet.over(Permission).create({
              content_type: content_type as Value,
              codename,
              name,
            });
        }
      }
    }
    return {
      create_permissions: native(
        "app_config, **kwargs",
        async (config: Value) => {
          await createPermissions(config as unknown as AppConfig);
          return null;
        },
        "create_permissions",
      ),
    };
  },
  "/site-packages/django/contrib/auth/management/__init__.py",
);

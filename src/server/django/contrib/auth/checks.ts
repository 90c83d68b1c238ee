/** Mirrors django/contrib/auth/checks.py (5.2). */
import { iterate, str } from "../../../../python/operations.ts";
import { ImportError } from "../../../../python/errors.ts";
import { type Class, classInfo, issubclass } from "../../../../python/objects.ts";
import type { Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { apps_registry } from "../../apps/registry.ts";
import { conf } from "../../conf.ts";
import { type CheckMessage, error, warning } from "../../core/checks/messages.ts";
import type { ModelClass } from "../../db/models/contract.ts";
import type { Field } from "../../db/models/fields/field.ts";
import { importString } from "../../utils/module_loading.ts";
import { base_user } from "./base_user.ts";
import { user_model } from "./user-model.ts";

const MIDDLEWARE = "django.contrib.auth.middleware";

export const auth_checks = defineModule("django.contrib.auth.checks", async (process) => {
  const { settings } = await process.load(conf);
  const { apps } = await process.load(apps_registry);
  const { get_user_model } = await process.load(user_model);

  async function check_user_model(): Promise<CheckMessage[]> {
    const cls = await get_user_model();
    const obj = cls as unknown as Value;
    const { AbstractBaseUser } = await process.load(base_user);
    if (!issubclass(cls, AbstractBaseUser)) return [];
    const label = cls._meta.label;
    const username = str(await process.getattr(obj, "USERNAME_FIELD"));
    const required = await process.getattr(obj, "REQUIRED_FIELDS");
    const found: CheckMessage[] = [];
    const isList = typeof required === "object" && required !== null;
    if (!isList)
      found.push(error("'REQUIRED_FIELDS' must be a list or tuple.", { obj, id: "auth.E001" }));
    if (isList && iterate(required).includes(username)) {
      const msg = `The field named as the 'USERNAME_FIELD' for a custom user model must not be included in 'REQUIRED_FIELDS'.`;
      const hint = `The 'USERNAME_FIELD' is currently set to '${username}', you should remove '${username}' from the 'REQUIRED_FIELDS'.`;
      found.push(error(msg, { hint, obj, id: "auth.E002" }));
    }
    const field = cls._meta.get_field(username) as Field;
    const together = cls._meta.total_unique_constraints.some(
      ({ fields }) => fields.items.length === 1 && fields.items[0] === username,
    );
    if (!field.unique && !together) {
      const backends = iterate(settings.get("AUTHENTICATION_BACKENDS")).map(str);
      const own =
        backends.length === 1 && backends[0] === "django.contrib.auth.backends.ModelBackend";
      const msg = own
        ? `'${label}.${username}' must be unique because it is named as the 'USERNAME_FIELD'.`
        : `'${label}.${username}' is named as the 'USERNAME_FIELD', but it is not unique.`;
      const hint = "Ensure that your authentication backend(s) can handle non-unique usernames.";
      found.push(
        own ? error(msg, { obj, id: "auth.E003" }) : warning(msg, { hint, obj, id: "auth.W004" }),
      );
    }
    const flags = [
      ["is_anonymous", "auth.C009"],
      ["is_authenticated", "auth.C010"],
    ] as const;
    for (const [name, id] of flags) {
      const own = Object.getOwnPropertyDescriptor(cls.prototype, name)?.value as unknown;
      if (typeof own !== "function") continue;
      const msg = `${classInfo(cls)?.qualname ?? ""}.${name} must be an attribute or property rather than a method. Ignoring this is a security issue as anonymous users will be treated as authenticated!`;
      found.push(error(msg, { obj, id }));
    }
    return found;
  }

  function check_models_permissions(): CheckMessage[] {
    const found: CheckMessage[] = [];
    for (const model of apps.get_models() as unknown as ModelClass[])
      found.push(...checkPermissions(model));
    return found;
  }

  /** Where the first of the middlewares stands that is of a class; -1 for none. */
  async function placeOf(path: string): Promise<number> {
    const wanted = (await importString(process, path)) as unknown as Class;
    for (const [at, candidate] of settings.list("MIDDLEWARE").entries()) {
      const found = await importString(process, candidate).catch((error: unknown) => {
        if (error instanceof ImportError) return null;
        throw error;
      });
      if (typeof found !== "function" || !classInfo(found as unknown as Class)) continue;
      if (issubclass(found as unknown as Class, wanted)) return at;
    }
    return -1;
  }

  async function check_middleware(): Promise<CheckMessage[]> {
    await settings.ready();
    const login = await placeOf(`${MIDDLEWARE}.LoginRequiredMiddleware`);
    if (login === -1) return [];
    const auth = await placeOf(`${MIDDLEWARE}.AuthenticationMiddleware`);
    if (auth !== -1 && auth < login) return [];
    const text = `In order to use ${MIDDLEWARE}.LoginRequiredMiddleware, ${MIDDLEWARE}.AuthenticationMiddleware must be defined before it in MIDDLEWARE.`;
    return [error(text, { id: "auth.E013" })];
  }

  return { check_user_model, check_models_permissions, check_middleware };
});

/** Names of permissions that are too long, that clash with Django's own, or that stand twice. */
function checkPermissions(model: ModelClass): CheckMessage[] {
  const { _meta: meta } = model;
  const obj = model as unknown as Value;
  const builtin = new Set(
    iterate(meta.default_permissions).map((action) => `${str(action)}_${meta.model_name}`),
  );
  const seen = new Set<string>();
  const found: CheckMessage[] = [];
  for (const pair of iterate(meta.permissions)) {
    const [codename = "", name = ""] = iterate(pair).map(str);
    if (name.length > 255) {
      const msg = `The permission named '${name}' of model '${meta.label}' is longer than 255 characters.`;
      found.push(error(msg, { obj, id: "auth.E008" }));
    }
    if (codename.length > 100) {
      const msg = `The permission codenamed '${codename}' of model '${meta.label}' is longer than 100 characters.`;
      found.push(error(msg, { obj, id: "auth.E012" }));
    }
    if (builtin.has(codename)) {
      const msg = `The permission codenamed '${codename}' clashes with a builtin permission for model '${meta.label}'.`;
      found.push(error(msg, { obj, id: "auth.E005" }));
    } else if (seen.has(codename)) {
      const msg = `The permission codenamed '${codename}' is duplicated for model '${meta.label}'.`;
      found.push(error(msg, { obj, id: "auth.E006" }));
    }
    seen.add(codename);
  }
  return found;
}

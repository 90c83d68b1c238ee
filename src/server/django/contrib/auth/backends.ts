/** Mirrors django/contrib/auth/backends.py (5.2). */
import { NotSimulated } from "../../../../python/errors.ts";
import { py, pyclass, PyObject } from "../../../../python/objects.ts";
import { iterate, str, truthy } from "../../../../python/operations.ts";
import { Dict, PySet, Tuple, type Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import type { ModelInstance } from "../../db/models/contract.ts";
import { setFieldValue } from "../../db/models/contract.ts";
import { QuerySet } from "../../db/models/query.ts";
import { getattrOr } from "../../utils/module_loading.ts";
import { user_model } from "./user-model.ts";
import { permission_models } from "./permission-models.ts";

export const auth_backends = defineModule("django.contrib.auth.backends", async (process) => {
  const { get_user_model } = await process.load(user_model);
  const { Permission } = await process.load(permission_models);
  const UserModel = await get_user_model();
  const { trace } = process.host;

  const ask = async (object: Value, method: string, ...args: Value[]): Promise<Value> =>
    await process.call(await process.getattr(object, method), args);
  const flag = async (user: Value, name: string): Promise<boolean> =>
    truthy(await process.getattr(user, name));

  @pyclass("django.contrib.auth.backends.BaseBackend")
  class BaseBackend extends PyObject {
    @py("request, **kwargs") authenticate(..._args: never[]): Promise<Value> | Value {
      return null;
    }
    @py("user_id") get_user(_user_id: Value): Promise<Value> | Value {
      return null;
    }
    @py("user_obj, obj=None") get_user_permissions(
      _user: Value,
      _obj: Value = null,
    ): Promise<Value> | Value {
      return new PySet();
    }
    @py("user_obj, obj=None") get_group_permissions(
      _user: Value,
      _obj: Value = null,
    ): Promise<Value> | Value {
      return new PySet();
    }
    @py("user_obj, obj=None") async get_all_permissions(
      user: Value,
      obj: Value = null,
    ): Promise<Value> {
      const own = iterate(await this.get_user_permissions(user, obj));
      return new PySet([...own, ...iterate(await this.get_group_permissions(user, obj))]);
    }
    @py("user_obj, perm, obj=None") async has_perm(
      user: Value,
      perm: Value,
      obj: Value = null,
    ): Promise<boolean> {
      return ((await this.get_all_permissions(user, obj)) as PySet).has(perm);
    }
  }

  /** Users and permissions of the database. */
  @pyclass("django.contrib.auth.backends.ModelBackend")
  class ModelBackend extends BaseBackend {
    @py("request, username=None, password=None, **kwargs")
    override async authenticate(...args: never[]): Promise<Value> {
      const [, given = null, password = null, kwargs = new Dict()] = args as unknown as [
        Value,
        Value?,
        Value?,
        Dict?,
      ];
      const username =
        given ?? kwargs.get(str(await process.getattr(UserModel, "USERNAME_FIELD"))) ?? null;
      if (username === null || password === null) return null;
      const user = await this.#find(username);
      const name = "django.contrib.auth.backends.ModelBackend.authenticate";
      const looked = [{ what: "username", value: str(username) }];
      if (user === null) {
        // Upstream hashes the password all the same, so that the answer takes as long.
        process.host.random.salt();
        trace.step({
          gate: "authentication",
          name,
          outcome: "refused",
          because: `There is no user "${str(username)}".`,
          looked,
        });
        return null;
      }
      if (!truthy(await ask(user, "check_password", password))) {
        const because = `The password does not fit the stored hash of "${str(username)}".`;
        trace.step({ gate: "authentication", name, outcome: "refused", because, looked });
        return null;
      }
      if (!truthy(await ask(this, "user_can_authenticate", user))) {
        const because = `The password is right, but "${str(username)}" is not active.`;
        trace.step({ gate: "authentication", name, outcome: "refused", because, looked });
        return null;
      }
      trace.step({
        gate: "authentication",
        name,
        outcome: "passed",
        because: `The password of "${str(username)}" is right.`,
        looked,
      });
      return user;
    }
    async #find(username: Value): Promise<Value> {
      try {
        return await ask(UserModel._default_manager, "get_by_natural_key", username);
      } catch (error) {
        if (error instanceof UserModel.DoesNotExist) return null;
        throw error;
      }
    }

    @py("user") async user_can_authenticate(user: Value): Promise<boolean> {
      return truthy(await getattrOr(process, user, "is_active", true));
    }

    /** @param from "user" for the user's own permissions, "group" for those of the groups */
    async #permissions(user: Value, obj: Value, from: "user" | "group"): Promise<PySet> {
      if (!(await flag(user, "is_active")) || (await flag(user, "is_anonymous")) || obj !== null)
        return new PySet();
      const cache = `_${from}_perm_cache`;
      const known = (user as Record<string, unknown>)[cache];
      if (known instanceof PySet) return known;
      const all = QuerySet.over(Permission);
      const key = (user as unknown as ModelInstance).pk;
      const found = (await flag(user, "is_superuser"))
        ? all
        : all.filter(from === "user" ? { user: key } : { group__user: key });
      const pairs = found
        .values_list(["content_type__app_label", "codename"])
        .order_by()
        .items() as Tuple[];
      const names = new PySet(
        pairs.map(({ items: [app = "", name = ""] }) => `${str(app)}.${str(name)}`),
      );
      setFieldValue(user as object, cache, names);
      return names;
    }
    @py("user_obj, obj=None") override get_user_permissions(
      user: Value,
      obj: Value = null,
    ): Promise<Value> {
      return this.#permissions(user, obj, "user");
    }
    @py("user_obj, obj=None") override get_group_permissions(
      user: Value,
      obj: Value = null,
    ): Promise<Value> {
      return this.#permissions(user, obj, "group");
    }
    @py("user_obj, obj=None") override async get_all_permissions(
      user: Value,
      obj: Value = null,
    ): Promise<Value> {
      if (!(await flag(user, "is_active")) || (await flag(user, "is_anonymous")) || obj !== null)
        return new PySet();
      const known = (user as { _perm_cache?: PySet })._perm_cache;
      if (known) return known;
      const all = await super.get_all_permissions(user, obj);
      setFieldValue(user as object, "_perm_cache", all);
      return all;
    }
    @py("user_obj, perm, obj=None")
    override async has_perm(user: Value, perm: Value, obj: Value = null): Promise<boolean> {
      return (await flag(user, "is_active")) && (await super.has_perm(user, perm, obj));
    }
    @py("user_obj, app_label") async has_module_perms(
      user: Value,
      app_label: Value,
    ): Promise<boolean> {
      if (!(await flag(user, "is_active"))) return false;
      const all = iterate(await this.get_all_permissions(user)).map(str);
      return all.some((perm) => perm.slice(0, perm.indexOf(".")) === app_label);
    }
    @py("perm, is_active=True, include_superusers=True, obj=None") with_perm(): never {
      throw new NotSimulated("with_perm() is not part of this workbook");
    }
    @py("user_id") override async get_user(user_id: Value): Promise<Value> {
      try {
        const user = await UserModel._default_manager.get({ pk: user_id });
        return truthy(await ask(this, "user_can_authenticate", user)) ? user : null;
      } catch (error) {
        if (error instanceof UserModel.DoesNotExist) return null;
        throw error;
      }
    }
  }

  @pyclass("django.contrib.auth.backends.AllowAllUsersModelBackend")
  class AllowAllUsersModelBackend extends ModelBackend {
    @py("user") override user_can_authenticate(): Promise<boolean> {
      return Promise.resolve(true);
    }
  }

  /** Trusts a name that a web server has checked. */
  @pyclass("django.contrib.auth.backends.RemoteUserBackend")
  class RemoteUserBackend extends ModelBackend {
    get create_unknown_user(): Value {
      return true;
    }
    @py("request, remote_user") override async authenticate(...args: never[]): Promise<Value> {
      const [request, remote = null] = args as unknown as [Value, Value?];
      if (!truthy(remote)) return null;
      const field = str(await process.getattr(UserModel, "USERNAME_FIELD"));
      const username = await ask(this, "clean_username", remote);
      const { user, created } = await this.#find(field, username);
      const configured = await process.callMethod(this, "configure_user", [request, user], {
        created,
      });
      return truthy(await ask(this, "user_can_authenticate", configured)) ? configured : null;
    }
    async #find(field: string, username: Value): Promise<{ user: Value; created: Value }> {
      if (truthy(this.create_unknown_user)) {
        const [user = null, created = false] = (
          await UserModel._default_manager.get_or_create(null, { [field]: username })
        ).items;
        return { user, created };
      }
      try {
        const user = await ask(UserModel._default_manager, "get_by_natural_key", username);
        return { user, created: false };
      } catch (error) {
        if (error instanceof UserModel.DoesNotExist) return { user: null, created: false };
        throw error;
      }
    }
    @py("request, user, created=True") configure_user(_request: Value, user: Value): Value {
      return user;
    }
    @py("username") clean_username(username: Value): Value {
      return username;
    }
  }

  return { BaseBackend, ModelBackend, AllowAllUsersModelBackend, RemoteUserBackend };
});

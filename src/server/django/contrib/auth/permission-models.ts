/** Permission, Group and PermissionsMixin of django/contrib/auth/models.py (5.2). */
import { ValueError } from "../../../../python/errors.ts";
import type { ExportsOf } from "../../../../python/module-definition.ts";
import { py, pyclass } from "../../../../python/objects.ts";
import { iterate, truthy } from "../../../../python/operations.ts";
import { PySet, Tuple, type Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { PermissionDenied } from "../../core/exceptions.ts";
import { models_base } from "../../db/models/base.ts";
import { CASCADE } from "../../db/models/on-delete.ts";
import { field } from "../../db/models/fields/field.ts";
import { BooleanField } from "../../db/models/fields/numbers.ts";
import { CharField } from "../../db/models/fields/text.ts";
import { ForeignKey } from "../../db/models/fields/related.ts";
import { ManyToManyField } from "../../db/models/fields/many_to_many.ts";
import { Manager, manager } from "../../db/models/manager.ts";
import { getattrOr } from "../../utils/module_loading.ts";
import { translation } from "../../utils/translation.ts";
import { contenttypes_models, type ContentType } from "../contenttypes/models.ts";
import { auth_backend_loading } from "./backend-loading.ts";

export const permission_models = defineModule(
  "django.contrib.auth.permission_models",
  async (process) => {
    const { Model, defineModel } = await process.load(models_base);
    const { ContentType } = await process.load(contenttypes_models);
    const { get_backends } = await process.load(auth_backend_loading);
    const { gettext_lazy: _ } = await process.load(translation);

    @pyclass("django.contrib.auth.models.PermissionManager")
    class PermissionManager extends Manager {
      override get use_in_migrations(): boolean {
        return true;
      }
      @py("codename, app_label, model")
      async get_by_natural_key(codename: string, app_label: string, model: string): Promise<Value> {
        const content_type = await (ContentType.objects as unknown as PermissionManager).get({
          app_label,
          model,
        });
        return await this.get({ codename, content_type });
      }
    }

    /** Something a user may be allowed to do with the rows of a model. */
    @pyclass("django.contrib.auth.models.Permission")
    class Permission extends Model {
      declare name: string;
      declare codename: string;
      declare content_type: ContentType;

      @py() override __str__(): string {
        return `${this.content_type.__str__()} | ${this.name}`;
      }
      @py() natural_key(): Tuple {
        return new Tuple([this.codename, ...this.content_type.natural_key()]);
      }
    }
    await defineModel(Permission, {
      name: field(CharField, { max_length: 255 }, _("name")),
      content_type: field(ForeignKey, { verbose_name: _("content type") }, ContentType, CASCADE),
      codename: field(CharField, { max_length: 100 }, _("codename")),
      objects: manager(PermissionManager),
      Meta: {
        verbose_name: _("permission"),
        verbose_name_plural: _("permissions"),
        unique_together: [["content_type", "codename"]],
        ordering: ["content_type__app_label", "content_type__model", "codename"],
      },
    });

    @pyclass("django.contrib.auth.models.GroupManager")
    class GroupManager extends Manager {
      override get use_in_migrations(): boolean {
        return true;
      }
      @py("name") async get_by_natural_key(name: string): Promise<Value> {
        return await this.get({ name });
      }
    }

    /** Permissions that several users share. */
    @pyclass("django.contrib.auth.models.Group")
    class Group extends Model {
      declare name: string;

      @py() override __str__(): string {
        return this.name;
      }
      @py() natural_key(): Tuple {
        return new Tuple([this.name]);
      }
    }
    await defineModel(Group, {
      name: field(CharField, { max_length: 150, unique: true }, _("name")),
      permissions: field(
        ManyToManyField,
        { verbose_name: _("permissions"), blank: true },
        Permission,
      ),
      objects: manager(GroupManager),
      Meta: { verbose_name: _("group"), verbose_name_plural: _("groups") },
    });

    /** What the backends say, put together. @param kind "user", "group" or "all" */
    async function permissionsOf(user: Value, obj: Value, kind: string): Promise<PySet> {
      const found = new PySet();
      for (const backend of await get_backends()) {
        const ask = await getattrOr(process, backend, `get_${kind}_permissions`, null);
        if (ask === null) continue;
        for (const one of iterate(await process.call(ask, [user, obj]))) found.add(one);
      }
      return found;
    }

    /** Whether any backend says yes; one that raises PermissionDenied ends the question. */
    async function askBackends(method: string, args: readonly Value[]): Promise<boolean> {
      for (const backend of await get_backends()) {
        const ask = await getattrOr(process, backend, method, null);
        if (ask === null) continue;
        try {
          if (truthy(await process.call(ask, args))) return true;
        } catch (error) {
          if (error instanceof PermissionDenied) return false;
          throw error;
        }
      }
      return false;
    }

    /** Groups and permissions of a user. */
    @pyclass("django.contrib.auth.models.PermissionsMixin")
    class PermissionsMixin extends Model {
      declare is_superuser: boolean;

      @py("obj=None") get_user_permissions(obj: Value = null): Promise<PySet> {
        return permissionsOf(this, obj, "user");
      }
      @py("obj=None") get_group_permissions(obj: Value = null): Promise<PySet> {
        return permissionsOf(this, obj, "group");
      }
      @py("obj=None") get_all_permissions(obj: Value = null): Promise<PySet> {
        return permissionsOf(this, obj, "all");
      }
      @py("perm, obj=None") async has_perm(perm: Value, obj: Value = null): Promise<boolean> {
        return (await this.#mayAll()) || (await askBackends("has_perm", [this, perm, obj]));
      }
      @py("perm_list, obj=None") async has_perms(
        perms: Value,
        obj: Value = null,
      ): Promise<boolean> {
        if (typeof perms !== "object")
          throw new ValueError("perm_list must be an iterable of permissions.");
        for (const perm of iterate(perms)) {
          if (!truthy(await process.callMethod(this, "has_perm", [perm, obj]))) return false;
        }
        return true;
      }
      @py("app_label") async has_module_perms(app_label: Value): Promise<boolean> {
        return (await this.#mayAll()) || (await askBackends("has_module_perms", [this, app_label]));
      }
      async #mayAll(): Promise<boolean> {
        return truthy(await process.getattr(this, "is_active")) && this.is_superuser;
      }
    }
    await defineModel(PermissionsMixin, {
      is_superuser: field(
        BooleanField,
        {
          default: false,
          help_text: _(
            "Designates that this user has all permissions without explicitly assigning them.",
          ),
        },
        _("superuser status"),
      ),
      groups: field(
        ManyToManyField,
        {
          verbose_name: _("groups"),
          blank: true,
          help_text: _(
            "The groups this user belongs to. A user will get all permissions granted to each of their groups.",
          ),
          related_name: "user_set",
          related_query_name: "user",
        },
        Group,
      ),
      user_permissions: field(
        ManyToManyField,
        {
          verbose_name: _("user permissions"),
          blank: true,
          help_text: _("Specific permissions for this user."),
          related_name: "user_set",
          related_query_name: "user",
        },
        Permission,
      ),
      Meta: { abstract: true },
    });

    return {
      Permission,
      PermissionManager,
      Group,
      GroupManager,
      PermissionsMixin,
      permissionsOf,
      askBackends,
    };
  },
);

export type Permission = InstanceType<ExportsOf<typeof permission_models>["Permission"]>;
export type PermissionsMixin = InstanceType<
  ExportsOf<typeof permission_models>["PermissionsMixin"]
>;

/** Mirrors rest_framework/permissions.py (3.18). */
import { AssertionError } from "../../python/errors.ts";
import { classInfo, classOf, metaclass, py, pyclass, PyObject } from "../../python/objects.ts";
import { truthy } from "../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../python/values.ts";
import { Http404 } from "../django/http/response.ts";
import { getattrOr } from "../django/utils/module_loading.ts";
import { defineModule } from "../process.ts";
import { exceptions } from "./exceptions.ts";
import type { Request } from "./request.ts";

const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];

/** What permissions are, composed or not. */
interface Permission extends PyObject {
  has_permission(request: Request, view: Value): Promise<Value> | Value;
  has_object_permission(request: Request, view: Value, object: Value): Promise<Value> | Value;
}

export const permissions = defineModule("rest_framework.permissions", async (process) => {
  const { MethodNotAllowed } = await process.load(exceptions);
  const make = async (cls: Value): Promise<Permission> =>
    (await process.call(cls, [])) as Permission;

  /** `A & B`, `A | B`, `~A` of permission classes: a class-like value that makes the composed permission. */
  @pyclass("rest_framework.permissions.OperandHolder")
  class OperandHolder extends PyObject {
    readonly #operator: "and" | "or" | "not";
    readonly #operands: readonly Value[];
    constructor(operator: "and" | "or" | "not", ...operands: Value[]) {
      super();
      this.#operator = operator;
      this.#operands = operands;
    }
    @py("*args, **kwargs") async __call__(): Promise<Value> {
      const parts: Permission[] = [];
      for (const operand of this.#operands) parts.push(await make(operand));
      return new Composed(this.#operator, parts);
    }
    @py("other") __and__(other: Value): Value {
      return new OperandHolder("and", this, other);
    }
    @py("other") __or__(other: Value): Value {
      return new OperandHolder("or", this, other);
    }
    @py() __invert__(): Value {
      return new OperandHolder("not", this);
    }
  }

  @pyclass("rest_framework.permissions.Composed")
  class Composed extends PyObject {
    readonly #operator: "and" | "or" | "not";
    readonly #parts: readonly Permission[];
    constructor(operator: "and" | "or" | "not", parts: readonly Permission[]) {
      super();
      this.#operator = operator;
      this.#parts = parts;
    }
    async #ask(test: (part: Permission) => Promise<boolean>): Promise<boolean> {
      const [first, second] = this.#parts;
      if (!first) return true;
      if (this.#operator === "not") return !(await test(first));
      if (this.#operator === "and")
        return (await test(first)) && (second ? await test(second) : true);
      return (await test(first)) || (second ? await test(second) : false);
    }
    @py("request, view") async has_permission(request: Request, view: Value): Promise<Value> {
      return await this.#ask(async (part) => truthy(await part.has_permission(request, view)));
    }
    @py("request, view, obj") async has_object_permission(
      request: Request,
      view: Value,
      object: Value,
    ): Promise<Value> {
      const either = this.#operator === "or";
      return await this.#ask(
        async (part) =>
          (!either || truthy(await part.has_permission(request, view))) &&
          truthy(await part.has_object_permission(request, view, object)),
      );
    }
  }

  @metaclass("BasePermissionMetaclass")
  @pyclass("rest_framework.permissions.BasePermission")
  class BasePermission extends PyObject {
    @py("request, view") has_permission(_request: Request, _view: Value): Promise<Value> | Value {
      return true;
    }
    @py("request, view, obj")
    has_object_permission(_request: Request, _view: Value, _object: Value): Promise<Value> | Value {
      return true;
    }
    @py("other") static __and__(other: Value): Value {
      return new OperandHolder("and", this, other);
    }
    @py("other") static __or__(other: Value): Value {
      return new OperandHolder("or", this, other);
    }
    @py() static __invert__(): Value {
      return new OperandHolder("not", this);
    }
  }

  const flag = async (user: Value, name: string): Promise<boolean> =>
    truthy(user) && truthy(await process.getattr(user, name));

  @pyclass("rest_framework.permissions.AllowAny")
  class AllowAny extends BasePermission {
    @py("request, view") override has_permission(): Value {
      return true;
    }
  }

  @pyclass("rest_framework.permissions.IsAuthenticated")
  class IsAuthenticated extends BasePermission {
    @py("request, view") override async has_permission(request: Request): Promise<Value> {
      return await flag(await request.user, "is_authenticated");
    }
  }

  @pyclass("rest_framework.permissions.IsAdminUser")
  class IsAdminUser extends BasePermission {
    @py("request, view") override async has_permission(request: Request): Promise<Value> {
      return await flag(await request.user, "is_staff");
    }
  }

  @pyclass("rest_framework.permissions.IsAuthenticatedOrReadOnly")
  class IsAuthenticatedOrReadOnly extends BasePermission {
    @py("request, view") override async has_permission(request: Request): Promise<Value> {
      return (
        SAFE_METHODS.includes(request.method) ||
        (await flag(await request.user, "is_authenticated"))
      );
    }
  }

  const nameOf = (one: object): string => {
    const cls = classOf(one);
    return (cls && classInfo(cls)?.name) ?? "";
  };

  @pyclass("rest_framework.permissions.DjangoModelPermissions")
  class DjangoModelPermissions extends BasePermission {
    get perms_map(): Dict {
      const needs = (action: string): Value => [`%(app_label)s.${action}_%(model_name)s`];
      return Dict.from<Value>({
        GET: [],
        OPTIONS: [],
        HEAD: [],
        POST: needs("add"),
        PUT: needs("change"),
        PATCH: needs("change"),
        DELETE: needs("delete"),
      });
    }
    get authenticated_users_only(): Value {
      return true;
    }
    @py("method, model_cls") async get_required_permissions(
      method: string,
      model: Value,
    ): Promise<Value> {
      return await this.codes(method, model);
    }
    async codes(method: string, model: Value): Promise<string[]> {
      const wanted = this.perms_map.get(method);
      if (!Array.isArray(wanted)) {
        const error = new MethodNotAllowed();
        error.__init__(method);
        throw error;
      }
      const meta = await process.getattr(model, "_meta");
      const label = String(await process.getattr(meta, "app_label"));
      const name = String(await process.getattr(meta, "model_name"));
      return (wanted as string[]).map((code) =>
        code.replace("%(app_label)s", label).replace("%(model_name)s", name),
      );
    }
    @py("view") async _queryset(view: Value): Promise<Value> {
      const get = await getattrOr(process, view, "get_queryset", null);
      if (get !== null) {
        const queryset = await process.call(get, []);
        if (queryset !== null) return queryset;
        throw new AssertionError(`${nameOf(view as object)}.get_queryset() returned None`);
      }
      const queryset = await getattrOr(process, view, "queryset", null);
      if (queryset !== null) return queryset;
      throw new AssertionError(
        `Cannot apply ${nameOf(this)} on a view that does not set \`.queryset\` or have a \`.get_queryset()\` method.`,
      );
    }
    @py("request, view") override async has_permission(
      request: Request,
      view: Value,
    ): Promise<Value> {
      const user = await request.user;
      const known = await flag(user, "is_authenticated");
      if (!truthy(user) || (!known && truthy(this.authenticated_users_only))) return false;
      if (truthy(await getattrOr(process, view, "_ignore_model_permissions", false))) return true;
      const queryset = await this._queryset(view);
      const perms = await this.get_required_permissions(
        request.method,
        await process.getattr(queryset, "model"),
      );
      return await process.callMethod(user, "has_perms", [perms]);
    }
  }

  @pyclass("rest_framework.permissions.DjangoModelPermissionsOrAnonReadOnly")
  class DjangoModelPermissionsOrAnonReadOnly extends DjangoModelPermissions {
    override get authenticated_users_only(): Value {
      return false;
    }
  }

  @pyclass("rest_framework.permissions.DjangoObjectPermissions")
  class DjangoObjectPermissions extends DjangoModelPermissions {
    @py("method, model_cls") async get_required_object_permissions(
      method: string,
      model: Value,
    ): Promise<Value> {
      return await this.codes(method, model);
    }
    @py("request, view, obj")
    override async has_object_permission(
      request: Request,
      view: Value,
      object: Value,
    ): Promise<Value> {
      const model = await process.getattr(await this._queryset(view), "model");
      const has = await process.getattr(await request.user, "has_perms");
      const perms = await this.get_required_object_permissions(request.method, model);
      if (truthy(await process.call(has, [perms, object]))) return true;
      if (SAFE_METHODS.includes(request.method)) throw new Http404();
      const reading = await this.get_required_object_permissions("GET", model);
      if (!truthy(await process.call(has, [reading, object]))) throw new Http404();
      return false;
    }
  }

  return {
    SAFE_METHODS: new Tuple(SAFE_METHODS),
    OperandHolder,
    BasePermission,
    AllowAny,
    IsAuthenticated,
    IsAdminUser,
    IsAuthenticatedOrReadOnly,
    DjangoModelPermissions,
    DjangoModelPermissionsOrAnonReadOnly,
    DjangoObjectPermissions,
  };
});

/** Dotted name of a permission (or any other policy) for the trace. */
export function policyName(policy: object, method: string): string {
  const cls = classOf(policy);
  const info = cls && classInfo(cls);
  return `${info?.module ?? ""}.${info?.name ?? ""}.${method}`;
}

/** Mirrors rest_framework/viewsets.py (3.18). */
import { AssertionError, TypeError } from "../../python/errors.ts";
import type { ExportsOf } from "../../python/module-definition.ts";
import {
  type Class,
  classInfo,
  classOf,
  combine,
  mro,
  native,
  py,
  pyclass,
} from "../../python/objects.ts";
import { iterate, repr, str, truthy } from "../../python/operations.ts";
import { Dict, type Value } from "../../python/values.ts";
import type { HttpRequest } from "../django/http/request.ts";
import { NoReverseMatch } from "../django/urls/exceptions.ts";
import { getattrOr } from "../django/utils/module_loading.ts";
import { recordOf, type ViewFunction } from "../django/views/generic/base.ts";
import { defineModule } from "../process.ts";
import { decorators } from "./decorators.ts";
import { generics as drf_generics } from "./generics.ts";
import { mixins as drf_mixins } from "./mixins.ts";
import type { Request } from "./request.ts";
import { reverse as drf_reverse } from "./reverse.ts";
import { views } from "./views.ts";

/** Attributes that a router may set through `as_view()`. */
const RESERVED = ["name", "description", "suffix", "detail", "basename"];

/** Names of the methods that a class and its ancestors define, sorted. */
function methodNames(cls: Class): string[] {
  const names = mro(cls).flatMap(({ prototype }) =>
    Object.entries(Object.getOwnPropertyDescriptors(prototype))
      .filter(([name, { value }]) => name !== "constructor" && typeof value === "function")
      .map(([name]) => name),
  );
  return [...new Set(names)].sort();
}

export const viewsets = defineModule("rest_framework.viewsets", async (process) => {
  const { APIView } = await process.load(views);
  const generics = await process.load(drf_generics);
  const mixins = await process.load(drf_mixins);
  const { MethodMapper } = await process.load(decorators);
  const { reverse } = await process.load(drf_reverse);

  /** Binds the methods of HTTP to actions: upstream's ViewSetMixin. */
  function withActions<Base extends typeof APIView>(Upper: Base): Base {
    const Parent = Upper as typeof APIView;

    @pyclass("rest_framework.viewsets.ViewSetMixin")
    class ViewSetMixin extends Parent {
      declare action: Value;
      declare action_map: Dict;
      declare basename: Value;
      declare detail: Value;

      @py("actions=None, **initkwargs")
      static override async as_view(
        actions: Value = null,
        initkwargs: Dict = new Dict(),
      ): Promise<ViewFunction> {
        const cls = this as unknown as Class;
        for (const name of RESERVED) {
          Object.defineProperty(cls.prototype, name, {
            value: null,
            writable: true,
            configurable: true,
            enumerable: true,
          });
        }
        if (!truthy(actions)) {
          throw new TypeError(
            "The `actions` argument must be provided when calling `.as_view()` on a ViewSet. " +
              "For example `.as_view({'get': 'list'})`",
          );
        }
        await checkKeywords(cls, initkwargs);
        const bound = new Dict(actions as Dict);
        const view = async (request: HttpRequest, args: Value[], kwargs: Dict): Promise<Value> => {
          const self = (await process.call(cls, [], recordOf(initkwargs))) as ViewSetMixin;
          const get = bound.get("get");
          if (get !== undefined && !bound.has("head")) bound.set("head", get);
          self.action_map = bound;
          for (const [method, action] of bound) {
            const value = await process.getattr(self, str(action));
            Object.defineProperty(self, str(method), {
              value,
              writable: true,
              configurable: true,
              enumerable: true,
            });
          }
          self.request = request;
          const dispatch = await process.getattr(self, "dispatch");
          return await process.call(dispatch, [request, ...args], recordOf(kwargs));
        };
        const made = Object.assign(native("request, *args, **kwargs", view, "view"), {
          view_class: cls,
          view_initkwargs: initkwargs,
        });
        return Object.assign(made, {
          cls,
          initkwargs,
          actions: bound,
          csrf_exempt: true,
          login_required: false,
        });
      }

      @py("request, *args, **kwargs")
      override async initialize_request(
        http: HttpRequest,
        args?: Value[],
        kwargs?: Dict,
      ): Promise<Request> {
        const request = await super.initialize_request(http, args, kwargs);
        const method = request.method.toLowerCase();
        this.action = method === "options" ? "metadata" : (this.action_map.get(method) ?? null);
        return request;
      }

      @py("url_name, *args, **kwargs")
      async reverse_action(
        url_name: Value,
        args: Value[] = [],
        kwargs: Dict = new Dict(),
      ): Promise<Value> {
        const request = this.request as unknown as Request;
        const name = `${namespaceOf(request)}${str(this.basename)}-${str(url_name)}`;
        const given = { request: request as Value, ...recordOf(kwargs) };
        return await process.call(reverse, [name, ...args], given);
      }

      /** The methods marked with @action. */
      @py() static async get_extra_actions(): Promise<Value[]> {
        const cls = this as unknown as Value;
        const found: Value[] = [];
        for (const name of methodNames(this)) {
          const method = await getattrOr<Value>(process, cls, name, null);
          const mapping = await getattrOr(process, method, "mapping", null);
          if (!(mapping instanceof MethodMapper)) continue;
          const own = str(await process.getattr(method, "__name__"));
          if (own !== name) {
            throw new AssertionError(
              `Expected function (\`${own}\`) to match its attribute name (\`${name}\`). If using a decorator, ensure the inner ` +
                `function is decorated with \`functools.wraps\`, or that \`${own}.__name__\` is otherwise set to \`${name}\`.`,
            );
          }
          found.push(method);
        }
        return found;
      }

      @py() async get_extra_action_url_map(): Promise<Value> {
        const urls = new Dict();
        if (this.detail === null) return urls;
        const request = this.request as unknown as Request;
        for (const action of await (
          classOf(this) as unknown as typeof ViewSetMixin
        ).get_extra_actions()) {
          if ((await process.getattr(action, "detail")) !== this.detail) continue;
          const name = `${namespaceOf(request)}${str(this.basename)}-${str(await process.getattr(action, "url_name"))}`;
          try {
            const given = { request: request as Value };
            const url = await process.call(reverse, [name, this.args, this.kwargs], given);
            const options = recordOf((await process.getattr(action, "kwargs")) as Dict);
            const view = await process.call(classOf(this) as unknown as Value, [], options);
            urls.set(await process.callMethod(view, "get_view_name"), url);
          } catch (error) {
            if (!(error instanceof NoReverseMatch)) throw error;
          }
        }
        return urls;
      }
    }
    return ViewSetMixin as unknown as Base;
  }

  async function checkKeywords(cls: Class, initkwargs: Dict): Promise<void> {
    const name = classInfo(cls)?.name ?? "";
    const verbs = iterate(await process.getattr(cls, "http_method_names"));
    for (const key of initkwargs.keys()) {
      if (verbs.includes(key)) {
        throw new TypeError(
          `You tried to pass in the ${str(key)} method name as a keyword argument to ${name}(). Don't do that.`,
        );
      }
      if ((await getattrOr(process, cls as unknown as Value, str(key), undefined)) === undefined) {
        throw new TypeError(`${name}() received an invalid keyword ${repr(key)}`);
      }
    }
    if (initkwargs.has("name") && initkwargs.has("suffix")) {
      throw new TypeError(
        `${name}() received both \`name\` and \`suffix\`, which are mutually exclusive arguments.`,
      );
    }
  }

  function namespaceOf(request: Request): string {
    const match = request._request.resolver_match as { namespace?: string } | null;
    const namespace = match?.namespace ?? "";
    return namespace === "" ? "" : `${namespace}:`;
  }

  @pyclass("rest_framework.viewsets.ViewSet")
  class ViewSet extends withActions(APIView) {}

  @pyclass("rest_framework.viewsets.GenericViewSet")
  class GenericViewSet extends withActions(generics.GenericAPIView) {}

  const {
    CreateModelMixin,
    ListModelMixin,
    RetrieveModelMixin,
    UpdateModelMixin,
    DestroyModelMixin,
  } = mixins;

  @pyclass("rest_framework.viewsets.ReadOnlyModelViewSet")
  class ReadOnlyModelViewSet extends combine(RetrieveModelMixin, ListModelMixin, GenericViewSet) {}

  @pyclass("rest_framework.viewsets.ModelViewSet")
  class ModelViewSet extends combine(
    CreateModelMixin,
    RetrieveModelMixin,
    UpdateModelMixin,
    DestroyModelMixin,
    ListModelMixin,
    GenericViewSet,
  ) {}

  return { ViewSet, GenericViewSet, ReadOnlyModelViewSet, ModelViewSet };
});

export type GenericViewSet = InstanceType<ExportsOf<typeof viewsets>["GenericViewSet"]>;

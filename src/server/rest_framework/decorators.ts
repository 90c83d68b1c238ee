/** Mirrors rest_framework/decorators.py (3.18). */
import { AssertionError, TypeError } from "../../python/errors.ts";
import { setattr } from "../../python/attribute-setting.ts";
import {
  classInfo,
  describeClass,
  issubclass,
  native,
  pyclass,
  type Class,
} from "../../python/objects.ts";
import { iterate, str, truthy, typeName } from "../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../python/values.ts";
import { getattrOr } from "../django/utils/module_loading.ts";
import { recordOf } from "../django/views/generic/base.ts";
import { unionOrder } from "../../python/set-order.ts";
import { defineModule } from "../process.ts";
import { views } from "./views.ts";

const VERBS = ["get", "post", "put", "patch", "delete", "head", "options", "trace"] as const;

/** What a decorator below @api_view may set for one view. */
const POLICIES = [
  "renderer_classes",
  "parser_classes",
  "authentication_classes",
  "throttle_classes",
  "throttle_scope",
  "permission_classes",
  "content_negotiation_class",
  "metadata_class",
  "versioning_class",
  "schema",
] as const;

/** "set_price" as "Set price". */
function prettyName(name: string): string {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const decorators = defineModule("rest_framework.decorators", async (process) => {
  const { APIView } = await process.load(views);
  const nameOf = async (func: Value): Promise<string> =>
    str(await process.getattr(func, "__name__"));
  const define = (on: object, name: string, value: unknown): void => {
    Object.defineProperty(on, name, {
      value,
      writable: true,
      configurable: true,
      enumerable: true,
    });
  };

  /** Methods of HTTP → names of a viewset's methods, for one extra action. */
  @pyclass("rest_framework.decorators.MethodMapper")
  class MethodMapper extends Dict {
    action: Value = null;

    async map(verb: string, func: Value): Promise<Value> {
      const name = await nameOf(func);
      const known = new Map([...this].map(([key, value]) => [str(key), str(value)]));
      if (known.has(verb)) {
        throw new AssertionError(
          `Method '${verb}' has already been mapped to '.${known.get(verb) ?? ""}'.`,
        );
      }
      if (name === (await nameOf(this.action))) {
        throw new AssertionError(
          "Method mapping does not behave like the property decorator. You cannot use the same method name for each " +
            "mapping declaration.",
        );
      }
      this.set(verb, name);
      return func;
    }
  }
  for (const verb of VERBS) {
    const decorate = function (this: MethodMapper, func: Value): Promise<Value> {
      return this.map(verb, func);
    };
    Object.defineProperty(MethodMapper.prototype, verb, {
      value: native("func", decorate, verb),
      configurable: true,
    });
  }

  async function wrapView(func: Value, methods: Value): Promise<Value> {
    if (typeof methods === "function")
      throw new AssertionError("@api_view missing list of allowed HTTP methods");
    if (!Array.isArray(methods) && !(methods instanceof Tuple)) {
      throw new AssertionError(
        `@api_view expected a list of strings, received ${typeName(methods)}`,
      );
    }
    const given = iterate(methods).map(str);
    const verbs = given.map((method) => method.toLowerCase());
    class WrappedAPIView extends APIView {}
    const cls = WrappedAPIView as unknown as Class;
    describeClass(cls, `${str(await process.getattr(func, "__module__"))}.${await nameOf(func)}`);
    const { prototype } = WrappedAPIView;
    define(prototype, "__doc__", await process.getattr(func, "__doc__"));
    // Upstream keeps the methods in a set, and the Allow header in that set's order.
    const allowed = unionOrder(given, ["options"]).map((method) => method.toLowerCase());
    define(prototype, "http_method_names", allowed);
    const handler = native(
      "*args, **kwargs",
      (args: Value[], kwargs: Dict) => process.call(func, args, recordOf(kwargs)),
      "handler",
    );
    for (const verb of verbs) define(prototype, verb, handler);
    for (const name of POLICIES) {
      const own = await getattrOr(process, func, name, undefined);
      if (own !== undefined) define(prototype, name, own);
    }
    return await WrappedAPIView.as_view();
  }

  const api_view = (methods: Value = null): Value =>
    native("func", (func: Value) => wrapView(func, methods ?? ["GET"]), "decorator");

  /** A decorator that sets one policy of the view below @api_view. */
  const policy = (name: string): Value =>
    native(
      name,
      (value: Value) =>
        native(
          "func",
          async (func: Value) => {
            const cls = await getattrOr(process, func, "cls", null);
            if (
              typeof cls === "function" &&
              classInfo(cls as unknown as Class) &&
              issubclass(cls as unknown as Class, APIView)
            ) {
              throw new TypeError(
                `@${name} must come after (below) the @api_view decorator. The correct order is:\n\n    @api_view(['GET'])\n` +
                  `    @${name}(...)\n    def my_view(request):\n        ...\n\n` +
                  "See https://www.django-rest-framework.org/api-guide/views/#api-policy-decorators",
              );
            }
            await setattr(func, name, value);
            return func;
          },
          "decorator",
        ),
      name,
    );

  function action(
    methods: Value = null,
    detail: Value = null,
    url_path: Value = null,
    url_name: Value = null,
    kwargs = new Dict(),
  ): Value {
    const verbs =
      methods === null ? ["get"] : iterate(methods).map((method) => str(method).toLowerCase());
    if (detail === null) throw new AssertionError("@action() missing required argument: 'detail'");
    if (kwargs.has("name") && kwargs.has("suffix")) {
      throw new TypeError("`name` and `suffix` are mutually exclusive arguments.");
    }
    const decorate = async (func: Value): Promise<Value> => {
      const name = await nameOf(func);
      const mapping = new MethodMapper();
      mapping.action = func;
      for (const verb of verbs) mapping.set(verb, name);
      const options = new Dict(kwargs);
      if (!options.has("name") && !options.has("suffix")) options.set("name", prettyName(name));
      const doc = await process.getattr(func, "__doc__");
      options.set("description", truthy(doc) ? doc : null);
      const facts = {
        mapping,
        detail,
        url_path: truthy(url_path) ? url_path : name,
        url_name: truthy(url_name) ? url_name : name.replaceAll("_", "-"),
        kwargs: options,
      };
      for (const [fact, value] of Object.entries(facts)) await setattr(func, fact, value);
      return func;
    };
    return native("func", decorate, "decorator");
  }

  return {
    api_view: native("http_method_names=None", api_view, "api_view"),
    ...Object.fromEntries(POLICIES.map((name) => [name, policy(name)])),
    action: native(
      "methods=None, detail=None, url_path=None, url_name=None, **kwargs",
      action,
      "action",
    ),
    MethodMapper,
  };
});

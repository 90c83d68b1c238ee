/** Mirrors django/utils/decorators.py (5.2): decorators made of other things. */
import { Exception, TypeError, ValueError } from "../../../python/errors.ts";
import { setattr } from "../../../python/attribute-setting.ts";
import { type Class, classInfo, native } from "../../../python/objects.ts";
import { isCallable, iterate, repr, str } from "../../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { recordOf } from "../views/generic/base.ts";
import { getattrOr } from "./module_loading.ts";
import { marksOf, wraps } from "./wrapping.ts";

export const decorators = defineModule("django.utils.decorators", (process) => {
  const hook = (middleware: Value, name: string): Promise<Value> =>
    getattrOr(process, middleware, name, null);

  /** A method with decorators for functions around it: they see it without `self`. */
  async function multiDecorate(given: Value, method: Value): Promise<Value> {
    const several = Array.isArray(given) || given instanceof Tuple;
    const all = several ? iterate(given).reverse() : [given];
    const wrapper = await wraps(process, method, async ([self = null, ...args], kwargs) => {
      let bound: Value = await wraps(process, method, (rest, keywords) =>
        process.call(method, [self, ...rest], keywords),
      );
      for (const decorator of all) bound = await process.call(decorator, [bound]);
      return await process.call(bound, args, kwargs);
    });
    for (const decorator of all) {
      const dummy = native("*args, **kwargs", () => null, "dummy");
      Object.assign(wrapper, marksOf(await process.call(decorator, [dummy])));
    }
    return Object.assign(wrapper, marksOf(method), { __wrapped__: method });
  }

  async function decorateClass(decorator: Value, name: Value, cls: Value): Promise<Value> {
    const method =
      name === "" || name === null ? null : await getattrOr<Value>(process, cls, str(name), null);
    if (method === null) {
      throw new ValueError(
        "The keyword argument `name` must be the name of a method " +
          `of the decorated class: ${repr(cls)}. Got '${str(name)}' instead.`,
      );
    }
    if (!isCallable(method)) {
      throw new TypeError(
        `Cannot decorate '${str(name)}' as it isn't a callable attribute of ${repr(cls)} (${str(method)}).`,
      );
    }
    await setattr(cls, str(name), await multiDecorate(decorator, method));
    return cls;
  }

  const method_decorator = (decorator: Value, name: Value = ""): Value =>
    native("obj", (obj: Value) =>
      typeof obj === "function" && classInfo(obj as unknown as Class)
        ? decorateClass(decorator, name, obj)
        : multiDecorate(decorator, obj),
    );

  /** One request through a middleware that stands around one view only. */
  async function through(
    middleware: Value,
    view: Value,
    request: Value,
    args: readonly Value[],
    kwargs: Readonly<Record<string, Value>>,
  ): Promise<Value> {
    for (const name of ["process_request", "process_view"]) {
      const before = await hook(middleware, name);
      if (before === null) continue;
      const facts: Value[] =
        name === "process_view" ? [view, new Tuple(args), Dict.from<Value>({ ...kwargs })] : [];
      const early = await process.call(before, [request, ...facts]);
      if (early !== null) return early;
    }
    let response: Value;
    try {
      response = await process.call(view, [request, ...args], kwargs);
    } catch (error) {
      const rescue = await hook(middleware, "process_exception");
      if (!(error instanceof Exception) || rescue === null) throw error;
      const answer = await process.call(rescue, [request, error]);
      if (answer !== null) return answer;
      throw error;
    }
    const after = await hook(middleware, "process_response");
    if (!isCallable(await getattrOr(process, response, "render", null)))
      return after === null ? response : await process.call(after, [request, response]);
    const template = await hook(middleware, "process_template_response");
    if (template !== null) response = await process.call(template, [request, response]);
    if (after !== null) {
      const late = native("response", (done: Value) => process.call(after, [request, done]));
      await process.callMethod(response, "add_post_render_callback", [late]);
    }
    return response;
  }

  const make_middleware_decorator = (cls: Value): Value =>
    native("*args, **kwargs", (args: Value[], kwargs: Dict) =>
      native("view_func", async (view: Value) => {
        const middleware = await process.call(cls, [view, ...args], recordOf(kwargs));
        return await wraps(process, view, ([request = null, ...rest], keywords) =>
          through(middleware, view, request, rest, keywords),
        );
      }),
    );

  return {
    method_decorator: native('decorator, name=""', method_decorator, "method_decorator"),
    make_middleware_decorator: native(
      "middleware_class",
      make_middleware_decorator,
      "make_middleware_decorator",
    ),
    decorator_from_middleware_with_args: native(
      "middleware_class",
      make_middleware_decorator,
      "decorator_from_middleware_with_args",
    ),
    decorator_from_middleware: native(
      "middleware_class",
      (cls: Value) => process.call(make_middleware_decorator(cls), []),
      "decorator_from_middleware",
    ),
    sync_and_async_middleware: native(
      "func",
      (func: Value) => Object.assign(func as object, { sync_capable: true, async_capable: true }),
      "sync_and_async_middleware",
    ),
    sync_only_middleware: native(
      "func",
      (func: Value) => Object.assign(func as object, { sync_capable: true, async_capable: false }),
      "sync_only_middleware",
    ),
  };
});

import { type Class, classInfo } from "../python/objects.ts";
import { repr, str } from "../python/operations.ts";
import { TimeDelta } from "../python/stdlib/datetime.ts";
import { Dict, Float, PySet, Tuple, type Value } from "../python/values.ts";
import type { ProjectSummary, Route, SettingValue } from "../protocol/world.ts";
import { conf } from "./django/conf.ts";
import { resolvers, URLResolver } from "./django/urls/resolvers.ts";
import { URLPattern } from "./django/urls/url-pattern.ts";
import { viewClassOf, viewNames } from "./django/urls/resolver-match.ts";
import { getattrOr } from "./django/utils/module_loading.ts";
import type { Process } from "./process.ts";

/** Methods a view may answer, in the order `Allow` names them. */
const METHODS = ["get", "post", "put", "patch", "delete", "head", "options", "trace"] as const;

/** What a booted project says of itself: its settings, and its routes in the order they are tried. */
export async function summarize(process: Process): Promise<ProjectSummary> {
  const { settings } = await process.load(conf);
  const { get_resolver } = await process.load(resolvers);
  const values = settings
    .explicitNames()
    .map((name) => [name, settingValue(settings.getOr(name, null))] as const);
  return {
    settings: Object.fromEntries(values),
    routes: await routesOf(process, get_resolver(), ""),
  };
}

function settingValue(value: Value): SettingValue {
  if (
    value === null ||
    typeof value === "boolean" ||
    typeof value === "number" ||
    typeof value === "string"
  )
    return value;
  if (value instanceof Float) return value.value;
  if (value instanceof TimeDelta) return { seconds: value.totalSeconds };
  if (Array.isArray(value)) return (value as Value[]).map(settingValue);
  if (value instanceof Tuple || value instanceof PySet) return [...value].map(settingValue);
  if (value instanceof Dict) {
    return Object.fromEntries([...value].map(([key, item]) => [str(key), settingValue(item)]));
  }
  return { repr: repr(value) };
}

async function routesOf(process: Process, resolver: URLResolver, prefix: string): Promise<Route[]> {
  const routes: Route[] = [];
  for (const pattern of await resolver.urlPatterns()) {
    if (pattern instanceof URLResolver) {
      routes.push(...(await routesOf(process, pattern, prefix + pattern.pattern.__str__())));
    } else if (pattern instanceof URLPattern) {
      routes.push({
        pattern: prefix + pattern.pattern.__str__().replace(/^\^/, ""),
        name: pattern.name,
        view: (await viewNames(process, pattern.callback)).lookup,
        methods: await methodsOf(process, pattern.callback),
      });
    }
  }
  return routes;
}

/** A plain function gets every request; a class answers the methods it has handlers for. */
async function methodsOf(process: Process, callback: Value): Promise<string[]> {
  const actions = await getattrOr(process, callback, "actions", null);
  const view = await viewClassOf(process, callback);
  const isClass = typeof view === "function" && classInfo(view as unknown as Class) !== undefined;
  const answers: string[] = [];
  for (const method of METHODS) {
    const mapped =
      actions instanceof Dict && (actions.has(method) || (method === "head" && actions.has("get")));
    const always = !isClass || method === "options" || mapped;
    const defined = always || (actions === null && (await answersMethod(process, view, method)));
    if (defined) answers.push(method.toUpperCase());
  }
  return answers;
}

async function answersMethod(process: Process, view: Value, method: string): Promise<boolean> {
  const name = method === "head" ? "get" : method;
  return (await getattrOr(process, view, name, null)) !== null;
}

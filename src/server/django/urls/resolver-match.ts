import { PyObject, py, pyclass } from "../../../python/objects.ts";
import { repr } from "../../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../../python/values.ts";
import type { Process } from "../../process.ts";
import { getattrOr } from "../utils/module_loading.ts";

/** Names of a view as Python's introspection gives them. */
export interface ViewNames {
  /** `module.qualname` of the class or function behind the callback. */
  readonly lookup: string;
  /** `module.name`, as ResolverMatch shows it. */
  readonly path: string;
}

/** The class or function that a callback made by `as_view()` stands for. */
export async function viewClassOf(process: Process, callback: Value): Promise<Value> {
  const cls = await getattrOr(process, callback, "view_class", null);
  return cls ?? callback;
}

export async function viewNames(process: Process, callback: Value): Promise<ViewNames> {
  let view = await viewClassOf(process, callback);
  if ((await getattrOr(process, view, "__name__", null)) === null)
    view = await process.getattr(view, "__class__");
  const module = String(await getattrOr(process, view, "__module__", ""));
  const name = String(await getattrOr(process, view, "__name__", ""));
  const qualname = String(await getattrOr(process, view, "__qualname__", name));
  return { lookup: `${module}.${qualname}`, path: `${module}.${name}` };
}

interface Facts {
  readonly func: Value;
  readonly args: readonly Value[];
  readonly kwargs: Dict;
  readonly url_name: string | null;
  readonly app_names: readonly (string | null)[];
  readonly namespaces: readonly (string | null)[];
  readonly route: string;
  readonly tried: Value[][];
  readonly captured_kwargs: Dict;
  readonly extra_kwargs: Dict;
  readonly names: ViewNames;
}

/** What a path resolved to. */
@pyclass("django.urls.resolvers.ResolverMatch")
export class ResolverMatch extends PyObject {
  readonly func: Value;
  readonly args: Tuple;
  readonly kwargs: Dict;
  readonly url_name: string | null;
  readonly app_names: string[];
  readonly app_name: string;
  readonly namespaces: string[];
  readonly namespace: string;
  readonly route: string;
  readonly tried: Value[][];
  readonly captured_kwargs: Dict;
  readonly extra_kwargs: Dict;
  readonly view_name: string;
  readonly _func_path: string;

  constructor(facts: Facts) {
    super();
    this.func = facts.func;
    this.args = new Tuple(facts.args);
    this.kwargs = facts.kwargs;
    this.url_name = facts.url_name;
    this.app_names = facts.app_names.filter((name): name is string => Boolean(name));
    this.app_name = this.app_names.join(":");
    this.namespaces = facts.namespaces.filter((name): name is string => Boolean(name));
    this.namespace = this.namespaces.join(":");
    this.route = facts.route;
    this.tried = facts.tried;
    this.captured_kwargs = facts.captured_kwargs;
    this.extra_kwargs = facts.extra_kwargs;
    this._func_path = facts.names.path;
    this.view_name = [...this.namespaces, facts.url_name ?? facts.names.path].join(":");
  }

  @py("index") __getitem__(index: number): Value {
    return [this.func, this.args, this.kwargs][index] ?? null;
  }

  @py() __repr__(): string {
    return (
      `ResolverMatch(func=${this._func_path}, args=${repr(this.args)}, kwargs=${repr(this.kwargs)}, ` +
      `url_name=${repr(this.url_name)}, app_names=${repr(this.app_names)}, namespaces=${repr(this.namespaces)}, ` +
      `route=${repr(this.route)}${this.captured_kwargs.size ? `, captured_kwargs=${repr(this.captured_kwargs)}` : ""}` +
      `${this.extra_kwargs.size ? `, extra_kwargs=${repr(this.extra_kwargs)}` : ""})`
    );
  }
}

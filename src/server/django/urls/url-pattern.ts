/** Mirrors the URLPattern of django/urls/resolvers.py (5.2). */
import {
  type Class,
  classInfo,
  issubclass,
  py,
  pyclass,
  PyObject,
} from "../../../python/objects.ts";
import { Dict, type Value } from "../../../python/values.ts";
import type { Process } from "../../process.ts";
import { conf } from "../conf.ts";
import { type CheckMessage, error, warning } from "../core/checks/messages.ts";
import { generic_base } from "../views/generic/base.ts";
import type { PathPattern } from "./patterns.ts";
import { ResolverMatch, viewNames } from "./resolver-match.ts";

/** A view and the pattern that leads to it. */
@pyclass("django.urls.resolvers.URLPattern")
export class URLPattern extends PyObject {
  readonly process: Process;
  readonly pattern: PathPattern;
  readonly callback: Value;
  readonly default_args: Dict;
  readonly name: string | null;

  constructor(
    process: Process,
    pattern: PathPattern,
    callback: Value,
    default_args: Dict,
    name: string | null,
  ) {
    super();
    this.process = process;
    this.pattern = pattern;
    this.callback = callback;
    this.default_args = default_args;
    this.name = name;
  }

  async resolve(path: string): Promise<ResolverMatch | null> {
    const match = await this.pattern.match(path);
    if (!match) return null;
    return new ResolverMatch({
      func: this.callback,
      args: match.args,
      kwargs: merged(match.kwargs, this.default_args),
      url_name: this.pattern.name,
      app_names: [],
      namespaces: [],
      route: this.pattern.__str__(),
      tried: [],
      captured_kwargs: match.kwargs,
      extra_kwargs: this.default_args,
      names: await viewNames(this.process, this.callback),
    });
  }

  async check(): Promise<CheckMessage[]> {
    const { settings } = await this.process.load(conf);
    const messages = this.#checkName();
    messages.push(...this.pattern.check(settings), ...(await this.#checkCallback()));
    return messages;
  }

  #checkName(): CheckMessage[] {
    if (this.pattern.name?.includes(":") !== true) return [];
    const text =
      `Your URL pattern ${this.pattern.describe()} has a name including a ':'. ` +
      "Remove the colon, to avoid ambiguous namespace references.";
    return [warning(text, { id: "urls.W003" })];
  }

  async #checkCallback(): Promise<CheckMessage[]> {
    const { View } = await this.process.load(generic_base);
    const view = this.callback as Class;
    if (typeof view !== "function" || !classInfo(view) || !issubclass(view, View)) return [];
    const name = classInfo(view)?.name ?? "";
    const text =
      `Your URL pattern ${this.pattern.describe()} has an invalid view, ` +
      `pass ${name}.as_view() instead of ${name}.`;
    return [error(text, { id: "urls.E009" })];
  }

  @py() __repr__(): string {
    return `<URLPattern ${this.pattern.describe()}>`;
  }
}

/** Keys of later dicts win. */
export function merged(...dicts: readonly Dict[]): Dict {
  return new Dict(dicts.flatMap((dict) => [...dict]));
}

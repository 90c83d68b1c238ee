/** Mirrors django/urls/exceptions.py (5.2). */
import { Exception } from "../../../python/errors.ts";
import { pyclass } from "../../../python/objects.ts";
import { Dict, type Value } from "../../../python/values.ts";
import { Http404 } from "../http/response.ts";

/** No pattern matches a path. Its argument is a dict with `path` and, where patterns were tried, `tried`. */
@pyclass("django.urls.exceptions.Resolver404")
export class Resolver404 extends Http404 {}

/** `tried`: lists of nested patterns, outermost first. */
export function resolver404(path: string, tried: readonly Value[][] | null): Resolver404 {
  const facts = new Dict<Value>();
  if (tried) facts.set("tried", tried);
  return new Resolver404(facts.set("path", path));
}

/** `tried` of a Resolver404, null where the outermost pattern already failed. */
export function triedOf(error: Exception): Value[][] | null {
  const facts = error.args[0];
  const tried = facts instanceof Dict ? facts.get("tried") : undefined;
  return Array.isArray(tried) ? (tried as Value[][]) : null;
}

@pyclass("django.urls.exceptions.NoReverseMatch")
export class NoReverseMatch extends Exception {
  get silent_variable_failure(): boolean {
    return true;
  }
}

/** Mirrors Route and DynamicRoute of rest_framework/routers.py (3.18). */
import { py, pyclass, PyObject } from "../../python/objects.ts";
import { Dict, type Value } from "../../python/values.ts";

/** A pattern with {prefix}, {lookup} and {trailing_slash} to fill in, and the actions behind it. */
@pyclass("rest_framework.routers.Route")
export class Route extends PyObject {
  declare url: string;
  /** HTTP method → name of the viewset's method. */
  declare mapping: Dict;
  declare name: string;
  declare detail: Value;
  declare initkwargs: Dict;

  @py("url, mapping, name, detail, initkwargs")
  __init__(url: string, mapping: Dict, name: string, detail: Value, initkwargs: Dict): void {
    Object.assign(this, { url, mapping, name, detail, initkwargs });
  }
}

/** One such route for each extra action of its kind. */
@pyclass("rest_framework.routers.DynamicRoute")
export class DynamicRoute extends PyObject {
  declare url: string;
  declare name: string;
  declare detail: Value;
  declare initkwargs: Dict;

  @py("url, name, detail, initkwargs")
  __init__(url: string, name: string, detail: Value, initkwargs: Dict): void {
    Object.assign(this, { url, name, detail, initkwargs });
  }
}

function route(
  url: string,
  mapping: Readonly<Record<string, string>>,
  name: string,
  detail: boolean,
  suffix: string,
): Route {
  const made = new Route();
  made.__init__(url, Dict.from(mapping), name, detail, Dict.from({ suffix }));
  return made;
}

function dynamic(url: string, detail: boolean): DynamicRoute {
  const made = new DynamicRoute();
  made.__init__(url, "{basename}-{url_name}", detail, new Dict());
  return made;
}

const MANY = { get: "list", post: "create" };
const ONE = { get: "retrieve", put: "update", patch: "partial_update", delete: "destroy" };

/** What routers serve of a viewset. */
export const ROUTES: Value[] = [
  route("^{prefix}{trailing_slash}$", MANY, "{basename}-list", false, "List"),
  dynamic("^{prefix}/{url_path}{trailing_slash}$", false),
  route("^{prefix}/{lookup}{trailing_slash}$", ONE, "{basename}-detail", true, "Instance"),
  dynamic("^{prefix}/{lookup}/{url_path}{trailing_slash}$", true),
];

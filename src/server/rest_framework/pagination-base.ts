/** What the paginations of rest_framework/pagination.py (3.18) share. */
import { KeyError, NotImplementedError, ValueError } from "../../python/errors.ts";
import { toPythonInt } from "../../python/numbers.ts";
import { py, pyclass, PyObject } from "../../python/objects.ts";
import { asNumber, str, truthy } from "../../python/operations.ts";
import { getItem } from "../../python/subscripts.ts";
import { Dict, type Value } from "../../python/values.ts";
import { getattrOr } from "../django/utils/module_loading.ts";
import { defineModule } from "../process.ts";
import type { Request } from "./request.ts";
import { response as drf_response } from "./response.ts";

/** A number that is not negative, at most `cutoff`. @throws ValueError */
export function positiveInt(text: Value, strict: boolean, cutoff: Value = null): number {
  const value = Number(toPythonInt(text));
  if (value < 0 || (value === 0 && strict)) throw new ValueError();
  const limit = truthy(cutoff) ? Number(asNumber(cutoff)) : Infinity;
  return Math.min(value, limit);
}

export const pagination_base = defineModule("rest_framework._pagination_base", async (process) => {
  const { Response } = await process.load(drf_response);

  @pyclass("rest_framework.pagination.BasePagination")
  class BasePagination extends PyObject {
    declare request: Request;

    get display_page_controls(): Value {
      return false;
    }
    /** Tells the browsable API to show controls, where the class has a template for them. */
    async showControls(wanted: boolean): Promise<void> {
      const template = await getattrOr<Value>(process, this, "template", null);
      if (wanted && template !== null) this.put("display_page_controls", true);
    }
    put(name: string, value: Value): void {
      Object.defineProperty(this, name, {
        value,
        writable: true,
        configurable: true,
        enumerable: true,
      });
    }
    @py("queryset, request, view=None")
    paginate_queryset(_queryset: Value, _request: Request, _view?: Value): Promise<Value> | Value {
      throw new NotImplementedError("paginate_queryset() must be implemented.");
    }
    @py("data") get_paginated_response(_data: Value): Promise<Value> | Value {
      throw new NotImplementedError("get_paginated_response() must be implemented.");
    }
    @py() to_html(): Promise<Value> | Value {
      throw new NotImplementedError("to_html() must be implemented to display page controls.");
    }
    @py("data") async get_results(data: Value): Promise<Value> {
      return await getItem(data, "results");
    }
    respond(fields: Record<string, Value>): Value {
      const response = new Response();
      response.__init__(Dict.from(fields));
      return response;
    }
    async address(): Promise<string> {
      const build = await process.getattr(this.request, "build_absolute_uri");
      return str(await process.call(build, []));
    }
    /** A whole number of the query; `fallback` where there is none. */
    async sizeOf(
      parameter: Value,
      strict: boolean,
      cutoff: Value,
      fallback: Value,
    ): Promise<Value> {
      if (!truthy(parameter)) return fallback;
      const query = (await process.getattr(this.request, "query_params")) as Dict;
      try {
        const given = query.get(parameter);
        return given === undefined ? fallback : positiveInt(given, strict, cutoff);
      } catch (error) {
        if (error instanceof ValueError || error instanceof KeyError) return fallback;
        throw error;
      }
    }
  }

  return { BasePagination };
});

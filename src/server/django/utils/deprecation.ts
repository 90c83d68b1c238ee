/** Mirrors django/utils/deprecation.py (5.2): what a class-based middleware is. */
import { AttributeError, ValueError } from "../../../python/errors.ts";
import type { ExportsOf } from "../../../python/module-definition.ts";
import { py, pyclass, PyObject } from "../../../python/objects.ts";
import { truthy, typeName } from "../../../python/operations.ts";
import type { Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import type { HttpRequest } from "../http/request.ts";
import { getattrOr } from "./module_loading.ts";

/** @throws AttributeError where what is further in gave no response: a text, or nothing */
export function requireResponse(response: unknown, attribute: string): void {
  const isResponse = typeof response === "object" && response !== null && "headers" in response;
  if (isResponse) return;
  throw new AttributeError(
    `'${typeName(response as Value)}' object has no attribute '${attribute}'`,
  );
}

export const deprecation = defineModule("django.utils.deprecation", (process) => {
  /** Calls `process_request`, the rest of the chain, then `process_response`, each where the class has it. */
  @pyclass("django.utils.deprecation.MiddlewareMixin")
  class MiddlewareMixin extends PyObject {
    declare get_response: Value;

    @py("get_response") __init__(get_response: Value): void | Promise<void> {
      if (get_response === null) throw new ValueError("get_response must be provided.");
      this.get_response = get_response;
    }

    @py("request") async __call__(request: HttpRequest): Promise<Value> {
      const before = await getattrOr(process, this, "process_request", null);
      let response: Value = before === null ? null : await process.call(before, [request]);
      if (!truthy(response)) response = await process.call(this.get_response, [request]);
      const after = await getattrOr(process, this, "process_response", null);
      return after === null ? response : await process.call(after, [request, response]);
    }
  }
  return { MiddlewareMixin };
});

export type MiddlewareMixin = InstanceType<ExportsOf<typeof deprecation>["MiddlewareMixin"]>;

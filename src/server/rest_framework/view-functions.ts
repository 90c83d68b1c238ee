/** The functions of rest_framework/views.py (3.18) that settings name. */
import { BaseException } from "../../python/errors.ts";
import { classInfo, classOf, native } from "../../python/objects.ts";
import { className, str, truthy } from "../../python/operations.ts";
import { placeOf } from "../../python/traceback.ts";
import { Dict, type Value } from "../../python/values.ts";
import { PermissionDenied as DjangoPermissionDenied } from "../django/core/exceptions.ts";
import { connections } from "../django/db/connections.ts";
import { Http404 } from "../django/http/response.ts";
import { getattrOr } from "../django/utils/module_loading.ts";
import { defineModule } from "../process.ts";
import { type APIException, exceptions } from "./exceptions.ts";
import { policyName } from "./permissions.ts";
import { response as drf_response } from "./response.ts";
import { dedent, spacedName } from "./utils/formatting.ts";

export const view_functions = defineModule("rest_framework._view_functions", async (process) => {
  const { Response } = await process.load(drf_response);
  const errors = await process.load(exceptions);
  const { atomicRequests, connection } = await process.load(connections);

  async function get_view_name(view: Value): Promise<Value> {
    const name = await getattrOr(process, view, "name", null);
    if (name !== null) return name;
    const cls = classOf(view as object);
    const suffix = await getattrOr(process, view, "suffix", null);
    return (
      spacedName((cls && classInfo(cls)?.name) ?? "") + (truthy(suffix) ? ` ${str(suffix)}` : "")
    );
  }

  async function get_view_description(view: Value): Promise<Value> {
    const given = await getattrOr(process, view, "description", null);
    const text =
      given ??
      (await getattrOr(process, classOf(view as object) as unknown as Value, "__doc__", "")) ??
      "";
    return dedent(str(text));
  }

  /** With ATOMIC_REQUESTS the request's transaction is undone, though its error has an answer. */
  function set_rollback(): null {
    if (atomicRequests() && connection.in_atomic_block) connection.needs_rollback = true;
    return null;
  }

  /** Turns DRF's exceptions, and Django's 404 and 403, into responses; null for others. */
  function exception_handler(error: Value): Value {
    const exception = asApiException(error);
    if (!exception) return null;
    const headers = new Dict();
    if (exception.auth_header) headers.set("WWW-Authenticate", exception.auth_header);
    const { wait } = exception as { wait?: unknown };
    if (typeof wait === "number" && wait > 0) headers.set("Retry-After", String(Math.trunc(wait)));
    const { detail } = exception;
    const data =
      Array.isArray(detail) || detail instanceof Dict ? detail : Dict.from<Value>({ detail });
    const response = new Response();
    set_rollback();
    response.__init__(data, exception.status_code, null, headers);
    return response;
  }

  function asApiException(error: Value): APIException | null {
    if (error instanceof errors.APIException) return error;
    const Stand =
      error instanceof Http404
        ? errors.NotFound
        : error instanceof DjangoPermissionDenied
          ? errors.PermissionDenied
          : null;
    if (!Stand) return null;
    const exception = new Stand();
    exception.__init__((error as BaseException).args[0]);
    return exception;
  }

  /** Traces an exception that no gate has told of: it came from the view's own code. */
  function explain(view: object, error: Value): void {
    if (process.host.trace.decided) return;
    const detail = error instanceof errors.APIException ? str(error.detail) : str(error);
    const place = error instanceof BaseException ? placeOf(error) : null;
    process.host.trace.step({
      gate: "view",
      name: policyName(view, "handle_exception"),
      outcome: "refused",
      because: `The view raised ${className(error)}${detail === "" ? "" : `: ${detail}`}`,
      looked: [{ what: "exception", value: className(error) }],
      ...(place === null ? {} : { place: { file: place.file, line: place.line } }),
    });
  }

  return {
    set_rollback,
    explain,
    exception_handler: native("exc, context", exception_handler, "exception_handler"),
    get_view_name: native("view", get_view_name, "get_view_name"),
    get_view_description: native("view, html=False", get_view_description, "get_view_description"),
  };
});

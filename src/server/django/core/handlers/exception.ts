/** Mirrors django/core/handlers/exception.py (5.2): what an exception is answered with. */
import { Exception } from "../../../../python/errors.ts";
import { classInfo, classOf } from "../../../../python/objects.ts";
import { str } from "../../../../python/operations.ts";
import type { Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { conf } from "../../conf.ts";
import { core_signals } from "../signals.ts";
import type { HttpRequest } from "../../http/request.ts";
import { Http404, type HttpResponse } from "../../http/response.ts";
import { MultiPartParserError } from "../../http/multipartparser.ts";
import { urls_base } from "../../urls/base.ts";
import { resolvers } from "../../urls/resolvers.ts";
import { log } from "../../utils/log.ts";
import { exceptionLine, formatTraceback, placeOf } from "../../../../python/traceback.ts";
import { debug } from "../../views/debug.ts";
import {
  BadRequest,
  DisallowedHost,
  PermissionDenied,
  RequestDataTooBig,
  SuspiciousOperation,
  TooManyFieldsSent,
  TooManyFilesSent,
} from "../exceptions.ts";

/** One step of the middleware chain, as TypeScript calls it. */
export type Handler = (request: HttpRequest) => Promise<HttpResponse>;

/** What a request may not exceed, and the setting that says so. */
const LIMITS = [
  [RequestDataTooBig, "DATA_UPLOAD_MAX_MEMORY_SIZE"],
  [TooManyFieldsSent, "DATA_UPLOAD_MAX_NUMBER_FIELDS"],
  [TooManyFilesSent, "DATA_UPLOAD_MAX_NUMBER_FILES"],
] as const;

export const handlers_exception = defineModule(
  "django.core.handlers.exception",
  async (process) => {
    const { settings } = await process.load(conf);
    const { got_request_exception } = await process.load(core_signals);
    const { get_resolver } = await process.load(resolvers);
    const { get_urlconf } = await process.load(urls_base);
    const { technical_404_response, technical_500_response } = await process.load(debug);
    const { log_response, print } = await process.load(log);

    /** A handler that answers with an error page where the given one raises. */
    function convert_exception_to_response(handler: Handler): Handler {
      return async (request) => {
        try {
          return await handler(request);
        } catch (error) {
          if (!(error instanceof Exception)) throw error;
          return await response_for_exception(request, error);
        }
      };
    }

    async function response_for_exception(
      request: HttpRequest,
      error: Exception,
    ): Promise<HttpResponse> {
      const debugging = settings.flag("DEBUG");
      explain(request, error);
      if (error instanceof Http404) {
        return debugging ? technical_404_response(request, error) : errorView(request, 404, error);
      }
      if (error instanceof PermissionDenied) {
        const response = await errorView(request, 403, error);
        logged(`Forbidden (Permission denied): ${request.path}`, request, response, error);
        return response;
      }
      if (error instanceof MultiPartParserError) {
        const response = await errorView(request, 400, error);
        logged(
          `Bad request (Unable to parse request body): ${request.path}`,
          request,
          response,
          error,
        );
        return response;
      }
      if (error instanceof BadRequest || error instanceof SuspiciousOperation) {
        return await badRequest(request, error, debugging);
      }
      await got_request_exception.send(null, { request });
      const response = await handle_uncaught_exception(request, error);
      logged(`${response.reason_phrase}: ${request.path}`, request, response, error);
      return response;
    }

    /** An exception that no gate has told of decides the answer itself. */
    function explain(request: HttpRequest, error: Exception): void {
      if (process.host.trace.decided) return;
      const cls = classOf(error);
      const info = cls && classInfo(cls);
      const text = str(error);
      const isHost = error instanceof DisallowedHost;
      const place = isHost ? null : placeOf(error);
      const setting = isHost ? "ALLOWED_HOSTS" : LIMITS.find(([Cls]) => error instanceof Cls)?.[1];
      const looked = isHost
        ? { what: "Host", value: request.meta("HTTP_HOST") }
        : { what: "exception", value: info?.name ?? "" };
      process.host.trace.step({
        gate: "middleware",
        name: `${info?.module ?? ""}.${info?.name ?? ""}`,
        outcome: "refused",
        because: `${info?.name ?? ""} was raised${text === "" ? "" : `: ${text}`}`,
        looked: [looked],
        ...(setting === undefined ? {} : { setting }),
        ...(place === null ? {} : { place: { file: place.file, line: place.line } }),
      });
    }

    async function badRequest(
      request: HttpRequest,
      error: Exception,
      debugging: boolean,
    ): Promise<HttpResponse> {
      const tooMuch = [RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent];
      if (tooMuch.some((Cls) => error instanceof Cls)) request._mark_post_parse_error();
      const response = debugging
        ? await technical_500_response(request, error, 400)
        : await errorView(request, 400, error);
      const text = error instanceof BadRequest ? `${str(error)}: ${request.path}` : str(error);
      logged(text, request, response, error);
      return response;
    }

    /** A log line, the traceback under it. */
    function logged(
      message: string,
      request: HttpRequest,
      response: HttpResponse,
      error: Exception,
    ): void {
      if (response._has_been_logged === true) return;
      log_response(message, request, response);
      for (const line of formatTraceback(error).trimEnd().split("\n")) print(line);
    }

    /** `handler404` and its kin; their own errors are answered as any other. */
    async function errorView(
      request: HttpRequest,
      status: 400 | 403 | 404,
      error: Exception,
    ): Promise<HttpResponse> {
      try {
        const view = await get_resolver(get_urlconf()).resolveErrorHandler(status);
        return (await process.call(view, [request], { exception: error })) as HttpResponse;
      } catch (failure) {
        if (!(failure instanceof Exception)) throw failure;
        await got_request_exception.send(null, { request });
        return await handle_uncaught_exception(request, failure);
      }
    }

    async function handle_uncaught_exception(
      request: HttpRequest,
      error: Exception,
    ): Promise<HttpResponse> {
      if (settings.flag("DEBUG_PROPAGATE_EXCEPTIONS")) throw error;
      process.host.trace.step({
        gate: "view",
        name: exceptionLine(error).split(":")[0] ?? "",
        outcome: "failed",
        because: `Nothing caught ${exceptionLine(error)}, so the answer is a server error.`,
      });
      if (settings.flag("DEBUG")) return await technical_500_response(request, error);
      const view: Value = await get_resolver(get_urlconf()).resolveErrorHandler(500);
      return (await process.call(view, [request])) as HttpResponse;
    }

    return { convert_exception_to_response, response_for_exception };
  },
);

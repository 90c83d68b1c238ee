/** Mirrors django/core/handlers/wsgi.py (5.2). */
import type { ExportsOf } from "../../../../python/module-definition.ts";
import { type Class, classOf, py, pyclass } from "../../../../python/objects.ts";
import { str } from "../../../../python/operations.ts";
import { Dict } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { conf } from "../../conf.ts";
import { request as http_request } from "../../http/request.ts";
import type { HttpResponse } from "../../http/response.ts";
import { repercentBrokenUnicode } from "../../utils/encoding.ts";
import { latin1Bytes } from "../../utils/url-text.ts";
import { core_signals } from "../signals.ts";
import { handlers_base } from "./base.ts";

/** What the application gives back to the server. */
export interface WsgiAnswer {
  /** E.g. "200 OK". */
  readonly status: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
  /** True where the application gives nothing to write at all. */
  readonly nothing?: boolean;
}

/** A WSGI environment and the bytes that can be read as body. */
export interface WsgiCall {
  readonly environ: Dict;
  readonly body: Uint8Array;
}

export const handlers_wsgi = defineModule("django.core.handlers.wsgi", async (process) => {
  const { settings } = await process.load(conf);
  const { HttpRequest } = await process.load(http_request);
  const { BaseHandler } = await process.load(handlers_base);
  const { request_started, request_finished } = await process.load(core_signals);

  @pyclass("django.core.handlers.wsgi.WSGIRequest")
  class WSGIRequest extends HttpRequest {
    declare environ: Dict;

    @py("environ") override __init__(
      environ: Dict = new Dict(),
      body: Uint8Array = new Uint8Array(),
    ): void {
      super.__init__();
      const script = scriptName();
      const path = repercentBrokenUnicode(latin1Bytes(str(environ.get("PATH_INFO") ?? "/"))) || "/";
      this.environ = environ;
      this.META = environ;
      this.path_info = path;
      this.path = `${script.replace(/\/+$/, "")}/${path.replace("/", "")}`;
      environ.set("PATH_INFO", path).set("SCRIPT_NAME", script);
      this.method = str(environ.get("REQUEST_METHOD") ?? "GET").toUpperCase();
      this.raw = body;
      this.setContentType();
    }

    override _get_scheme(): string {
      return this.meta("wsgi.url_scheme");
    }
  }

  function scriptName(): string {
    const forced = settings.get("FORCE_SCRIPT_NAME");
    return forced === null ? "" : str(forced);
  }

  /** `application` of a project's wsgi.py. */
  @pyclass("django.core.handlers.wsgi.WSGIHandler")
  class WSGIHandler extends BaseHandler {
    get request_class(): typeof WSGIRequest {
      return WSGIRequest;
    }

    @py() __init__(): Promise<void> {
      return this.load_middleware();
    }

    /** One call of the application, start_response included. */
    async serve({ environ, body }: WsgiCall): Promise<WsgiAnswer> {
      const sender = classOf(this) as Class;
      await request_started.send(sender, { environ });
      const answer = await this.#served({ environ, body });
      await request_finished.send(sender);
      return answer;
    }
    async #served({ environ, body }: WsgiCall): Promise<WsgiAnswer> {
      const request = new this.request_class();
      request.__init__(environ, body);
      return this.answer(await this.get_response(request));
    }

    /** A response as WSGI has it. */
    answer(response: HttpResponse): WsgiAnswer {
      const cookies = response.cookies
        .values()
        .map((cookie) => ["Set-Cookie", ` ${cookie.OutputString()}`] as const);
      return {
        status: `${String(response.status_code)} ${response.reason_phrase}`,
        headers: [...response.headers.entries(), ...cookies],
        body: response.bytes(),
        nothing: response.container.length === 0,
      };
    }
  }

  return { WSGIRequest, WSGIHandler };
});

export type WSGIHandler = InstanceType<ExportsOf<typeof handlers_wsgi>["WSGIHandler"]>;

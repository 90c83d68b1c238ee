/** Mirrors rest_framework/response.py (3.18). */
import { AssertionError } from "../../python/errors.ts";
import type { ExportsOf } from "../../python/module-definition.ts";
import { str, truthy } from "../../python/operations.ts";
import { encodeText } from "../../python/stdlib/codecs.ts";
import { py, pyclass } from "../../python/objects.ts";
import { Bytes, Dict, type Value } from "../../python/values.ts";
import { reasonPhrase } from "../django/http/reason-phrases.ts";
import { response as http_response } from "../django/http/response.ts";
import { defineModule } from "../process.ts";

/** What renders a response. */
export interface Renderer {
  readonly media_type: string;
  readonly format: string;
  readonly charset: string | null;
  render(data: Value, media_type?: Value, context?: Value): Promise<Value> | Value;
}

export const response = defineModule("rest_framework.response", async (process) => {
  const { HttpResponse } = await process.load(http_response);

  /** Data that is rendered once the view is known to be done, by the renderer that negotiation chose. */
  @pyclass("rest_framework.response.Response")
  class Response extends HttpResponse {
    declare data: Value;
    declare exception: Value;
    declare accepted_renderer?: Renderer;
    declare accepted_media_type?: string;
    declare renderer_context?: Dict;
    declare givenType: string | null;
    is_rendered = false;
    readonly #afterwards: Value[] = [];

    @py(
      "data=None, status=None, template_name=None, headers=None, exception=False, content_type=None",
    )
    override __init__(
      data: Value = null,
      status: Value = null,
      _template: Value = null,
      headers: Value = null,
      exception: Value = false,
      content_type: Value = null,
    ): void {
      super.__init__("", undefined, status ?? undefined);
      this.data = data;
      this.exception = exception;
      this.givenType = typeof content_type === "string" ? content_type : null;
      if (headers instanceof Dict)
        for (const [name, value] of headers) this.headers.set(String(name), value);
    }

    @py() async render(): Promise<this> {
      if (this.is_rendered) return this;
      this.is_rendered = true;
      this.content = await this.#rendered();
      let answer: this | null = null;
      for (const callback of this.#afterwards.splice(0))
        answer = ((await process.call(callback, [answer ?? this])) ?? answer) as this | null;
      return answer ?? this;
    }
    /** Calls a function with the response once it has been rendered. */
    @py("callback") async add_post_render_callback(callback: Value): Promise<void> {
      if (this.is_rendered) await process.call(callback, [this]);
      else this.#afterwards.push(callback);
    }

    async #rendered(): Promise<Value> {
      const renderer = this.accepted_renderer;
      const context = this.renderer_context;
      if (!renderer) throw new AssertionError(".accepted_renderer not set on Response");
      if (this.accepted_media_type === undefined)
        throw new AssertionError(".accepted_media_type not set on Response");
      if (!context) throw new AssertionError(".renderer_context not set on Response");
      context.set("response", this);
      const { charset } = renderer;
      const type =
        this.givenType ??
        (charset ? `${renderer.media_type}; charset=${charset}` : renderer.media_type);
      this.headers.set("Content-Type", type);
      const rendered = await renderer.render(this.data, this.accepted_media_type, context);
      if (typeof rendered === "string") {
        if (!truthy(charset)) {
          throw new AssertionError(
            "renderer returned unicode, and did not specify a charset value.",
          );
        }
        return new Bytes(encodeText(rendered, str(charset)));
      }
      if (rendered === null || (rendered instanceof Bytes && rendered.value.length === 0))
        this.headers.remove("Content-Type");
      return rendered ?? "";
    }

    get status_text(): string {
      const phrase = reasonPhrase(this.status_code);
      return phrase === "Unknown Status Code" ? "" : phrase;
    }
  }

  return { Response };
});

export type Response = InstanceType<ExportsOf<typeof response>["Response"]>;

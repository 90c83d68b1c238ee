/** Mirrors rest_framework/negotiation.py (3.18). */
import { NotImplementedError } from "../../python/errors.ts";
import { py, pyclass, PyObject } from "../../python/objects.ts";
import { str, truthy } from "../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../python/values.ts";
import { Http404 } from "../django/http/response.ts";
import { defineModule } from "../process.ts";
import { exceptions } from "./exceptions.ts";
import { MediaType, mediaTypeMatches } from "./mediatypes.ts";
import type { Parser, Request } from "./request.ts";
import type { Renderer } from "./response.ts";
import { settings } from "./settings.ts";

const MAX_ACCEPT_HEADER_LENGTH = 8192;
const MAX_ACCEPT_TOKENS = 64;
const MAX_MEDIA_TYPE_LENGTH = 256;

/** The media types of an Accept header, over-long ones left out. */
export function acceptList(header: string): string[] {
  let text = header;
  if (header.length > MAX_ACCEPT_HEADER_LENGTH) {
    const cut = header.slice(0, MAX_ACCEPT_HEADER_LENGTH).lastIndexOf(",");
    text = cut === -1 ? "" : header.slice(0, cut + 1);
  }
  return text
    .split(",")
    .map((token) => token.trim())
    .filter((token) => token !== "" && token.length <= MAX_MEDIA_TYPE_LENGTH)
    .slice(0, MAX_ACCEPT_TOKENS);
}

export const negotiation = defineModule("rest_framework.negotiation", async (process) => {
  const { api_settings } = await process.load(settings);
  const { NotAcceptable } = await process.load(exceptions);

  @pyclass("rest_framework.negotiation.BaseContentNegotiation")
  class BaseContentNegotiation extends PyObject {
    @py("request, parsers") select_parser(_request: Request, _parsers: readonly Parser[]): Value {
      throw new NotImplementedError(".select_parser() must be implemented");
    }
    @py("request, renderers, format_suffix=None")
    select_renderer(
      _request: Request,
      _renderers: readonly Renderer[],
      _suffix?: Value,
    ): Promise<Value> | Value {
      throw new NotImplementedError(".select_renderer() must be implemented");
    }
  }

  @pyclass("rest_framework.negotiation.DefaultContentNegotiation")
  class DefaultContentNegotiation extends BaseContentNegotiation {
    @py("request, parsers") override select_parser(
      request: Request,
      parsers: readonly Parser[],
    ): Value {
      const type = request.content_type;
      if (type.length > MAX_MEDIA_TYPE_LENGTH) return null;
      return parsers.find((parser) => mediaTypeMatches(parser.media_type, type)) ?? null;
    }

    @py("request, renderers, format_suffix=None")
    override async select_renderer(
      request: Request,
      renderers: readonly Renderer[],
      suffix: Value = null,
    ): Promise<Value> {
      const parameter = await api_settings.get("URL_FORMAT_OVERRIDE");
      const query = request.query_params as Dict;
      const format = truthy(suffix)
        ? suffix
        : parameter === null
          ? null
          : (query.get(parameter) ?? null);
      const usable = truthy(format) ? this.filter_renderers(renderers, str(format)) : renderers;
      const accepts = this.get_accept_list(request).map((token) => new MediaType(token));
      for (const precedence of [3, 2, 1, 0]) {
        const group = accepts.filter((one) => one.precedence === precedence);
        const chosen = choose(usable, group);
        if (chosen) return new Tuple([chosen.renderer, chosen.type]);
      }
      const error = new NotAcceptable();
      error.__init__(undefined, undefined, usable);
      process.host.trace.step({
        gate: "negotiation",
        name: "rest_framework.negotiation.DefaultContentNegotiation.select_renderer",
        outcome: "refused",
        because: `Accept asks for ${str(request.headers.get("accept", "*/*"))}, and no renderer of this view makes that.`,
        looked: [{ what: "Accept", value: str(request.headers.get("accept", "*/*")) }],
      });
      throw error;
    }

    @py("renderers, format") filter_renderers(
      renderers: readonly Renderer[],
      format: string,
    ): readonly Renderer[] {
      const usable = renderers.filter((renderer) => renderer.format === format);
      if (usable.length > 0) return usable;
      process.host.trace.step({
        gate: "negotiation",
        name: "rest_framework.negotiation.DefaultContentNegotiation.filter_renderers",
        outcome: "refused",
        because: `No renderer of this view makes the format ${format}.`,
        looked: [{ what: "format", value: format }],
      });
      throw new Http404();
    }

    @py("request") get_accept_list(request: Request): string[] {
      return acceptList(str(request.headers.get("accept", "*/*")));
    }
  }

  return { BaseContentNegotiation, DefaultContentNegotiation };
});

function choose(
  renderers: readonly Renderer[],
  wanted: readonly MediaType[],
): { renderer: Renderer; type: string } | null {
  for (const renderer of renderers) {
    const own = new MediaType(renderer.media_type);
    for (const type of wanted) {
      if (!own.matches(type)) continue;
      if (own.precedence <= type.precedence) return { renderer, type: type.original };
      const params = [...type.params].map(([key, value]) => `${key}=${value}`);
      return { renderer, type: [renderer.media_type, ...params].join(";") };
    }
  }
  return null;
}

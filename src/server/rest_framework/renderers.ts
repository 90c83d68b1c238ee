/** Mirrors rest_framework/renderers.py (3.18). */
import { AssertionError, NotImplementedError } from "../../python/errors.ts";
import type { ExportsOf } from "../../python/module-definition.ts";
import { py, pyclass, PyObject } from "../../python/objects.ts";
import { str, truthy } from "../../python/operations.ts";
import { encodeText } from "../../python/stdlib/codecs.ts";
import { dumps } from "../../python/stdlib/json.ts";
import { Bytes, Dict, type Value } from "../../python/values.ts";
import { parse_header_parameters } from "../django/utils/http.ts";
import { templates } from "../django/template/templates.ts";
import { defineModule } from "../process.ts";
import { browsablePage } from "./browsable-page.ts";
import { encodeDefault } from "./encoders.ts";
import { plainData } from "./plain-data.ts";
import type { Response } from "./response.ts";
import { settings } from "./settings.ts";

const DEEPEST_INDENT = 8;

/** str.title() of a reason phrase. */
function titled(text: string): string {
  return text.replaceAll(
    /[A-Za-z]+/g,
    (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
  );
}

export const renderers = defineModule("rest_framework.renderers", async (process) => {
  const { api_settings } = await process.load(settings);
  const { findTemplate } = await process.load(templates);
  const UNICODE_JSON = await api_settings.flag("UNICODE_JSON");
  const COMPACT_JSON = await api_settings.flag("COMPACT_JSON");
  const STRICT_JSON = await api_settings.flag("STRICT_JSON");

  @pyclass("rest_framework.renderers.BaseRenderer")
  class BaseRenderer extends PyObject {
    get media_type(): Value {
      return null;
    }
    get format(): Value {
      return null;
    }
    get charset(): string | null {
      return "utf-8";
    }
    @py("data, accepted_media_type=None, renderer_context=None")
    render(_data: Value, _type?: Value, _context?: Value): Promise<Value> | Value {
      throw new NotImplementedError("Renderer class requires .render() to be implemented");
    }
  }

  @pyclass("rest_framework.renderers.JSONRenderer")
  class JSONRenderer extends BaseRenderer {
    override get media_type(): Value {
      return "application/json";
    }
    override get format(): Value {
      return "json";
    }
    override get charset(): string | null {
      return null;
    }
    get ensure_ascii(): boolean {
      return !UNICODE_JSON;
    }
    get compact(): boolean {
      return COMPACT_JSON;
    }
    get strict(): boolean {
      return STRICT_JSON;
    }

    @py("accepted_media_type, renderer_context") get_indent(
      type: Value,
      context: Value,
    ): Promise<number | null> | number | null {
      if (truthy(type)) {
        const { params } = parse_header_parameters(str(type));
        const indent = params.get("indent");
        if (indent !== undefined && /^\s*[+-]?\d+\s*$/.test(indent)) {
          return Math.max(Math.min(Number(indent), DEEPEST_INDENT), 0) || null;
        }
      }
      const given = context instanceof Dict ? context.get("indent") : undefined;
      return typeof given === "number" ? given : null;
    }

    @py("data, accepted_media_type=None, renderer_context=None")
    override async render(data: Value, type: Value = null, context: Value = null): Promise<Value> {
      if (data === null) return new Bytes(new Uint8Array());
      const indent = await this.get_indent(type, context ?? new Dict());
      const text = dumps(await plainData(data), {
        indent,
        ensureAscii: this.ensure_ascii,
        allowNan: !this.strict,
        separators: indent !== null ? [",", ": "] : this.compact ? [",", ":"] : [", ", ": "],
        default: encodeDefault,
      });
      const safe = text.replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
      return new Bytes(encodeText(safe, "utf-8"));
    }
  }

  @pyclass("rest_framework.renderers.StaticHTMLRenderer")
  class StaticHTMLRenderer extends BaseRenderer {
    override get media_type(): Value {
      return "text/html";
    }
    override get format(): Value {
      return "html";
    }
    @py("data, accepted_media_type=None, renderer_context=None")
    override render(data: Value, _type: Value = null, context: Value = null): Value {
      const response = context instanceof Dict ? context.get("response") : undefined;
      const { exception, status_code, status_text } = (response ?? {}) as Partial<Response>;
      return truthy(exception ?? false)
        ? `${String(status_code)} ${titled(status_text ?? "")}`
        : data;
    }
  }

  /** The page that browsers get: upstream's titles and status line, a page of our own around them. */
  @pyclass("rest_framework.renderers.BrowsableAPIRenderer")
  class BrowsableAPIRenderer extends BaseRenderer {
    override get media_type(): Value {
      return "text/html";
    }
    override get format(): Value {
      return "api";
    }
    @py("data, accepted_media_type=None, renderer_context=None")
    override async render(data: Value, _type: Value = null, context: Value = null): Promise<Value> {
      if (!(context instanceof Dict)) throw new AssertionError("renderer_context is not set");
      await findTemplate("rest_framework/api.html");
      const response = context.get("response") as Response;
      const json = new JSONRenderer();
      const indented = Dict.from<Value>({ indent: 4 });
      const content = (await json.render(data, null, indented)) as Bytes;
      const page = await browsablePage(process, context, new TextDecoder().decode(content.value));
      if (response.status_code === 204) response.status_code = 200;
      return page;
    }
  }

  return { BaseRenderer, JSONRenderer, StaticHTMLRenderer, BrowsableAPIRenderer };
});

export type BaseRenderer = InstanceType<ExportsOf<typeof renderers>["BaseRenderer"]>;

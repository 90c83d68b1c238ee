/** Mirrors rest_framework/parsers.py (3.18). */
import { LookupError, NotImplementedError, ValueError } from "../../python/errors.ts";
import { py, pyclass, PyObject } from "../../python/objects.ts";
import { str, truthy } from "../../python/operations.ts";
import { codecOf } from "../../python/stdlib/code-pages.ts";
import { decodeText, encodeText } from "../../python/stdlib/codecs.ts";
import { loads } from "../../python/stdlib/json.ts";
import { Bytes, Dict, type Value } from "../../python/values.ts";
import { conf } from "../django/conf.ts";
import { UploadedFile } from "../django/core/files/uploadedfile.ts";
import { multipart, MultiPartParserError } from "../django/http/multipartparser.ts";
import { query_dict } from "../django/http/query-dict.ts";
import { parse_header_parameters } from "../django/utils/http.ts";
import { defineModule } from "../process.ts";
import { exceptions } from "./exceptions.ts";
import { bytesOfStream, DataAndFiles, type Request } from "./request.ts";
import { settings } from "./settings.ts";
import { refuseConstant } from "./strict-json.ts";

/** Whether UTF-16 bytes begin with a byte order mark. */
const hasMark = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

export const parsers = defineModule("rest_framework.parsers", async (process) => {
  const { settings: project } = await process.load(conf);
  const { api_settings } = await process.load(settings);
  const { ParseError } = await process.load(exceptions);
  const { QueryDict } = await process.load(query_dict);
  const { MultiPartParser: DjangoMultiPartParser } = await process.load(multipart);
  const STRICT_JSON = await api_settings.get("STRICT_JSON");

  function parseError(text: string): Error {
    const error = new ParseError();
    error.__init__(text);
    return error;
  }

  /** The charset of a request, text encodings only. @throws ParseError */
  function getEncoding(context: Value): string {
    const named = context instanceof Dict ? context.get("encoding") : undefined;
    const encoding = str(named ?? project.get("DEFAULT_CHARSET"));
    try {
      encodeText("", encoding);
    } catch (error) {
      if (!(error instanceof LookupError)) throw error;
      throw parseError(`Unsupported charset "${encoding}" in request Content-Type header.`);
    }
    return encoding;
  }

  @pyclass("rest_framework.parsers.BaseParser")
  class BaseParser extends PyObject {
    get media_type(): Value {
      return null;
    }
    @py("stream, media_type=None, parser_context=None")
    parse(_stream: Value, _type?: Value, _context?: Value): Promise<Value> | Value {
      throw new NotImplementedError(".parse() must be overridden.");
    }
  }

  @pyclass("rest_framework.parsers.JSONParser")
  class JSONParser extends BaseParser {
    override get media_type(): Value {
      return "application/json";
    }
    get strict(): Value {
      return STRICT_JSON;
    }
    @py("stream, media_type=None, parser_context=None")
    override parse(stream: Value, _type?: Value, context: Value = null): Value {
      const encoding = getEncoding(context);
      try {
        const bytes = bytesOfStream(stream);
        // A stream reader, which upstream uses here, wants the mark that bytes.decode() does without.
        if (codecOf(encoding) === "utf-16" && bytes.length > 1 && !hasMark(bytes))
          throw new ValueError("UTF-16 stream does not start with BOM");
        const text = decodeText(bytes, encoding);
        return loads(text, this.strict === true ? { parseConstant: refuseConstant } : {});
      } catch (error) {
        if (error instanceof ValueError)
          throw Object.assign(parseError(`JSON parse error - ${str(error)}`), { cause: error });
        throw error;
      }
    }
  }

  @pyclass("rest_framework.parsers.FormParser")
  class FormParser extends BaseParser {
    override get media_type(): Value {
      return "application/x-www-form-urlencoded";
    }
    @py("stream, media_type=None, parser_context=None")
    override parse(stream: Value, _type?: Value, context: Value = null): Value {
      const query = new QueryDict();
      query.__init__(new Bytes(bytesOfStream(stream)), false, getEncoding(context));
      return query;
    }
  }

  @pyclass("rest_framework.parsers.MultiPartParser")
  class MultiPartParser extends BaseParser {
    override get media_type(): Value {
      return "multipart/form-data";
    }
    @py("stream, media_type=None, parser_context=None")
    override parse(stream: Value, type: Value = null, context: Value = null): Value {
      const request = (context as Dict).get("request") as Request;
      const encoding = getEncoding(context);
      const meta = new Dict(request.META);
      meta.set("CONTENT_TYPE", type);
      try {
        const { post, files } = DjangoMultiPartParser.parse(meta, bytesOfStream(stream), encoding);
        return new DataAndFiles(post, files);
      } catch (error) {
        if (error instanceof MultiPartParserError)
          throw parseError(`Multipart form parse error - ${str(error)}`);
        throw error;
      }
    }
  }

  @pyclass("rest_framework.parsers.FileUploadParser")
  class FileUploadParser extends BaseParser {
    override get media_type(): Value {
      return "*/*";
    }
    get errors(): Dict {
      return Dict.from<Value>({
        unhandled: "FileUpload parse error - none of upload handlers can handle the stream",
        no_filename:
          "Missing filename. Request should include a Content-Disposition header with a filename parameter.",
      });
    }
    /** The whole body as one file. @throws ParseError without a name for it */
    @py("stream, media_type=None, parser_context=None")
    override async parse(stream: Value, type: Value = null, context: Value = null): Promise<Value> {
      const { META: meta } = (context as Dict).get("request") as Request;
      const named = await this.get_filename(stream, type, context);
      if (!truthy(named)) throw parseError(str(this.errors.get("no_filename") ?? ""));
      const content = meta.get("HTTP_CONTENT_TYPE") ?? meta.get("CONTENT_TYPE") ?? "";
      const encoding = (context as Dict).get("encoding") ?? project.get("DEFAULT_CHARSET");
      const bytes = bytesOfStream(stream);
      const file = new UploadedFile("", str(named), str(content), encoding, bytes);
      return new DataAndFiles(new Dict(), Dict.from<Value>({ file }));
    }
    /** The name in the URL or, failing that, in the Content-Disposition header. */
    @py("stream, media_type, parser_context")
    get_filename(_stream: Value, _type: Value, context: Value): Promise<Value> | Value {
      const kwargs = (context as Dict).get("kwargs");
      const own = kwargs instanceof Dict ? kwargs.get("filename") : undefined;
      if (own !== undefined) return own;
      const { META: meta } = (context as Dict).get("request") as Request;
      const header = meta.get("HTTP_CONTENT_DISPOSITION");
      if (header === undefined) return null;
      return parse_header_parameters(str(header)).params.get("filename") ?? null;
    }
  }

  return { BaseParser, JSONParser, FormParser, MultiPartParser, FileUploadParser, DataAndFiles };
});

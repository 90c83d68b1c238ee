/** Mirrors django/http/multipartparser.py (5.2): files are kept in memory, which is all the memory handler does. */
import { Exception } from "../../../python/errors.ts";
import { py, pyclass, PyObject } from "../../../python/objects.ts";
import { Bytes, type Dict } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { conf } from "../conf.ts";
import { RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent } from "../core/exceptions.ts";
import { MultiValueDict } from "../utils/datastructures.ts";
import { parse_header_parameters } from "../utils/http.ts";
import { decodeText, latin1, latin1Bytes } from "../utils/url-text.ts";
import { query_dict } from "./query-dict.ts";

@pyclass("django.http.multipartparser.MultiPartParserError")
export class MultiPartParserError extends Exception {}

/** An uploaded file, whole in memory. */
@pyclass("django.core.files.uploadedfile.InMemoryUploadedFile")
export class UploadedFile extends PyObject {
  #at = 0;
  readonly field_name: string;
  readonly name: string;
  readonly content_type: string;
  readonly charset: string | null;
  readonly bytes: Uint8Array;

  constructor(
    field_name: string,
    name: string,
    content_type: string,
    charset: string | null,
    bytes: Uint8Array,
  ) {
    super();
    this.field_name = field_name;
    this.name = name;
    this.content_type = content_type;
    this.charset = charset;
    this.bytes = bytes;
  }
  get size(): number {
    return this.bytes.length;
  }
  @py("num_bytes=None") read(): Bytes {
    const rest = this.bytes.subarray(this.#at);
    this.#at = this.bytes.length;
    return new Bytes(rest);
  }
  @py("chunk_size=None") chunks(): Bytes[] {
    return [new Bytes(this.bytes)];
  }
  @py("offset, whence=0") seek(offset: number): number {
    this.#at = offset;
    return offset;
  }
  @py() close(): void {
    this.#at = this.bytes.length;
  }
  @py() __str__(): string {
    return this.name;
  }
  @py() __repr__(): string {
    return `<InMemoryUploadedFile: ${this.name} (${this.content_type})>`;
  }
}

interface Part {
  readonly headers: ReadonlyMap<string, { value: string; params: ReadonlyMap<string, string> }>;
  readonly body: Uint8Array;
}

/** The boundary a multipart content type names. @throws MultiPartParserError where it names none */
function boundaryOf(contentType: string): string {
  if (!contentType.startsWith("multipart/"))
    throw new MultiPartParserError(`Invalid Content-Type: ${contentType}`);
  if (/[^\x00-\x7f]/.test(contentType)) {
    throw new MultiPartParserError(`Invalid non-ASCII Content-Type in multipart: ${contentType}`);
  }
  const boundary = parse_header_parameters(contentType).params.get("boundary");
  if (boundary === undefined || !/^[ -~]{0,200}[!-~]$/.test(boundary)) {
    throw new MultiPartParserError(`Invalid boundary in multipart: ${boundary ?? "None"}`);
  }
  return boundary;
}

/** The parts between boundaries. Text is latin-1 here: one character a byte. */
function splitParts(text: string, boundary: string): Part[] {
  const parts: Part[] = [];
  const pieces = text.split(`--${boundary}`).slice(1);
  for (const piece of pieces) {
    if (piece.startsWith("--")) break;
    const end = piece.indexOf("\r\n\r\n");
    if (end < 0) continue;
    const headers = new Map<string, { value: string; params: ReadonlyMap<string, string> }>();
    for (const line of piece.slice(0, end).split("\r\n")) {
      const { value, params } = parse_header_parameters(decodeText(latin1Bytes(line), "utf-8"));
      const colon = value.indexOf(":");
      if (colon >= 0)
        headers.set(value.slice(0, colon), { value: value.slice(colon + 1).trim(), params });
    }
    parts.push({ headers, body: latin1Bytes(piece.slice(end + 4).replace(/\r?\n$/, "")) });
  }
  return parts;
}

function decoded(part: Part): Uint8Array {
  if (part.headers.get("content-transfer-encoding")?.value !== "base64") return part.body;
  try {
    return latin1Bytes(atob(latin1(part.body)));
  } catch {
    return part.body;
  }
}

export const multipart = defineModule("django.http.multipartparser", async (process) => {
  const { settings } = await process.load(conf);
  const { QueryDict } = await process.load(query_dict);

  const limit = (name: string): number => {
    const value = settings.get(name);
    return typeof value === "number" ? value : Infinity;
  };

  @pyclass("django.http.multipartparser.MultiPartParser")
  class MultiPartParser extends PyObject {
    /** Fields and files of a multipart body. @throws MultiPartParserError, TooManyFieldsSent, RequestDataTooBig */
    static parse(
      meta: Dict,
      body: Uint8Array,
      encoding: string,
    ): { post: MultiValueDict; files: MultiValueDict } {
      const boundary = boundaryOf(String(meta.get("CONTENT_TYPE") ?? ""));
      const post = new QueryDict();
      const files = new MultiValueDict();
      if (body.length === 0) post.__init__(null, false, encoding);
      const text = (bytes: Uint8Array): string =>
        new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
      let [fields, bytes] = [0, 0];
      for (const part of splitParts(latin1(body), boundary)) {
        const disposition = part.headers.get("content-disposition");
        if (++fields > limit("DATA_UPLOAD_MAX_NUMBER_FIELDS") + 2) {
          throw new TooManyFieldsSent(
            "The number of GET/POST parameters exceeded settings.DATA_UPLOAD_MAX_NUMBER_FIELDS.",
          );
        }
        const name = disposition?.params.get("name")?.trim();
        if (!disposition || name === undefined) continue;
        const data = decoded(part);
        const filename = sanitize(disposition.params.get("filename") ?? "");
        if (disposition.params.get("filename")) {
          if (filename === "") continue;
          if (files.size >= limit("DATA_UPLOAD_MAX_NUMBER_FILES")) {
            throw new TooManyFilesSent(
              "The number of files exceeded settings.DATA_UPLOAD_MAX_NUMBER_FILES.",
            );
          }
          const type = part.headers.get("content-type");
          const charset = type?.params.get("charset") ?? null;
          files.appendlist(
            name,
            new UploadedFile(name, filename, type?.value ?? "", charset, data),
          );
        } else {
          bytes += data.length + name.length + 2;
          if (bytes > limit("DATA_UPLOAD_MAX_MEMORY_SIZE")) {
            throw new RequestDataTooBig(
              "Request body exceeded settings.DATA_UPLOAD_MAX_MEMORY_SIZE.",
            );
          }
          post.appendlist(name, text(data));
        }
      }
      post.freeze();
      return { post, files };
    }
  }
  return { MultiPartParser, MultiPartParserError, UploadedFile };
});

/** The last component of a file name, without characters that cannot be printed. */
function sanitize(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? "";
  const clean = [...base]
    .filter((char) => char >= " " && char !== "\x7f")
    .join("")
    .trim();
  return clean === "." || clean === ".." ? "" : clean;
}

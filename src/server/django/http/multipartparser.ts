/** Mirrors django/http/multipartparser.py (5.2): files are kept in memory, which is all the memory handler does. */
import { Exception } from "../../../python/errors.ts";
import { pyclass, PyObject } from "../../../python/objects.ts";
import { decodeText } from "../../../python/stdlib/codecs.ts";
import { Bytes, type Dict } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { conf } from "../conf.ts";
import { RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent } from "../core/exceptions.ts";
import { UploadedFile } from "../core/files/uploadedfile.ts";
import { MultiValueDict } from "../utils/datastructures.ts";
import { parse_header_parameters } from "../utils/http.ts";
import { latin1, latin1Bytes, utf8Bytes } from "../utils/url-text.ts";
import { query_dict } from "./query-dict.ts";

@pyclass("django.http.multipartparser.MultiPartParserError")
export class MultiPartParserError extends Exception {}

/** Bytes in which the headers of a part must end. */
const MAX_TOTAL_HEADER_SIZE = 1024;

interface Header {
  readonly value: string;
  readonly params: ReadonlyMap<string, string>;
}

interface Part {
  readonly headers: ReadonlyMap<string, Header>;
  /** Latin-1: one character a byte. */
  readonly body: string;
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

/**
 * What lies before, between and after the boundaries, without the line end before each. As upstream, nothing ends the
 * reading: what follows the closing boundary is a part too, and usually one without headers.
 * @param text latin-1
 */
function splitParts(text: string, boundary: string): Part[] {
  const pieces = text.split(`--${boundary}`);
  const last = pieces.pop() ?? "";
  const closed = pieces.map((piece) => piece.replace(/\r?\n$/, ""));
  return [...closed, ...(last === "" ? [] : [last])].map(readPart);
}

/** @throws MultiPartParserError where the headers have no end in reach */
function readPart(piece: string): Part {
  const end = piece.slice(0, MAX_TOTAL_HEADER_SIZE).indexOf("\r\n\r\n");
  const headers = new Map<string, Header>();
  if (end < 0) {
    if (piece.length >= MAX_TOTAL_HEADER_SIZE)
      throw new MultiPartParserError("Request max total header size exceeded.");
    return { headers, body: piece };
  }
  for (const line of piece.slice(0, end).split("\r\n")) {
    const text = utf8OrNull(line);
    if (text === null) continue;
    const { value, params } = parse_header_parameters(text);
    const colon = value.indexOf(":");
    if (colon >= 0)
      headers.set(value.slice(0, colon), { value: value.slice(colon + 1).trim(), params });
  }
  return { headers, body: piece.slice(end + 4) };
}

/** Latin-1 text of UTF-8 bytes as text; null where they are no UTF-8. */
function utf8OrNull(line: string): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(latin1Bytes(line));
  } catch {
    return null;
  }
}

/** base64.b64decode without validation; null where the padding is wrong. */
function fromBase64(text: string): string | null {
  const [digits = ""] = text.replaceAll(/[^A-Za-z0-9+/=]/g, "").split(/=+$/);
  const bare = digits.replaceAll("=", "");
  const padding = /=*$/.exec(text.trim())?.[0].length ?? 0;
  if (bare.length % 4 === 1 || (bare.length % 4 !== 0 && padding < 4 - (bare.length % 4)))
    return null;
  return atob(bare);
}

/** A field's bytes. Base64 that cannot be read stays as it is. */
function fieldData({ headers, body }: Part): string {
  const base64 = headers.get("content-transfer-encoding")?.value === "base64";
  return base64 ? (fromBase64(body) ?? body) : body;
}

/** @throws MultiPartParserError for base64 that cannot be read */
function fileData({ headers, body }: Part): string {
  if (headers.get("content-transfer-encoding")?.value !== "base64") return body;
  const data = fromBase64(body.replaceAll(/\s/g, ""));
  if (data === null) throw new MultiPartParserError("Could not decode base64 data.");
  return data;
}

export const multipart = defineModule("django.http.multipartparser", async (process) => {
  const { settings } = await process.load(conf);
  const { QueryDict } = await process.load(query_dict);

  const limit = (name: string): number => {
    const value = settings.get(name);
    return typeof value === "number" ? value : Infinity;
  };
  /** Counts up. @throws the error of a count that passed its limit */
  function counter(
    name: string,
    Refusal: new (text: string) => Exception,
    text: string,
    spare = 0,
  ) {
    let count = 0;
    return (step: number): void => {
      count += step;
      if (count > limit(name) + spare) throw new Refusal(`${text} settings.${name}.`);
    };
  }

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
      if (body.length === 0) {
        post.__init__(null, false, encoding);
        return { post, files };
      }
      const text = (data: string): string => decodeText(latin1Bytes(data), encoding, "replace");
      // Two more than allowed: upstream reckons with an empty part before the first boundary and one after the last.
      const countField = counter(
        "DATA_UPLOAD_MAX_NUMBER_FIELDS",
        TooManyFieldsSent,
        "The number of GET/POST parameters exceeded",
        2,
      );
      const countFile = counter(
        "DATA_UPLOAD_MAX_NUMBER_FILES",
        TooManyFilesSent,
        "The number of files exceeded",
      );
      const countBytes = counter(
        "DATA_UPLOAD_MAX_MEMORY_SIZE",
        RequestDataTooBig,
        "Request body exceeded",
      );
      const parts = splitParts(latin1(body), boundary);
      for (const [at, part] of parts.entries()) {
        const { params } = part.headers.get("content-disposition") ?? {};
        const filename = params?.get("filename") ?? "";
        if (filename === "") countField(1);
        const name = params?.get("name")?.trim();
        if (name === undefined) continue;
        if (filename === "") {
          const data = fieldData(part);
          countBytes(data.length + [...name].length + 2);
          post.appendlist(name, text(data));
          continue;
        }
        countFile(1);
        const kept = sanitize(filename);
        if (kept === "") continue;
        const type = part.headers.get("content-type");
        const charset = type?.params.get("charset");
        const file = new UploadedFile(
          name,
          kept,
          type?.value ?? "",
          charset === undefined ? null : new Bytes(utf8Bytes(charset)),
          latin1Bytes(fileData(part)),
        );
        // A file is complete when something follows it; one that the body breaks off in is dropped.
        if (at < parts.length - 1) files.appendlist(name, file);
      }
      post.freeze();
      return { post, files };
    }
  }
  return { MultiPartParser, MultiPartParserError, UploadedFile };
});

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
};

/** html.unescape, for the entities a file name may have been written with. */
function unescape(text: string): string {
  return text.replaceAll(/&(#[xX]?)?(\w+);/g, (written, mark: string | undefined, name: string) => {
    if (mark === undefined) return ENTITIES[name] ?? written;
    const code = Number.parseInt(name, mark === "#" ? 10 : 16);
    return Number.isNaN(code) || code > 0x10ffff ? written : String.fromCodePoint(code);
  });
}

/** The last component of a file name, without characters that cannot be printed. */
function sanitize(name: string): string {
  const base = unescape(name).split(/[/\\]/).at(-1) ?? "";
  const clean = base.replaceAll(/(?! )[\p{C}\p{Z}]/gu, "");
  return clean === "." || clean === ".." ? "" : clean;
}

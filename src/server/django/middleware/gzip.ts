/** Mirrors django/middleware/gzip.py (5.2). */
import { py, pyclass } from "../../../python/objects.ts";
import { Bytes } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import type { HttpRequest } from "../http/request.ts";
import type { HttpResponse } from "../http/response.ts";
import { patchVaryHeaders } from "../utils/cache.ts";
import { deprecation } from "../utils/deprecation.ts";
import { gzipped } from "../utils/gzip.ts";
import { md5 } from "../utils/md5.ts";

const SHORTEST = 200;
const MAX_RANDOM_BYTES = 100;

/** The length of the file name, which hides that of the answer (BREACH); upstream draws it. */
function padding(plain: Uint8Array): number {
  return parseInt(md5(plain).slice(0, 4), 16) % MAX_RANDOM_BYTES;
}

export const gzip = defineModule("django.middleware.gzip", async (process) => {
  const { MiddlewareMixin } = await process.load(deprecation);

  /** Compresses long answers for clients that say they can read it. */
  @pyclass("django.middleware.gzip.GZipMiddleware")
  class GZipMiddleware extends MiddlewareMixin {
    @py("request, response")
    process_response(request: HttpRequest, response: HttpResponse): HttpResponse {
      const { headers } = response;
      const plain = response.bytes();
      if (!response.streaming && plain.length < SHORTEST) return response;
      if (headers.has("Content-Encoding")) return response;
      patchVaryHeaders(response, ["Accept-Encoding"]);
      if (!/(?<![\p{L}\p{N}_])gzip(?![\p{L}\p{N}_])/u.test(request.meta("HTTP_ACCEPT_ENCODING")))
        return response;
      const packed = gzipped(plain, "a".repeat(padding(plain)));
      if (response.streaming) headers.remove("Content-Length");
      else if (packed.length >= plain.length) return response;
      response.content = new Bytes(packed);
      if (!response.streaming) headers.set("Content-Length", String(packed.length));
      const etag = headers.get("ETag");
      if (etag?.startsWith('"')) headers.set("ETag", `W/${etag}`);
      headers.set("Content-Encoding", "gzip");
      return response;
    }
  }
  return { GZipMiddleware };
});

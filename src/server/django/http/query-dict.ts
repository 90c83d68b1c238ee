/** Mirrors the QueryDict of django/http/request.py (5.2). */
import { AttributeError, UnicodeDecodeError } from "../../../python/errors.ts";
import type { ExportsOf } from "../../../python/module-definition.ts";
import { py, pyclass } from "../../../python/objects.ts";
import { str } from "../../../python/operations.ts";
import { decodeText } from "../../../python/stdlib/codecs.ts";
import { Bytes, type Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { conf } from "../conf.ts";
import { TooManyFieldsSent } from "../core/exceptions.ts";
import { MultiValueDict } from "../utils/datastructures.ts";
import { latin1, parseQuery, quote, quotePlus } from "../utils/url-text.ts";

/** A query string's bytes as text; in latin-1 where they are not in the encoding. */
function queryText(bytes: Uint8Array, encoding: string): string {
  if (bytes.length === 0) return "";
  try {
    return decodeText(bytes, encoding);
  } catch (error) {
    if (error instanceof UnicodeDecodeError) return latin1(bytes);
    throw error;
  }
}

export const query_dict = defineModule("django.http._query_dict", async (process) => {
  const { settings } = await process.load(conf);

  /** The names and values of a query string or a form. Immutable unless made mutable. */
  @pyclass("django.http.request.QueryDict")
  class QueryDict extends MultiValueDict {
    encoding = "utf-8";
    #mutable = true;

    @py("query_string=None, mutable=False, encoding=None")
    __init__(query: Value = null, mutable: Value = false, encoding: Value = null): void {
      this.encoding = typeof encoding === "string" ? encoding : settings.text("DEFAULT_CHARSET");
      const text =
        query instanceof Bytes
          ? queryText(query.value, this.encoding)
          : query === null
            ? ""
            : str(query);
      const limit = settings.get("DATA_UPLOAD_MAX_NUMBER_FIELDS");
      const pairs = parseQuery(text, typeof limit === "number" ? limit : null, (bytes) =>
        decodeText(bytes, this.encoding, "replace"),
      );
      if (!pairs) {
        throw new TooManyFieldsSent(
          "The number of GET/POST parameters exceeded settings.DATA_UPLOAD_MAX_NUMBER_FIELDS.",
        );
      }
      for (const [name, value] of pairs) super.appendlist(name, value);
      this.#mutable = mutable === true;
    }

    /** No further changes. */
    freeze(): void {
      this.#mutable = false;
    }

    #assertMutable(): void {
      if (!this.#mutable) throw new AttributeError("This QueryDict instance is immutable");
    }
    @py("key, value") override __setitem__(key: Value, value: Value): void {
      this.#assertMutable();
      super.__setitem__(key, value);
    }
    @py("key") override __delitem__(key: Value): void {
      this.#assertMutable();
      super.__delitem__(key);
    }
    @py("key, list_") override setlist(key: Value, list: Value[]): void {
      this.#assertMutable();
      super.setlist(key, list);
    }
    @py("key, value") override appendlist(key: Value, value: Value): void {
      this.#assertMutable();
      super.appendlist(key, value);
    }
    @py("key, *args") override pop(key: Value, fallback: Value[] = []): Value {
      this.#assertMutable();
      return super.pop(key, fallback);
    }
    @py("*args") override update(others: Value[]): void {
      this.#assertMutable();
      super.update(others);
    }
    override clear(): void {
      if (this.size > 0) this.#assertMutable();
      super.clear();
    }
    /** A mutable copy. */
    @py() override copy(): QueryDict {
      const copy = new QueryDict();
      for (const [key, list] of this.keyLists()) copy.setlist(key, list);
      copy.encoding = this.encoding;
      return copy;
    }
    @py("safe=None") urlencode(safe: Value = null): string {
      const part = (value: Value): string =>
        typeof safe === "string" && safe !== "" ? quote(str(value), safe) : quotePlus(str(value));
      return [...this.keyLists()]
        .flatMap(([key, list]) => list.map((v) => `${part(key)}=${part(v)}`))
        .join("&");
    }
  }
  return { QueryDict };
});

export type QueryDict = InstanceType<ExportsOf<typeof query_dict>["QueryDict"]>;

/** Mirrors the ResponseHeaders of django/http/response.py (5.2). */
import { KeyError, ValueError } from "../../../python/errors.ts";
import { py, pyclass } from "../../../python/objects.ts";
import { repr, str } from "../../../python/operations.ts";
import { Bytes, type Dict, type Value } from "../../../python/values.ts";
import { CaseInsensitiveMapping } from "../utils/datastructures.ts";
import { latin1, utf8Bytes } from "../utils/url-text.ts";

/** A header value that would break the response apart. */
@pyclass("django.http.response.BadHeaderError")
export class BadHeaderError extends ValueError {}

/** The headers a response will have, in the order they were set. */
@pyclass("django.http.response.ResponseHeaders")
export class ResponseHeaders extends CaseInsensitiveMapping {
  constructor(headers: Dict | null = null) {
    super();
    for (const [name, value] of headers ?? []) this.set(str(name), value);
  }

  /** @throws BadHeaderError where the value has a line break */
  set(name: string, value: Value): void {
    const text = value instanceof Bytes ? latin1(value.value) : str(value);
    if (/[\r\n]/.test(text))
      throw new BadHeaderError(`Header values can't contain newlines (got ${repr(text)})`);
    const key = name.toLowerCase();
    this.store.set(key, [name, /^[\x00-\xff]*$/.test(text) ? text : mimeEncode(text)]);
  }

  remove(name: string): void {
    this.store.delete(name.toLowerCase());
  }

  @py("key, value") __setitem__(key: string, value: Value): void {
    this.set(key, value);
  }
  @py("key") __delitem__(key: string): void {
    this.remove(key);
  }
  @py("key, default=None") pop(key: string, fallback: Value = null): Value {
    const value = this.get(key);
    this.remove(key);
    return value ?? fallback;
  }
  @py("key, value") setdefault(key: string, value: Value): void {
    if (!this.has(key)) this.set(key, value);
  }
  @py("key") override __getitem__(key: string): string {
    const value = this.get(key);
    if (value === null) throw new KeyError(key.toLowerCase());
    return value;
  }
}

/** RFC 2047 for text that is not latin-1. */
function mimeEncode(text: string): string {
  return `=?utf-8?b?${btoa(latin1(utf8Bytes(text)))}?=`;
}

import { py, pyclass, PyObject } from "../../python/objects.ts";
import { repr, str } from "../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../python/values.ts";

/** Text with a code: what the details of an API exception are made of. Upstream it is a str. */
@pyclass("rest_framework.exceptions.ErrorDetail")
export class ErrorDetail extends PyObject {
  declare text: string;
  declare code: Value;

  @py("string, code=None") __init__(string: string, code: Value = null): void {
    this.text = string;
    this.code = code;
  }
  static of(text: string, code: Value): ErrorDetail {
    const detail = new ErrorDetail();
    detail.__init__(text, code);
    return detail;
  }
  __str__(): string {
    return this.text;
  }
  __repr__(): string {
    return `ErrorDetail(string=${repr(this.text)}, code=${repr(this.code)})`;
  }
  __eq__(other: unknown): boolean {
    if (typeof other === "string") return other === this.text;
    return other instanceof ErrorDetail && other.text === this.text && other.code === this.code;
  }
}

/** Every text in lists and dictionaries as an ErrorDetail; those that have a code keep it. */
export function errorDetails(data: Value, code: Value): Value {
  if (Array.isArray(data)) return (data as Value[]).map((item) => errorDetails(item, code));
  if (data instanceof Tuple) return data.items.map((item) => errorDetails(item, code));
  if (data instanceof Dict)
    return new Dict([...data].map(([key, item]) => [key, errorDetails(item, code)] as const));
  return ErrorDetail.of(str(data), data instanceof ErrorDetail ? data.code : code);
}

/** Details reduced to their codes, or to message and code. */
export function mapDetails(detail: Value, map: (detail: ErrorDetail) => Value): Value {
  if (Array.isArray(detail)) return (detail as Value[]).map((item) => mapDetails(item, map));
  if (detail instanceof Dict)
    return new Dict([...detail].map(([key, item]) => [key, mapDetails(item, map)] as const));
  return detail instanceof ErrorDetail ? map(detail) : detail;
}

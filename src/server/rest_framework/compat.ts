/** Mirrors rest_framework/compat.py (3.18), with none of the optional packages installed. */
import { ListIterator } from "../../python/iteration.ts";
import { native } from "../../python/objects.ts";
import { str } from "../../python/operations.ts";
import { decodeText } from "../../python/stdlib/codecs.ts";
import { Bytes, Tuple, type Value } from "../../python/values.ts";
import { defineModule } from "../process.ts";

/** What compat gives where a package that may be there is not. */
const ABSENT = {
  postgres_fields: null,
  uritemplate: null,
  yaml: null,
  inflection: null,
  requests: null,
  markdown: null,
  apply_markdown: null,
  pygments: null,
} as const;

/** Header text of bytes, and of text itself. */
function unicode_http_header(value: Value): Value {
  return value instanceof Bytes ? decodeText(value.value, "latin-1") : value;
}

/** The members of a header's value, without blanks around them and without empty ones. */
function split_header_value(value: string, separator: Value = null): ListIterator {
  return new ListIterator(
    value
      .split(separator === null ? "," : str(separator))
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  );
}

export const compat = defineModule("rest_framework.compat", () => ({
  ...ABSENT,
  SHORT_SEPARATORS: new Tuple([",", ":"]),
  LONG_SEPARATORS: new Tuple([", ", ": "]),
  INDENT_SEPARATORS: new Tuple([",", ": "]),
  unicode_http_header: native("value", unicode_http_header, "unicode_http_header"),
  split_header_value: native("value, sep=None", split_header_value, "split_header_value"),
  pygments_highlight: native("text, lang, style", (text: Value) => text, "pygments_highlight"),
  pygments_css: native("style", () => null, "pygments_css"),
  md_filter_add_syntax_highlight: native("md", () => false, "md_filter_add_syntax_highlight"),
}));

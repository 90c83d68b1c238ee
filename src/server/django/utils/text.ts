/** Mirrors django/utils/text.py (5.2), the functions about short texts. */
import { native } from "../../../python/objects.ts";
import { iterate, str, truthy } from "../../../python/operations.ts";
import type { Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { SuspiciousFileOperation } from "../core/exceptions.ts";
import { translation } from "./translation.ts";

/** A text as the last part of an address: "Joel is a slug" → "joel-is-a-slug". */
export function slugify(text: string, allowUnicode: boolean): string {
  const plain = allowUnicode
    ? text.normalize("NFKC")
    : text.normalize("NFKD").replaceAll(/[^\x00-\x7f]/g, "");
  return plain
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_\s-]/gu, "")
    .replaceAll(/[-\s]+/g, "-")
    .replaceAll(/^[-_]+|[-_]+$/g, "");
}

/** The text with a capital first letter. */
export function capfirst(text: string): string {
  const [first = ""] = text;
  return first.toUpperCase() + text.slice(first.length);
}

function validFilename(name: string): string {
  const plain = name
    .trim()
    .replaceAll(" ", "_")
    .replaceAll(/[^-\p{L}\p{N}_.]/gu, "");
  if (["", ".", ".."].includes(plain))
    throw new SuspiciousFileOperation(`Could not derive file name from '${name}'`);
  return plain;
}

export const text = defineModule("django.utils.text", async (process) => {
  const { gettext } = await process.load(translation);
  return {
    slugify: native(
      "value, allow_unicode=False",
      (value: Value, unicode: Value = false) => slugify(str(value), truthy(unicode)),
      "slugify",
    ),
    capfirst: native("x", (x: Value) => (truthy(x) ? capfirst(str(x)) : x), "capfirst"),
    get_valid_filename: native(
      "name",
      (name: Value) => validFilename(str(name)),
      "get_valid_filename",
    ),
    get_text_list: native(
      "list_, last_word='or'",
      (list: Value, last: Value = null) => {
        const all = iterate(list).map(str);
        if (all.length < 2) return all[0] ?? "";
        const word = last === null ? gettext("or") : str(last);
        return `${all.slice(0, -1).join(", ")} ${word} ${all.at(-1) ?? ""}`;
      },
      "get_text_list",
    ),
    normalize_newlines: native(
      "text",
      (value: Value) => str(value).replaceAll(/\r\n|\r/g, "\n"),
      "normalize_newlines",
    ),
    camel_case_to_spaces: native(
      "value",
      (value: Value) =>
        str(value)
          .replaceAll(/((?<=[a-z])[A-Z]|(?<!^)[A-Z](?=[a-z]))/g, " $1")
          .trim()
          .toLowerCase(),
      "camel_case_to_spaces",
    ),
  };
});

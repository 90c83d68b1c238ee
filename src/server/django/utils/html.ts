/** Mirrors django/utils/html.py (5.2): text made safe to stand in a page. */
import { native } from "../../../python/objects.ts";
import { str } from "../../../python/operations.ts";
import type { Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";

/** Text with the five characters that mean something in HTML escaped. */
export function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#x27;");
}

export const html = defineModule("django.utils.html", () => ({
  escape: native("text", (text: Value) => escape(str(text)), "escape"),
}));

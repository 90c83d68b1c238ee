import { html, type TemplateResult } from "lit";

/** A sentence of a lesson in which `backticks` set code and **asterisks** stress. */
export function inlineWords(text: string): readonly (string | TemplateResult)[] {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
    if (part.startsWith("`") && part.length > 2) return html`<code>${part.slice(1, -1)}</code>`;
    if (part.startsWith("**") && part.length > 4)
      return html`<strong>${part.slice(2, -2)}</strong>`;
    return part;
  });
}

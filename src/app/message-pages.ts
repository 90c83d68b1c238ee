import { html, nothing, type TemplateResult } from "lit";
import "../ui/button.ts";
import "../ui/copy-button.ts";
import { reportText } from "./dialogs.ts";
import type { Failure } from "./failure.ts";
import "./message-page.ts";
import { hrefOf } from "./routes.ts";

/** For an address that leads nowhere. */
export function notFoundPage(): TemplateResult {
  return html`<wb-message-page heading="There is no such page">
    <p>
      The address names a lesson or a page that this workbook does not have. Perhaps it was
      mistyped, or the lesson was renamed.
    </p>
    <p>
      <a href=${hrefOf({ kind: "start" })}>Go to the lesson you were on</a>, or try things out in
      the <a href=${hrefOf({ kind: "sandbox", pane: null })}>free sandbox</a>.
    </p>
  </wb-message-page>`;
}

/** For a start that failed. @param startOver asks to throw the world away; null while there is no server to ask */
export function failurePage(
  { message, report }: Failure,
  retry: () => void,
  startOver: (() => void) | null,
): TemplateResult {
  return html`<wb-message-page heading="The workbook could not open this">
    <p>${message}</p>
    ${reportText(report)}
    <wb-button slot="actions" variant="primary" icon="reset" @click=${retry}>Try again</wb-button>
    ${
      startOver === null
        ? nothing
        : html`<wb-button slot="actions" variant="danger" @click=${startOver}
            >Start this sandbox over…</wb-button
          >`
    }
    ${
      report === undefined
        ? nothing
        : html`<wb-copy-button
            slot="actions"
            wide
            label="Copy the report"
            .text=${report}
          ></wb-copy-button>`
    }
  </wb-message-page>`;
}

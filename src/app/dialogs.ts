import { html, nothing, type TemplateResult } from "lit";
import type { OpenedProject } from "../client/project-zip/open-project.ts";
import "../ui/button.ts";
import "../ui/copy-button.ts";
import "../ui/dialog.ts";
import type { Failure } from "./failure.ts";
import { shortcutTables } from "./shortcuts.ts";

/** The keys of the page. @param letters whether single letters act @param toggle turns that on or off */
export function shortcutsDialog(
  letters: boolean,
  toggle: (on: boolean) => void,
  close: () => void,
): TemplateResult {
  return html`<wb-dialog heading="Keyboard shortcuts" open @wb-close=${close}>
    <div class="shortcuts">${shortcutTables()}</div>
    <label class="check">
      <input
        type="checkbox"
        .checked=${letters}
        @change=${({ target }: Event) => toggle((target as HTMLInputElement).checked)}
      />
      Single keys act while I am not typing
    </label>
  </wb-dialog>`;
}

/** Asks before a world is thrown away. @param inLesson whether it is a lesson's */
export function startOverDialog(
  inLesson: boolean,
  act: () => void,
  close: () => void,
): TemplateResult {
  return html`<wb-dialog
    heading=${inLesson ? "Start this lesson over?" : "Start the sandbox over?"}
    open
    @wb-close=${close}
  >
    <p>
      Your files, database, tokens and log ${inLesson ? "of this lesson" : "here"} go back to how
      they began${inLesson ? ", and its tasks are open again" : ""}. Other lessons keep theirs. This
      cannot be undone; save the sandbox as a file first if you may want it again.
    </p>
    <wb-button slot="actions" @click=${close}>Keep my work</wb-button>
    <wb-button slot="actions" variant="danger" icon="reset" @click=${act}>Start over</wb-button>
  </wb-dialog>`;
}

/** Asks before a project takes the place of the world's. @param act told whether to keep a copy of what is there */
export function openProjectDialog(
  { files, warnings }: OpenedProject,
  act: (keepCopy: boolean) => void,
  close: () => void,
): TemplateResult {
  const count = Object.keys(files).length;
  return html`<wb-dialog heading="Open this project?" open @wb-close=${close}>
    <p>
      ${count} ${count === 1 ? "file" : "files"} and the rows that came with them take the place of
      your files, database and log here. Other lessons keep theirs.
    </p>
    ${
      warnings.length === 0
        ? nothing
        : html`<ul>
            ${warnings.map((warning) => html`<li>${warning}</li>`)}
          </ul>`
    }
    <wb-button slot="actions" @click=${close}>Keep my work</wb-button>
    <wb-button slot="actions" @click=${() => act(false)}>Open it</wb-button>
    <wb-button slot="actions" variant="primary" @click=${() => act(true)}>
      Save a copy and open it
    </wb-button>
  </wb-dialog>`;
}

/** Tells of a bug of ours, with the report to copy. */
export function failureDialog({ message, report }: Failure, close: () => void): TemplateResult {
  return html`<wb-dialog heading="The workbook made a mistake" open wide @wb-close=${close}>
    <p>${message}</p>
    <p>
      This is not Django’s answer and not your mistake. The report below says what happened; it
      holds no token.
    </p>
    ${reportText(report)}
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
    <wb-button slot="actions" variant="primary" @click=${close}>Go on</wb-button>
  </wb-dialog>`;
}

/** A report as it is copied. */
export function reportText(report: string | undefined): TemplateResult | typeof nothing {
  if (report === undefined) return nothing;
  return html`<pre class="report" tabindex="0" role="group" aria-label="Report">${report}</pre>`;
}

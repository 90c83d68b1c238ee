import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { RowCells, TableContents } from "../../protocol/world.ts";
import "../../ui/button.ts";
import "../../ui/dialog.ts";
import { controls } from "../../ui/styles.ts";
import { panelEvent } from "../events.ts";
import { cellText } from "./table-words.ts";

/** What is to be done to a row: columns with their new values, or null to delete it. */
export type RowChange = RowCells | null;

/**
 * A row's columns, to read, change or delete. An empty field with its box unticked is NULL.
 * @fires wb-row-change - detail: a RowChange with the columns that differ
 * @fires wb-close - when it is closed
 */
@customElement("wb-row-dialog")
export class WbRowDialog extends LitElement {
  static override styles = [
    controls,
    css`
      form {
        display: grid;
        gap: var(--wb-space-2);
      }
      .field {
        display: grid;
        gap: var(--wb-space-half);
      }
      .head {
        display: flex;
        justify-content: space-between;
        gap: var(--wb-space-1);
        font-size: var(--wb-text-small);
      }
      .head label:first-child {
        font-family: var(--wb-font-code);
        font-weight: 600;
      }
      .null {
        display: inline-flex;
        align-items: center;
        gap: var(--wb-space-half);
        color: var(--wb-ink-soft);
      }
      textarea {
        width: 100%;
        min-height: 2.25rem;
        padding: 0.375rem var(--wb-space-1);
        border: 1px solid var(--wb-line-strong);
        border-radius: var(--wb-radius);
        background: var(--wb-surface);
        color: var(--wb-ink);
        font-family: var(--wb-font-code);
        font-size: var(--wb-text-small);
        line-height: 1.5;
        field-sizing: content;
        resize: vertical;
      }
      textarea:disabled {
        color: var(--wb-ink-soft);
        background: var(--wb-surface-sunken);
      }
      .note {
        margin: 0 0 var(--wb-space-2);
        color: var(--wb-ink-soft);
        font-size: var(--wb-text-small);
      }
      .problem {
        margin: 0;
        color: var(--wb-refused);
        font-size: var(--wb-text-small);
      }
    `,
  ];

  @property({ attribute: false }) table: TableContents | null = null;
  @property({ attribute: false }) row: RowCells | null = null;
  /** Why the last change was refused; null where it was not. */
  @property() problem: string | null = null;
  /** The learner pressed Delete and is asked once more. */
  @state() private confirming = false;
  @state() private nulls: ReadonlySet<string> = new Set();

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has("row")) return;
    this.confirming = false;
    const { row } = this;
    this.nulls = new Set(Object.keys(row ?? {}).filter((column) => row?.[column] === null));
  }

  override render(): TemplateResult | typeof nothing {
    const { table, row } = this;
    if (!table || !row) return nothing;
    return html`<wb-dialog heading="${table.name} ${cellText(row[table.primaryKey])}" open>
      <p class="note">
        This changes the database itself. Django hears nothing of it: no password is hashed, no
        signal is sent.
      </p>
      <form id="row" @submit=${this.#save}>
        ${repeat(
          table.columns,
          (column) => column,
          (column) => this.#field(column, row),
        )}
      </form>
      ${this.problem === null ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
      <wb-button slot="actions" variant="danger" @click=${this.#delete}>
        ${this.confirming ? "Really delete this row" : "Delete row"}
      </wb-button>
      <wb-button slot="actions" variant="primary" @click=${this.#save}>Save</wb-button>
    </wb-dialog>`;
  }

  #field(column: string, row: RowCells): TemplateResult {
    const isNull = this.nulls.has(column);
    return html`<div class="field">
      <div class="head">
        <label for=${column}>${column}</label>
        <label class="null">
          <input
            type="checkbox"
            .checked=${isNull}
            aria-label="${column} is NULL"
            @change=${(event: Event) => this.#toggle(column, event)}
          />
          NULL
        </label>
      </div>
      <textarea
        id=${column}
        rows="1"
        spellcheck="false"
        autocomplete="off"
        ?disabled=${isNull}
        .value=${row[column] === null ? "" : cellText(row[column])}
      ></textarea>
    </div>`;
  }

  #toggle(column: string, event: Event): void {
    const nulls = new Set(this.nulls);
    if ((event.target as HTMLInputElement).checked) nulls.add(column);
    else nulls.delete(column);
    this.nulls = nulls;
  }

  #save = (event: Event): void => {
    event.preventDefault();
    const { table, row } = this;
    const changes: Record<string, string | null> = {};
    for (const column of table?.columns ?? []) {
      const field = this.renderRoot.querySelector<HTMLTextAreaElement>(`#${CSS.escape(column)}`);
      const value = this.nulls.has(column) ? null : (field?.value ?? "");
      const before = row?.[column] ?? null;
      if (value !== (before === null ? null : cellText(before))) changes[column] = value;
    }
    this.dispatchEvent(panelEvent<RowChange>("wb-row-change", changes));
  };

  #delete = (): void => {
    if (this.confirming) this.dispatchEvent(panelEvent<RowChange>("wb-row-change", null));
    else this.confirming = true;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-row-dialog": WbRowDialog;
  }
  interface HTMLElementEventMap {
    "wb-row-change": CustomEvent<RowChange>;
  }
}

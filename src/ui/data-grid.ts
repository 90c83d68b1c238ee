import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { classMap } from "lit/directives/class-map.js";
import { controls } from "./styles.ts";

/** A row of a grid: what tells it from the others, and the text of its cells by column. */
export interface GridRow {
  readonly key: string;
  readonly cells: readonly string[];
  /** A word before the first cell, e.g. "changed", with the colour that goes with it. */
  readonly mark?: { readonly text: string; readonly tone: "read" | "wrote" };
}

/** Pixels; every row has the same height, so that only those in sight need to be there. */
const ROW_HEIGHT = 32;
/** Rows drawn above and below what is in sight. */
const MARGIN = 12;

/**
 * A table of any length: only the rows in sight are in the page.
 * @fires wb-row - detail: the key of the row whose button was pressed
 */
@customElement("wb-data-grid")
export class WbDataGrid extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
        min-height: 0;
        overflow: auto;
        background: var(--wb-surface);
        font-size: var(--wb-text-small);
      }
      table {
        min-width: 100%;
        border-collapse: separate;
        border-spacing: 0;
      }
      th {
        position: sticky;
        inset-block-start: 0;
        z-index: 1;
        height: 2rem;
        background: var(--wb-surface-sunken);
        color: var(--wb-ink-soft);
        font-weight: 600;
        text-align: start;
      }
      th,
      td {
        max-width: 22rem;
        padding: 0 var(--wb-space-2);
        border-block-end: 1px solid var(--wb-line);
        font-family: var(--wb-font-code);
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      tr:not(.space) td {
        height: 32px;
      }
      tr.space td {
        padding: 0;
        border: 0;
      }
      tr.read td:first-child {
        box-shadow: inset 3px 0 0 var(--wb-accent);
      }
      tr.wrote td:first-child {
        box-shadow: inset 3px 0 0 var(--wb-passed);
      }
      button {
        min-height: 1.75rem;
        padding: 0 var(--wb-space-half);
        border: 0;
        border-radius: var(--wb-radius);
        background: none;
        color: var(--wb-accent);
        font-family: var(--wb-font-code);
        text-decoration: underline;
        text-underline-offset: 0.2em;
        cursor: pointer;
      }
      button:hover {
        background: var(--wb-hover);
      }
      .mark {
        margin-inline-start: var(--wb-space-half);
        color: var(--wb-ink-soft);
        font-family: var(--wb-font-text);
      }
      .wrote .mark {
        color: var(--wb-passed);
      }
      .null {
        color: var(--wb-ink-soft);
        font-style: italic;
      }
      @media (pointer: coarse) {
        button {
          min-width: 2.75rem;
        }
      }
    `,
  ];

  @property() label = "";
  @property({ attribute: false }) columns: readonly string[] = [];
  @property({ attribute: false }) rows: readonly GridRow[] = [];
  /** What the button of a row does, e.g. "Edit". */
  @property() act = "Open";

  @state() private first = 0;
  @state() private count = 40;
  @query("thead") private readonly head!: HTMLElement | null;

  readonly #observer = new ResizeObserver(() => this.#measure());

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("scroll", this.#measure, { passive: true });
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    this.removeEventListener("scroll", this.#measure);
    this.#observer.disconnect();
    super.disconnectedCallback();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("rows") && this.first >= this.rows.length) this.first = 0;
  }

  override render(): TemplateResult {
    const { rows, columns } = this;
    const end = Math.min(rows.length, this.first + this.count);
    return html`<table aria-label=${this.label} aria-rowcount=${rows.length + 1}>
      <thead>
        <tr aria-rowindex="1">
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${this.#space(this.first)}
        ${rows.slice(this.first, end).map((row, at) => this.#row(row, this.first + at + 2))}
        ${this.#space(rows.length - end)}
      </tbody>
    </table>`;
  }

  #space(rows: number): TemplateResult | typeof nothing {
    if (rows <= 0) return nothing;
    return html`<tr class="space" aria-hidden="true">
      <td colspan=${this.columns.length} .height=${String(rows * ROW_HEIGHT)}></td>
    </tr>`;
  }

  #row({ key, cells, mark }: GridRow, index: number): TemplateResult {
    return html`<tr
      aria-rowindex=${index}
      class=${classMap({ read: mark?.tone === "read", wrote: mark?.tone === "wrote" })}
    >
      ${cells.map((cell, at) =>
        at === 0
          ? html`<td>
              <button
                type="button"
                aria-label="${this.act} ${cell}"
                @click=${() => this.#open(key)}
              >
                ${cell}
              </button>
              ${mark ? html`<span class="mark">${mark.text}</span>` : nothing}
            </td>`
          : html`<td title=${cell.length > 24 ? cell : nothing}>
              ${cell === "NULL" ? html`<span class="null">NULL</span>` : cell}
            </td>`,
      )}
    </tr>`;
  }

  #open(key: string): void {
    this.dispatchEvent(new CustomEvent("wb-row", { detail: key, bubbles: true, composed: true }));
  }

  #measure = (): void => {
    const top = this.scrollTop - (this.head?.offsetHeight ?? 0);
    this.first = Math.max(0, Math.floor(top / ROW_HEIGHT) - MARGIN);
    this.count = Math.ceil(this.clientHeight / ROW_HEIGHT) + 2 * MARGIN;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-data-grid": WbDataGrid;
  }
  interface HTMLElementEventMap {
    "wb-row": CustomEvent<string>;
  }
}

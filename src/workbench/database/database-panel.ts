import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { SandboxRefusedError } from "../../client/refusal.ts";
import type { WorldStore } from "../../client/world-store.ts";
import type { ExchangeEntry, RowCells, TableContents } from "../../protocol/world.ts";
import "../../ui/data-grid.ts";
import "../../ui/empty.ts";
import { controls, visuallyHidden } from "../../ui/styles.ts";
import { Watching } from "../../ui/watching.ts";
import type { Desk } from "../desk.ts";
import { shownExchange } from "../exchange.ts";
import "./row-dialog.ts";
import type { RowChange } from "./row-dialog.ts";
import { FilterError, rowFilter } from "./row-filter.ts";
import "./table-list.ts";
import { cellText, gridRows, purposeOf, tableWords, touchedIn } from "./table-words.ts";

/** The tables behind the models, as Django names them, and what the chosen request did with them. */
@customElement("wb-database-panel")
export class WbDatabasePanel extends LitElement {
  static override styles = [
    controls,
    visuallyHidden,
    css`
      :host {
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(12rem, 19rem) minmax(0, 1fr);
        min-height: 0;
        background: var(--wb-surface);
      }
      wb-table-list {
        border-inline-end: 1px solid var(--wb-line);
      }
      .table {
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--wb-space-1) var(--wb-space-2);
        padding: var(--wb-space-1) var(--wb-space-2);
        border-block-end: 1px solid var(--wb-line);
      }
      .about {
        flex: 1 1 12rem;
        min-width: 0;
      }
      h2 {
        margin: 0;
        font-family: var(--wb-font-code);
        font-size: var(--wb-text-body);
        overflow-wrap: anywhere;
      }
      .about p,
      .problem {
        margin: 0;
        color: var(--wb-ink-soft);
        font-size: var(--wb-text-small);
      }
      .problem {
        flex-basis: 100%;
        color: var(--wb-refused);
      }
      .filter {
        flex: 1 1 14rem;
        max-width: 26rem;
        min-height: var(--wb-target);
        padding-inline: var(--wb-space-1);
        border: 1px solid var(--wb-line-strong);
        border-radius: var(--wb-radius);
        background: var(--wb-surface);
        font-family: var(--wb-font-code);
        font-size: var(--wb-text-small);
      }
      wb-data-grid {
        flex: 1;
      }
      wb-row-dialog {
        display: contents;
      }
      @media (width < 700px) {
        :host {
          grid-template: minmax(7rem, 30%) minmax(0, 1fr) / minmax(0, 1fr);
        }
        wb-table-list {
          border-inline-end: 0;
          border-block-end: 1px solid var(--wb-line);
        }
      }
    `,
  ];

  @property({ attribute: false }) world: WorldStore | null = null;
  @property({ attribute: false }) desk: Desk | null = null;
  @state() private chosen: string | null = null;
  @state() private filter = "";
  @state() private open: string | null = null;
  @state() private refusal: string | null = null;

  readonly #world = new Watching(this, () => this.world);
  readonly #desk = new Watching(this, () => this.desk);

  override render(): TemplateResult {
    const tables = this.#world.value?.state?.database ?? [];
    if (tables.length === 0) {
      return html`<wb-empty heading="The database is empty">
        Tables are made by <code>python manage.py migrate</code>, in the terminal.
      </wb-empty>`;
    }
    const exchange = this.#exchange();
    const table = tables.find(({ name }) => name === this.chosen) ?? firstOf(tables, exchange);
    return html`<wb-table-list
        .tables=${tables.map((one) => listed(one, exchange))}
        selected=${table.name}
        @wb-table=${this.#choose}
      ></wb-table-list>
      ${this.#table(table, exchange)}
      <wb-row-dialog
        .table=${table}
        .row=${this.#openRow(table)}
        .problem=${this.refusal}
        @wb-row-change=${({ detail }: CustomEvent<RowChange>) => void this.#change(table, detail)}
        @wb-close=${this.#close}
      ></wb-row-dialog>`;
  }

  #table(table: TableContents, exchange: ExchangeEntry | null): TemplateResult {
    const found = filtered(table, this.filter);
    const rows = gridRows(table, found.rows, touchedIn(exchange, table.name));
    return html`<section class="table" aria-label="Table ${table.name}">
      <header>
        <div class="about">
          <h2>${table.name}</h2>
          <p>${purposeOf(table.name) ?? `${String(table.columns.length)} columns`}</p>
        </div>
        <input
          class="filter"
          type="search"
          aria-label="Filter the rows"
          placeholder="ada is_active=true"
          autocomplete="off"
          spellcheck="false"
          .value=${this.filter}
          @input=${(event: InputEvent) => (this.filter = (event.target as HTMLInputElement).value)}
        />
        ${found.problem === null ? nothing : html`<p class="problem">${found.problem}</p>`}
        <p class="visually-hidden" role="status">
          ${this.filter === "" ? "" : `${String(rows.length)} of ${String(table.rows.length)} rows`}
        </p>
      </header>
      ${
        rows.length === 0
          ? html`<wb-empty heading=${table.rows.length === 0 ? "No rows yet" : "No row fits"}>
              ${
                table.rows.length === 0
                  ? "Rows appear here as requests and commands add them."
                  : "Every part of the filter must fit: words anywhere in a row, or a column with =, !=, <, > and a value."
              }
            </wb-empty>`
          : html`<wb-data-grid
              label="Rows of ${table.name}"
              act="Edit row"
              .columns=${columnsOf(table)}
              .rows=${rows.map((row) => keyFirst(row, table))}
              @wb-row=${({ detail }: CustomEvent<string>) => (this.open = detail)}
            ></wb-data-grid>`
      }
    </section>`;
  }

  #exchange(): ExchangeEntry | null {
    const log = this.#world.value?.log ?? [];
    return shownExchange(log, this.#desk.value?.selected ?? null)?.entry ?? null;
  }

  #openRow({ rows, primaryKey }: TableContents): RowCells | null {
    if (this.open === null) return null;
    return rows.find((row) => cellText(row[primaryKey]) === this.open) ?? null;
  }

  #choose = ({ detail }: CustomEvent<string>): void => {
    this.chosen = detail;
    this.filter = "";
    this.#close();
  };

  #close = (): void => {
    this.open = null;
    this.refusal = null;
  };

  async #change(table: TableContents, changes: RowChange): Promise<void> {
    const row = this.#openRow(table);
    const unchanged = changes !== null && Object.keys(changes).length === 0;
    if (!row || unchanged) {
      this.#close();
      return;
    }
    try {
      await this.world?.editRow(table.name, row[table.primaryKey] ?? null, changes);
      this.#close();
    } catch (error) {
      if (!(error instanceof SandboxRefusedError)) throw error;
      this.refusal = error.message;
    }
  }
}

/** The table that the chosen request changed, or else read, or else the users. */
function firstOf(tables: readonly TableContents[], exchange: ExchangeEntry | null): TableContents {
  const touched = exchange?.touched ?? [];
  const wanted = [
    touched.find(({ wrote }) => wrote.length > 0)?.table,
    touched.find(({ read }) => read !== "all")?.table,
    "auth_user",
  ];
  for (const name of wanted) {
    const found = tables.find((table) => table.name === name);
    if (found) return found;
  }
  return tables[0] as TableContents;
}

function listed(
  table: TableContents,
  exchange: ExchangeEntry | null,
): { name: string; words: string; tone: "plain" | "read" | "wrote" } {
  const touched = touchedIn(exchange, table.name);
  const tone = touched ? (touched.wrote.length > 0 ? "wrote" : "read") : "plain";
  return { name: table.name, words: tableWords(table, touched), tone };
}

/** The columns with the primary key before the others: its cell carries the row's button. */
function columnsOf({ columns, primaryKey }: TableContents): string[] {
  return [primaryKey, ...columns.filter((column) => column !== primaryKey)];
}

function keyFirst<Row extends { readonly cells: readonly string[] }>(
  row: Row,
  { columns, primaryKey }: TableContents,
): Row {
  const at = columns.indexOf(primaryKey);
  return { ...row, cells: [row.cells[at] ?? "", ...row.cells.filter((_, other) => other !== at)] };
}

function filtered(
  { rows, columns }: TableContents,
  filter: string,
): { rows: TableContents["rows"]; problem: string | null } {
  try {
    return {
      rows: filter.trim() === "" ? rows : rows.filter(rowFilter(filter, columns)),
      problem: null,
    };
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    return { rows, problem: error.message };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-database-panel": WbDatabasePanel;
  }
}

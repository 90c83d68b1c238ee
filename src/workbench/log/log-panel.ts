import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { WorldStore } from "../../client/world-store.ts";
import "../../ui/empty.ts";
import "../choice-row.ts";
import type { Desk } from "../desk.ts";
import { shownExchange } from "../exchange.ts";
import { Watching } from "../../ui/watching.ts";
import "./entry-list.ts";
import { FILTERS, type Filter, isShown } from "./entry-words.ts";

/** Everything that happened in this world, in order. */
@customElement("wb-log-panel")
export class WbLogPanel extends LitElement {
  static override styles = css`
    :host {
      display: flex;
      flex-direction: column;
      min-height: 0;
      background: var(--wb-surface);
    }
    header {
      padding: var(--wb-space-1) var(--wb-space-2);
      border-block-end: 1px solid var(--wb-line);
    }
    wb-entry-list {
      flex: 1;
      min-height: 0;
    }
  `;

  @property({ attribute: false }) world: WorldStore | null = null;
  @property({ attribute: false }) desk: Desk | null = null;
  @state() private filter: Filter = "all";

  readonly #world = new Watching(this, () => this.world);
  readonly #desk = new Watching(this, () => this.desk);

  override render(): TemplateResult {
    const log = this.#world.value?.log ?? [];
    const selected = shownExchange(log, this.#desk.value?.selected ?? null)?.entry.id ?? null;
    const entries = log.filter((entry) => isShown(entry, this.filter));
    return html`<header>
        <wb-choice-row
          label="Show in the log"
          .choices=${FILTERS}
          selected=${this.filter}
          @wb-choose=${({ detail }: CustomEvent<Filter>) => (this.filter = detail)}
        ></wb-choice-row>
      </header>
      ${
        entries.length === 0
          ? html`<wb-empty heading="Nothing has happened yet">
              Commands you run, files you save and requests you send are listed here.
            </wb-empty>`
          : html`<wb-entry-list .entries=${entries} .selected=${selected}></wb-entry-list>`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-log-panel": WbLogPanel;
  }
}

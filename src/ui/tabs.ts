import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "./styles.ts";
import { truth } from "./truth.ts";

/** One tab; its panel is the child with the slot of the same id. */
export interface Tab {
  readonly id: string;
  readonly label: string;
  /** A count or a word beside the label. */
  readonly badge?: string;
}

/**
 * Tabs over panels: one child a tab, in the slot named by its id. What is not chosen stays alive, hidden.
 * @fires wb-select - detail: {id} of the tab chosen; the element shows it by itself
 */
@customElement("wb-tabs")
export class WbTabs extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
        font-family: var(--wb-font-text);
      }
      [role="tablist"] {
        display: flex;
        flex: none;
        align-items: stretch;
        gap: var(--wb-space-half);
        padding-inline: var(--wb-space-2);
        border-block-end: 1px solid var(--wb-line);
        overflow-x: auto;
        scrollbar-width: none;
      }
      [role="tab"] {
        display: inline-flex;
        align-items: center;
        gap: var(--wb-space-half);
        min-height: 2.5rem;
        padding: 0 var(--wb-space-1);
        border: 0;
        border-block: 2px solid transparent;
        background: none;
        color: var(--wb-ink-soft);
        font-size: var(--wb-text-small);
        font-weight: 500;
        white-space: nowrap;
        cursor: pointer;
      }
      [role="tab"]:hover {
        color: var(--wb-ink);
      }
      [role="tab"][aria-selected="true"] {
        border-block-end-color: var(--wb-accent);
        color: var(--wb-ink);
      }
      [role="tab"]:focus-visible {
        outline-offset: -3px;
        border-radius: var(--wb-radius);
      }
      .badge {
        min-width: 1.25rem;
        padding: 0 0.3rem;
        border-radius: 1em;
        background: var(--wb-skipped-soft);
        color: var(--wb-skipped);
        font-variant-numeric: tabular-nums;
        line-height: 1.35;
      }
      [role="tabpanel"] {
        display: flex;
        flex: 1;
        min-width: 0;
        min-height: 0;
      }
      [role="tabpanel"][hidden] {
        display: none;
      }
      [role="tabpanel"] ::slotted(*) {
        flex: 1;
        min-width: 0;
        min-height: 0;
      }
      @media (pointer: coarse) {
        [role="tab"] {
          min-height: 2.75rem;
        }
      }
      @media (forced-colors: active) {
        [role="tab"] {
          border-color: Canvas;
        }
        [role="tab"][aria-selected="true"] {
          border-block-end-color: Highlight;
        }
      }
    `,
  ];

  /** What the tabs are about. */
  @property() label = "";
  @property({ attribute: false }) tabs: readonly Tab[] = [];
  /** Id of the tab shown; the first when it names none. */
  @property({ reflect: true }) selected = "";

  override render(): TemplateResult {
    const shown = this.#shown();
    return html`<div role="tablist" aria-label=${this.label} @keydown=${this.#press}>
        ${this.tabs.map(
          ({ id, label, badge }) =>
            html`<button
              type="button"
              role="tab"
              id=${`tab-${id}`}
              aria-controls=${`panel-${id}`}
              aria-selected=${truth(id === shown)}
              tabindex=${id === shown ? 0 : -1}
              @click=${() => this.#select(id)}
            >
              ${label}${badge === undefined ? nothing : html`<span class="badge">${badge}</span>`}
            </button>`,
        )}
      </div>
      ${this.tabs.map(
        ({ id }) =>
          html`<div
            role="tabpanel"
            id=${`panel-${id}`}
            aria-labelledby=${`tab-${id}`}
            ?hidden=${id !== shown}
          >
            <slot name=${id}></slot>
          </div>`,
      )}`;
  }

  #shown(): string {
    return this.tabs.some(({ id }) => id === this.selected)
      ? this.selected
      : (this.tabs[0]?.id ?? "");
  }

  #select(id: string): void {
    if (id === this.#shown()) return;
    this.selected = id;
    this.dispatchEvent(
      new CustomEvent("wb-select", { detail: { id }, bubbles: true, composed: true }),
    );
  }

  #press = (event: KeyboardEvent): void => {
    const at = this.tabs.findIndex(({ id }) => id === this.#shown());
    const last = this.tabs.length - 1;
    const to = {
      ArrowLeft: at === 0 ? last : at - 1,
      ArrowRight: at === last ? 0 : at + 1,
      Home: 0,
      End: last,
    }[event.key];
    const tab = to === undefined ? undefined : this.tabs[to];
    if (tab === undefined) return;
    event.preventDefault();
    this.#select(tab.id);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`#tab-${tab.id}`)?.focus(),
    );
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-tabs": WbTabs;
  }
}

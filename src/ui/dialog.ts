import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import "./button.ts";
import { code, controls, prose } from "./styles.ts";

/**
 * A modal dialog: its text in the default slot, its buttons in `actions`. Escape, the cross and a press on the veil close it.
 * @fires wb-close - when the learner closes it; whoever opened it sets `open` back
 */
@customElement("wb-dialog")
export class WbDialog extends LitElement {
  static override styles = [
    controls,
    prose,
    code,
    css`
      dialog {
        width: min(34rem, calc(100vw - 2rem));
        max-height: min(44rem, calc(100dvh - 2rem));
        padding: 0;
        border: 1px solid var(--wb-line);
        border-radius: var(--wb-radius-large);
        background: var(--wb-surface-raised);
        color: var(--wb-ink);
        box-shadow: 0 1rem 3rem var(--wb-shadow);
        font-family: var(--wb-font-text);
        font-size: var(--wb-text-body);
        line-height: var(--wb-leading);
      }
      :host([wide]) dialog {
        width: min(48rem, calc(100vw - 2rem));
      }
      dialog::backdrop {
        background: var(--wb-veil);
      }
      .sheet {
        display: flex;
        flex-direction: column;
        max-height: inherit;
      }
      .top {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--wb-space-2);
        padding: var(--wb-space-1) var(--wb-space-1) var(--wb-space-1) var(--wb-space-3);
        border-block-end: 1px solid var(--wb-line);
      }
      h2 {
        margin: 0;
        outline: none;
        overflow-wrap: anywhere;
      }
      .body {
        padding: var(--wb-space-2) var(--wb-space-3);
        overflow: auto;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: var(--wb-space-1);
        padding: 0 var(--wb-space-3) var(--wb-space-2);
      }
    `,
  ];

  @property() heading = "";
  @property({ type: Boolean, reflect: true }) open = false;
  /** For lists and tables. */
  @property({ type: Boolean, reflect: true }) wide = false;

  @query("h2") private headline!: HTMLElement;
  @query("dialog") private dialog!: HTMLDialogElement | null;
  #cameFrom: HTMLElement | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A dialog that is taken away while open gives the focus back as one that is closed does.
    if (this.dialog?.open === true) this.#shut();
  }

  override render(): TemplateResult {
    return html`<dialog
      aria-labelledby="heading"
      @cancel=${this.#cancel}
      @pointerdown=${this.#veil}
    >
      <div class="sheet">
        <div class="top">
          <h2 id="heading" tabindex="-1">${this.heading}</h2>
          <wb-button variant="quiet" icon="close" label="Close" @click=${this.#close}></wb-button>
        </div>
        <div class="body"><slot></slot></div>
        <div class="actions"><slot name="actions"></slot></div>
      </div>
    </dialog>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has("open") || this.dialog === null) return;
    if (this.open && !this.dialog.open) {
      this.#cameFrom = focused();
      this.dialog.showModal();
      // Where nothing asks for the focus the heading takes it, so that a listener hears what has opened.
      const first = this.querySelector<HTMLElement>("[autofocus]");
      (first ?? this.headline).focus();
    } else if (!this.open && this.dialog.open) {
      this.#shut();
    }
  }

  #shut(): void {
    this.dialog?.close();
    if (this.#cameFrom?.isConnected === true) this.#cameFrom.focus();
    this.#cameFrom = null;
  }

  #cancel = (event: Event): void => {
    event.preventDefault();
    this.#close();
  };

  #veil = (event: PointerEvent): void => {
    if (event.target === this.dialog) this.#close();
  };

  #close = (): void => {
    this.open = false;
    this.dispatchEvent(new CustomEvent("wb-close", { bubbles: true, composed: true }));
  };
}

/** The element that has the focus, through shadow roots. */
function focused(): HTMLElement | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement ? element : null;
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-dialog": WbDialog;
  }
}

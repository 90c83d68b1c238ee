import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { TONE_ICONS } from "./badge.ts";
import "./icon.ts";
import type { Toast } from "./notify.ts";

const SHOWN_MS = 5_000;
const AT_MOST = 3;

/** Passing messages at the foot of the page, read out politely. `show` adds one. */
@customElement("wb-toasts")
export class WbToasts extends LitElement {
  static override styles = css`
    :host {
      position: fixed;
      inset: auto 0 var(--wb-toasts-bottom, 1rem) 0;
      z-index: 10;
      display: grid;
      justify-items: center;
      gap: var(--wb-space-1);
      padding-inline: var(--wb-space-2);
      pointer-events: none;
    }
    .toast {
      display: flex;
      gap: var(--wb-space-1);
      max-width: 32rem;
      padding: var(--wb-space-1) var(--wb-space-2);
      border: 1px solid transparent;
      border-radius: var(--wb-radius);
      background: var(--wb-ink);
      color: var(--wb-paper);
      box-shadow: 0 0.5rem 1.5rem var(--wb-shadow);
      font-family: var(--wb-font-text);
      font-size: var(--wb-text-small);
      line-height: var(--wb-leading);
      animation: rise var(--wb-quick) ease-out;
      pointer-events: auto;
    }
    @keyframes rise {
      from {
        translate: 0 0.5rem;
        opacity: 0;
      }
    }
  `;

  @state() private shown: readonly (Toast & { readonly key: number })[] = [];
  #count = 0;

  show(toast: Toast): void {
    const key = (this.#count += 1);
    this.shown = [...this.shown, { ...toast, key }].slice(-AT_MOST);
    setTimeout(() => (this.shown = this.shown.filter((other) => other.key !== key)), SHOWN_MS);
  }

  override render(): TemplateResult {
    return html`<div role="status">
      ${repeat(
        this.shown,
        ({ key }) => key,
        ({ message, tone }) =>
          html`<div class="toast">
            <wb-icon name=${TONE_ICONS[tone] || "info"}></wb-icon>${message}
          </div>`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-toasts": WbToasts;
  }
}

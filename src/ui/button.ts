import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { ifDefined } from "lit/directives/if-defined.js";
import "./icon.ts";
import type { IconName } from "./icons.ts";
import { controls } from "./styles.ts";
import { truth } from "./truth.ts";

/** How a button looks when it is pressed, filled, quiet or a warning; shared with the menu's trigger. */
export const buttonLook = css`
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--wb-space-half);
    min-width: var(--wb-target);
    min-height: var(--wb-target);
    padding: 0.125rem 0.75rem;
    border: 1px solid var(--wb-line-strong);
    border-radius: var(--wb-radius);
    background: var(--wb-surface);
    color: var(--wb-ink);
    font-family: var(--wb-font-text);
    font-size: var(--wb-text-small);
    font-weight: 500;
    line-height: 1.2;
    white-space: nowrap;
    cursor: pointer;
    transition:
      background-color var(--wb-quick),
      border-color var(--wb-quick);
  }
  button:hover {
    background: var(--wb-hover);
  }
  button:focus-visible {
    outline-offset: 2px;
    border-radius: var(--wb-radius);
  }
  :host([variant="primary"]) button {
    border-color: transparent;
    background: var(--wb-accent);
    color: var(--wb-on-accent);
  }
  :host([variant="primary"]) button:hover {
    background: var(--wb-accent-strong);
  }
  :host([variant="quiet"]) button {
    border-color: transparent;
    background: transparent;
  }
  :host([variant="quiet"]) button:hover {
    background: var(--wb-hover);
  }
  :host([variant="danger"]) button {
    border-color: var(--wb-refused);
    color: var(--wb-refused);
  }
  :host([variant="danger"]) button:hover {
    background: var(--wb-refused-soft);
  }
  button:disabled {
    border-color: var(--wb-line);
    background: transparent;
    color: var(--wb-ink-soft);
    cursor: default;
  }
  button.bare {
    padding-inline: 0.375rem;
  }
  @media (forced-colors: active) {
    :host([variant="quiet"]) button {
      border-color: ButtonBorder;
    }
  }
`;

/**
 * A button. Without text it needs a `label`; with both, the label is what a listener hears and must begin with the text.
 * `click` comes from the element itself.
 */
@customElement("wb-button")
export class WbButton extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  static override styles = [
    controls,
    buttonLook,
    css`
      :host {
        display: inline-flex;
      }
      :host([hidden]) {
        display: none;
      }
      :host([disabled]) {
        pointer-events: none;
      }
      :host([variant="primary"][disabled]) button {
        border-color: transparent;
        background: var(--wb-hover);
        color: var(--wb-ink-soft);
      }
      button {
        width: 100%;
      }
      .busy {
        width: 0.9em;
        height: 0.9em;
        border: 2px solid currentcolor;
        border-inline-end-color: transparent;
        border-radius: 50%;
        animation: turn 0.8s linear infinite;
      }
      @keyframes turn {
        to {
          rotate: 1turn;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .busy {
          animation: none;
        }
      }
    `,
  ];

  @property({ reflect: true }) variant: "plain" | "primary" | "quiet" | "danger" = "plain";
  @property() icon: IconName | "" = "";
  /** The name of a button that shows only an icon; also its tooltip. */
  @property() label = "";
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** Something it began is under way. */
  @property({ type: Boolean }) busy = false;
  /** For a button that stays down: whether it is. */
  @property({ type: Boolean }) pressed: boolean | null = null;

  override render(): TemplateResult {
    const bare = this.textContent.trim() === "";
    return html`<button
      type="button"
      class=${bare ? "bare" : ""}
      ?disabled=${this.disabled}
      aria-label=${ifDefined(this.label === "" ? undefined : this.label)}
      aria-pressed=${ifDefined(this.pressed === null ? undefined : truth(this.pressed))}
      aria-busy=${ifDefined(this.busy ? "true" : undefined)}
      title=${ifDefined(bare && this.label !== "" ? this.label : undefined)}
    >
      ${
        this.busy
          ? html`<span class="busy"></span>`
          : this.icon === ""
            ? nothing
            : html`<wb-icon name=${this.icon}></wb-icon>`
      }
      <slot @slotchange=${() => this.requestUpdate()}></slot>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-button": WbButton;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { ifDefined } from "lit/directives/if-defined.js";
import { buttonLook } from "./button.ts";
import "./icon.ts";
import type { IconName } from "./icons.ts";
import { placePopover, popoverLook } from "./place-popover.ts";
import { code, controls, prose } from "./styles.ts";
import { truth } from "./truth.ts";

/** A button (slot `trigger`) that opens a small sheet (default slot). Escape and a press elsewhere close it. */
@customElement("wb-popover")
export class WbPopover extends LitElement {
  static override styles = [
    controls,
    prose,
    code,
    buttonLook,
    popoverLook,
    css`
      :host {
        display: inline-flex;
        min-width: 0;
      }
      #trigger {
        min-width: var(--wb-target);
        max-width: 100%;
      }
      #trigger[aria-expanded="true"] {
        background: var(--wb-hover);
      }
      #sheet {
        width: var(--wb-popover-width, 20rem);
        max-width: calc(100vw - 1rem);
        padding: var(--wb-space-2);
        line-height: var(--wb-leading);
      }
    `,
  ];

  @property({ reflect: true }) variant: "plain" | "quiet" = "quiet";
  /** Name of the button where its content does not say enough; begins with that content. */
  @property() label = "";
  @property() icon: IconName | "" = "";

  @state() private open = false;
  @query("#trigger") private trigger!: HTMLButtonElement;
  @query("#sheet") private sheet!: HTMLElement;

  hide(): void {
    this.sheet.hidePopover();
  }

  override render(): TemplateResult {
    return html`<button
        type="button"
        id="trigger"
        popovertarget="sheet"
        aria-expanded=${truth(this.open)}
        aria-label=${ifDefined(this.label === "" ? undefined : this.label)}
      >
        ${this.icon === "" ? nothing : html`<wb-icon name=${this.icon}></wb-icon>`}<slot
          name="trigger"
        ></slot>
      </button>
      <div
        id="sheet"
        popover="auto"
        @beforetoggle=${this.#place}
        @toggle=${this.#toggled}
        @keydown=${this.#press}
      >
        <slot></slot>
      </div>`;
  }

  #press = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    this.hide();
    this.trigger.focus();
  };

  #place = (event: ToggleEvent): void => {
    if (event.newState === "open") placePopover(this.trigger, this.sheet);
  };

  #toggled = (event: ToggleEvent): void => {
    this.open = event.newState === "open";
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-popover": WbPopover;
  }
}

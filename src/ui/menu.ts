import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { ifDefined } from "lit/directives/if-defined.js";
import { buttonLook } from "./button.ts";
import "./icon.ts";
import type { IconName } from "./icons.ts";
import { placePopover, popoverLook } from "./place-popover.ts";
import { controls } from "./styles.ts";
import { truth } from "./truth.ts";

/** One thing a menu can do, or one state it can set. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  /** A word at the end of the line: a key, a value. */
  readonly hint?: string;
  readonly disabled?: boolean;
  /** Present: the item is one of several states, and this says whether it holds. */
  readonly checked?: boolean;
  readonly tone?: "danger";
  /** Heading above the item; begins a group. */
  readonly group?: string;
}

/**
 * A button that opens a list of actions. The button's content is the default slot; without one its label is the name of the icon.
 * @fires wb-pick - detail: {id} of the item
 */
@customElement("wb-menu")
export class WbMenu extends LitElement {
  static override styles = [
    controls,
    buttonLook,
    popoverLook,
    css`
      :host {
        display: inline-flex;
        min-width: 0;
      }
      #trigger {
        min-width: var(--wb-target);
      }
      #trigger[aria-expanded="true"] {
        background: var(--wb-hover);
      }
      #list {
        min-width: 12rem;
        max-width: min(22rem, calc(100vw - 1rem));
        padding: var(--wb-space-half);
      }
      #list button {
        display: flex;
        justify-content: flex-start;
        gap: var(--wb-space-1);
        width: 100%;
        padding-inline: var(--wb-space-1);
        border-color: transparent;
        background: none;
        font-weight: 450;
        white-space: normal;
        text-align: start;
      }
      #list button:hover:not(:disabled),
      #list button:focus-visible {
        background: var(--wb-hover);
      }
      #list button:focus-visible {
        outline-offset: -2px;
      }
      #list button[data-tone="danger"] {
        color: var(--wb-refused);
      }
      .sign {
        width: 1.25em;
        flex: none;
      }
      .hint {
        margin-inline-start: auto;
        padding-inline-start: var(--wb-space-2);
        color: var(--wb-ink-soft);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .group {
        padding: var(--wb-space-1) var(--wb-space-1) var(--wb-space-half);
        color: var(--wb-ink-soft);
        font-weight: 600;
      }
      .group:not(:first-child) {
        margin-block-start: var(--wb-space-half);
        border-block-start: 1px solid var(--wb-line);
      }
    `,
  ];

  @property({ reflect: true }) variant: "plain" | "quiet" = "quiet";
  /** Name of the button; begins with the text it shows, if it shows one. */
  @property() label = "";
  @property() icon: IconName | "" = "";
  @property({ attribute: false }) items: readonly MenuItem[] = [];

  @state() private open = false;
  @query("#trigger") private trigger!: HTMLButtonElement;
  @query("#list") private list!: HTMLElement;

  override render(): TemplateResult {
    return html`<button
        type="button"
        id="trigger"
        popovertarget="list"
        aria-haspopup="menu"
        aria-expanded=${truth(this.open)}
        aria-label=${ifDefined(this.label === "" ? undefined : this.label)}
        title=${ifDefined(this.label === "" ? undefined : this.label)}
        @keydown=${this.#openByKey}
      >
        ${this.icon === "" ? nothing : html`<wb-icon part="icon" name=${this.icon}></wb-icon>`}<slot
        ></slot>
      </button>
      <div
        id="list"
        popover="auto"
        role="menu"
        aria-label=${this.label}
        @beforetoggle=${this.#place}
        @toggle=${this.#toggled}
        @keydown=${this.#press}
      >
        ${this.items.map((item) => this.#item(item))}
      </div>`;
  }

  #item({ id, label, icon, hint, disabled, checked, tone, group }: MenuItem): TemplateResult {
    return html`${group === undefined ? nothing : html`<div class="group" role="presentation">${group}</div>`}
      <button
        type="button"
        role=${checked === undefined ? "menuitem" : "menuitemradio"}
        tabindex="-1"
        aria-checked=${ifDefined(checked === undefined ? undefined : truth(checked))}
        data-tone=${tone ?? "plain"}
        ?disabled=${disabled === true}
        @click=${() => this.#pick(id)}
      >
        <span class="sign">${sign(icon, checked)}</span>
        <span>${label}</span>
        ${hint === undefined ? nothing : html`<span class="hint">${hint}</span>`}
      </button>`;
  }

  #pick(id: string): void {
    this.#close();
    this.dispatchEvent(
      new CustomEvent("wb-pick", { detail: { id }, bubbles: true, composed: true }),
    );
  }

  /** Closes the list by the learner's own act: the focus goes back to the button, not to the page's beginning. */
  #close(): void {
    this.list.hidePopover();
    this.trigger.focus();
  }

  #place = (event: ToggleEvent): void => {
    if (event.newState === "open") placePopover(this.trigger, this.list);
  };

  #toggled = (event: ToggleEvent): void => {
    this.open = event.newState === "open";
    if (this.open) this.#enabled()[0]?.focus();
  };

  #openByKey = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    this.list.showPopover();
  };

  #enabled(): HTMLButtonElement[] {
    return [...this.list.querySelectorAll<HTMLButtonElement>("button:not(:disabled)")];
  }

  #press = (event: KeyboardEvent): void => {
    const items = this.#enabled();
    const at = items.indexOf(event.target as HTMLButtonElement);
    const last = items.length - 1;
    const to = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (event.key === "Tab" || event.key === "Escape") this.#close();
    if (to === undefined) return;
    event.preventDefault();
    items[to]?.focus();
  };
}

function sign(
  icon: IconName | undefined,
  checked: boolean | undefined,
): TemplateResult | typeof nothing {
  if (checked === true) return html`<wb-icon name="check"></wb-icon>`;
  return icon === undefined ? nothing : html`<wb-icon name=${icon}></wb-icon>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-menu": WbMenu;
  }
}

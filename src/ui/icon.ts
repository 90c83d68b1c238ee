import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type IconName, ICONS } from "./icons.ts";

/** A small drawing beside a word. It says nothing to a listener: the word or the control's label does. */
@customElement("wb-icon")
export class WbIcon extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
      flex: none;
      width: 1.25em;
      height: 1.25em;
      vertical-align: -0.25em;
    }
    svg {
      width: 100%;
      height: 100%;
      fill: none;
      stroke: currentcolor;
      stroke-width: 1.5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `;

  @property() name: IconName | "" = "";

  override render(): TemplateResult | typeof nothing {
    if (!Object.hasOwn(ICONS, this.name) || this.name === "") return nothing;
    return html`<svg viewBox="0 0 20 20" aria-hidden="true">${ICONS[this.name]}</svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-icon": WbIcon;
  }
}

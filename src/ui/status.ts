import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type Tone, TONE_ICONS } from "./badge.ts";
import "./icon.ts";

/** A notice in the flow of the page, with room for what can be done about it in the slot `actions`. */
@customElement("wb-status")
export class WbStatus extends LitElement {
  static override styles = css`
    :host {
      --tone: var(--wb-ink-soft);
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--wb-space-1) var(--wb-space-2);
      padding: var(--wb-space-1) var(--wb-space-2);
      border-inline-start: 3px solid var(--tone);
      background: var(--wb-surface-sunken);
      color: var(--wb-ink);
      font-family: var(--wb-font-text);
      font-size: var(--wb-text-small);
      line-height: var(--wb-leading);
    }
    :host([hidden]) {
      display: none;
    }
    :host([tone="accent"]) {
      --tone: var(--wb-accent);
      background: var(--wb-accent-soft);
    }
    :host([tone="passed"]) {
      --tone: var(--wb-passed);
      background: var(--wb-passed-soft);
    }
    :host([tone="refused"]) {
      --tone: var(--wb-refused);
      background: var(--wb-refused-soft);
    }
    :host([tone="failed"]) {
      --tone: var(--wb-failed);
      background: var(--wb-failed-soft);
    }
    :host([tone="notice"]) {
      --tone: var(--wb-notice);
      background: var(--wb-notice-soft);
    }
    .words {
      display: flex;
      flex: 1 1 16rem;
      gap: var(--wb-space-1);
      min-width: 0;
      overflow-wrap: anywhere;
    }
    wb-icon {
      margin-block-start: 0.1em;
      color: var(--tone);
    }
  `;

  @property({ reflect: true }) tone: Tone = "plain";

  override render(): TemplateResult {
    const icon = TONE_ICONS[this.tone];
    return html`<div class="words">
        ${icon ? html`<wb-icon name=${icon}></wb-icon>` : nothing}<span><slot></slot></span>
      </div>
      <slot name="actions"></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-status": WbStatus;
  }
}

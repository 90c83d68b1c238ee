import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import "./icon.ts";
import type { IconName } from "./icons.ts";

export type Tone = "plain" | "accent" | "passed" | "refused" | "skipped" | "failed" | "notice";

/** The sign that stands with a tone, so that colour never speaks alone. */
export const TONE_ICONS: Readonly<Record<Tone, IconName | "">> = {
  plain: "",
  accent: "",
  passed: "check",
  refused: "refused",
  skipped: "skipped",
  failed: "warning",
  notice: "info",
};

/** A word or two on how a thing stands, e.g. "expired". */
@customElement("wb-badge")
export class WbBadge extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.25em;
      padding: 0.125rem 0.5rem;
      border: 1px solid transparent;
      border-radius: 1em;
      background: var(--wb-skipped-soft);
      color: var(--wb-skipped);
      font-family: var(--wb-font-text);
      font-size: var(--wb-text-small);
      font-weight: 600;
      line-height: 1.3;
      white-space: nowrap;
    }
    :host([hidden]) {
      display: none;
    }
    :host([tone="accent"]) {
      background: var(--wb-accent-soft);
      color: var(--wb-accent);
    }
    :host([tone="passed"]) {
      background: var(--wb-passed-soft);
      color: var(--wb-passed);
    }
    :host([tone="refused"]) {
      background: var(--wb-refused-soft);
      color: var(--wb-refused);
    }
    :host([tone="failed"]) {
      background: var(--wb-failed-soft);
      color: var(--wb-failed);
    }
    :host([tone="notice"]) {
      background: var(--wb-notice-soft);
      color: var(--wb-notice);
    }
    wb-icon {
      width: 1em;
      height: 1em;
    }
    @media (forced-colors: active) {
      :host {
        border-color: CanvasText;
      }
    }
  `;

  @property({ reflect: true }) tone: Tone = "plain";

  override render(): TemplateResult {
    const icon = TONE_ICONS[this.tone];
    return html`${icon ? html`<wb-icon name=${icon}></wb-icon>` : nothing}<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-badge": WbBadge;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { WorldStore } from "../client/world-store.ts";
import "../ui/button.ts";
import "../ui/status.ts";
import { Watching } from "../ui/watching.ts";

/**
 * What must stay in sight until it is dealt with: a world that nobody keeps, a new version.
 * @fires wb-action - detail: {id}: "export", "start-over", "update" or "later"
 */
@customElement("wb-notices")
export class WbNotices extends LitElement {
  static override styles = css`
    wb-status {
      border-block-end: 1px solid var(--wb-line);
    }
  `;

  @property({ attribute: false }) world: WorldStore | null = null;
  /** A new version of the workbook waits to take over. */
  @property({ type: Boolean }) newer = false;

  readonly #world = new Watching(this, () => this.world);

  override render(): TemplateResult {
    const storage = this.#world.value?.state?.storage;
    return html`<div role="status">
      ${
        storage?.kind === "memory"
          ? html`<wb-status tone="notice">
              <strong>Your work is not being kept.</strong> ${storage.why} You can go on, but
              leaving this page loses it. ${this.#button("export", "Save as a file")}
              ${this.#button("start-over", "Start over…")}
            </wb-status>`
          : nothing
      }
      ${
        this.newer
          ? html`<wb-status tone="accent">
              A new version of the workbook is ready. Your work stays as it is.
              ${this.#button("update", "Update now")} ${this.#button("later", "Later")}
            </wb-status>`
          : nothing
      }
    </div>`;
  }

  #button(id: string, words: string): TemplateResult {
    const act = (): boolean =>
      this.dispatchEvent(
        new CustomEvent("wb-action", { detail: { id }, bubbles: true, composed: true }),
      );
    return html`<wb-button slot="actions" @click=${act}>${words}</wb-button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-notices": WbNotices;
  }
}

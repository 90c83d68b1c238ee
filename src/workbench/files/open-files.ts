import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { controls } from "../../ui/styles.ts";
import { panelEvent } from "../events.ts";

/**
 * The open files, side by side.
 * @fires wb-file-open - detail: the path
 * @fires wb-file-close - detail: the path
 */
@customElement("wb-open-files")
export class WbOpenFiles extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
        overflow-x: auto;
        scrollbar-width: none;
      }
      ul {
        display: flex;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        border-inline-end: 1px solid var(--wb-line);
        color: var(--wb-ink-soft);
      }
      li[data-active] {
        background: var(--wb-surface);
        color: var(--wb-ink);
        box-shadow: inset 0 2px 0 var(--wb-accent);
      }
      button {
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        font-size: var(--wb-text-small);
        min-height: 2.25rem;
        cursor: pointer;
      }
      .name {
        padding-inline: var(--wb-space-2) var(--wb-space-1);
        white-space: nowrap;
      }
      .name span {
        color: var(--wb-ink-soft);
      }
      .close {
        display: grid;
        place-items: center;
        width: 1.75rem;
        padding: 0;
      }
      .close:hover,
      .name:hover {
        color: var(--wb-accent);
      }
      button:focus-visible {
        outline: 2px solid var(--wb-focus);
        outline-offset: -2px;
      }
      @media (pointer: coarse) {
        button {
          min-height: 2.75rem;
        }
        .close {
          width: 2.75rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) paths: readonly string[] = [];
  @property() active: string | null = null;
  /** Paths with unsaved text. */
  @property({ attribute: false }) dirty: ReadonlySet<string> = new Set();

  override render(): TemplateResult {
    return html`<ul aria-label="Open files">
      ${repeat(this.paths, (path) => path, this.#tab)}
    </ul>`;
  }

  #tab = (path: string): TemplateResult => {
    const dirty = this.dirty.has(path);
    const slash = path.lastIndexOf("/") + 1;
    const active = path === this.active;
    return html`<li ?data-active=${active}>
      <button
        class="name"
        aria-current=${active ? "true" : "false"}
        title=${path}
        @click=${() => this.dispatchEvent(panelEvent("wb-file-open", path))}
      >
        <span>${path.slice(0, slash)}</span>${path.slice(slash)}
      </button>
      <button
        class="close"
        aria-label=${`Close ${path}${dirty ? " (not saved; your text is kept)" : ""}`}
        @click=${() => this.dispatchEvent(panelEvent("wb-file-close", path))}
      >
        ${dirty ? "●" : "×"}
      </button>
    </li>`;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-open-files": WbOpenFiles;
  }
}

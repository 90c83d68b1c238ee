import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import "../../ui/icon.ts";
import { controls } from "../../ui/styles.ts";
import { panelEvent } from "../events.ts";
import { fileTree, type TreeRow, visibleRows } from "./tree.ts";

/**
 * The project's files as a tree. Arrow keys move, Right and Left open and close folders, Enter opens a file.
 * @fires wb-file-open - detail: the path
 */
@customElement("wb-file-tree")
export class WbFileTree extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        overflow: auto;
        padding-block: var(--wb-space-1);
      }
      [role="treeitem"] {
        display: flex;
        align-items: center;
        gap: var(--wb-space-1);
        min-height: 1.75rem;
        padding-inline: var(--wb-space-2);
        cursor: default;
        white-space: nowrap;
        color: var(--wb-ink);
        font-size: var(--wb-text-small);
      }
      [role="treeitem"]:hover {
        background: var(--wb-hover);
      }
      [role="treeitem"][aria-selected="true"] {
        background: var(--wb-accent-soft);
        font-weight: 600;
      }
      [role="treeitem"]:focus-visible {
        outline: 2px solid var(--wb-focus);
        outline-offset: -2px;
      }
      wb-icon {
        color: var(--wb-ink-soft);
      }
      /* One for each folder above; with the gap, a step of 16 px. */
      .step {
        width: var(--wb-space-1);
      }
      .mark {
        margin-inline-start: auto;
        padding-inline-start: var(--wb-space-1);
        color: var(--wb-accent);
      }
      .mark.error {
        color: var(--wb-refused);
      }
      @media (pointer: coarse) {
        [role="treeitem"] {
          min-height: 2.75rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) paths: readonly string[] = [];
  /** The file that is shown. */
  @property() active: string | null = null;
  /** Paths with unsaved text. */
  @property({ attribute: false }) dirty: ReadonlySet<string> = new Set();
  /** The file the server failed in; null when it runs. */
  @property() failed: string | null = null;

  @state() private collapsed: ReadonlySet<string> = new Set(["books/migrations"]);
  /** The row Tab leads to. */
  @state() private current: string | null = null;

  #focusNext = false;

  override render(): TemplateResult {
    const rows = visibleRows(fileTree(this.paths), this.collapsed);
    const tabbable =
      rows.find(({ node }) => node.path === this.current) ??
      rows.find(({ node }) => node.path === this.active) ??
      rows[0];
    return html`<div
      role="tree"
      aria-label="Project files"
      @click=${this.#click}
      @keydown=${this.#key}
    >
      ${repeat(
        rows,
        ({ node }) => node.path,
        (row) => this.#row(row, row === tabbable),
      )}
    </div>`;
  }

  override updated(_changed: PropertyValues): void {
    if (!this.#focusNext) return;
    this.#focusNext = false;
    this.renderRoot.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }

  #row({ node, level, position, size }: TreeRow, tabbable: boolean): TemplateResult {
    const folder = node.kind === "folder";
    const open = folder && !this.collapsed.has(node.path);
    return html`<div
      role="treeitem"
      tabindex=${tabbable ? 0 : -1}
      aria-level=${level}
      aria-posinset=${position}
      aria-setsize=${size}
      aria-label=${node.name + this.#markWords(node.path)}
      aria-expanded=${folder ? (open ? "true" : "false") : nothing}
      aria-selected=${folder ? nothing : node.path === this.active ? "true" : "false"}
      data-path=${node.path}
    >
      ${Array.from({ length: level - 1 }, () => html`<span class="step"></span>`)}
      <wb-icon name=${folder ? (open ? "folder-open" : "folder") : "file"}></wb-icon>
      ${node.name}${this.#mark(node.path)}
    </div>`;
  }

  #mark(path: string): TemplateResult | typeof nothing {
    if (path === this.failed) return html`<span class="mark error">!</span>`;
    return this.dirty.has(path) ? html`<span class="mark">●</span>` : nothing;
  }

  #markWords(path: string): string {
    if (path === this.failed) return ", has an error";
    return this.dirty.has(path) ? ", not saved" : "";
  }

  #click = (event: Event): void => {
    const row = (event.target as HTMLElement).closest<HTMLElement>("[data-path]");
    const path = row?.dataset.path;
    if (row === null || path === undefined) return;
    this.#act(path, row.hasAttribute("aria-expanded"));
  };

  #act(path: string, folder: boolean): void {
    this.current = path;
    if (folder) this.#fold(path, !this.collapsed.has(path));
    else this.dispatchEvent(panelEvent("wb-file-open", path));
  }

  #fold(path: string, closed: boolean): void {
    const collapsed = new Set(this.collapsed);
    if (closed) collapsed.add(path);
    else collapsed.delete(path);
    this.collapsed = collapsed;
  }

  #key = (event: KeyboardEvent): void => {
    const rows = visibleRows(fileTree(this.paths), this.collapsed);
    const at = rows.findIndex(
      ({ node }) => node.path === (event.target as HTMLElement).dataset.path,
    );
    const row = rows[at];
    if (row === undefined) return;
    const target = this.#target(event.key, rows, at, row);
    if (target === null) return;
    event.preventDefault();
    if (target === undefined) return;
    this.current = target.node.path;
    this.#focusNext = true;
    this.requestUpdate();
  };

  /** The row a key leads to; undefined when the key acted in place, null when it is not ours. */
  #target(
    key: string,
    rows: readonly TreeRow[],
    at: number,
    row: TreeRow,
  ): TreeRow | null | undefined {
    const { node, parent } = row;
    const folder = node.kind === "folder";
    const closed = this.collapsed.has(node.path);
    switch (key) {
      case "ArrowDown":
        return rows[at + 1];
      case "ArrowUp":
        return rows[at - 1];
      case "Home":
        return rows[0];
      case "End":
        return rows.at(-1);
      case "ArrowRight":
        if (folder && closed) this.#fold(node.path, false);
        else if (folder) return rows[at + 1];
        return undefined;
      case "ArrowLeft":
        if (folder && !closed) this.#fold(node.path, true);
        else return rows.find((each) => each.node.path === parent);
        return undefined;
      case "Enter":
      case " ":
        this.#act(node.path, folder);
        return undefined;
      default:
        return null;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-file-tree": WbFileTree;
  }
}

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { WorldStore } from "../../client/world-store.ts";
import "../../ui/button.ts";
import "../../ui/code-editor.ts";
import type { WbCodeEditor } from "../../ui/code-editor.ts";
import "../../ui/empty.ts";
import type { Desk } from "../desk.ts";
import { Watching } from "../../ui/watching.ts";
import "./file-dialog.ts";
import type { FileChange, WbFileDialog } from "./file-dialog.ts";
import "./file-tree.ts";
import "./open-files.ts";
import { failureIn, offsetOf } from "./place-diagnostics.ts";
import "./server-strip.ts";

/** The learner's project: tree, open files, editor, and how the server took the last save. */
@customElement("wb-files-panel")
export class WbFilesPanel extends LitElement {
  static override styles = css`
    :host {
      display: grid;
      grid-template: auto minmax(0, 1fr) auto / minmax(8rem, 12rem) minmax(0, 1fr);
      min-height: 0;
      background: var(--wb-paper);
    }
    wb-file-tree {
      grid-row: 1 / 3;
      border-inline-end: 1px solid var(--wb-line);
    }
    .bar {
      display: flex;
      align-items: center;
      gap: var(--wb-space-1);
      min-width: 0;
      border-block-end: 1px solid var(--wb-line);
      background: var(--wb-surface-sunken);
    }
    wb-open-files {
      flex: 1;
    }
    .actions {
      display: flex;
      flex: none;
      gap: var(--wb-space-1);
      padding-inline-end: var(--wb-space-1);
    }
    .editors {
      min-height: 0;
      background: var(--wb-surface);
    }
    wb-code-editor {
      height: 100%;
    }
    [hidden] {
      display: none;
    }
    wb-server-strip {
      grid-column: 1 / -1;
    }
    @media (max-width: 40rem) {
      :host {
        grid-template: auto auto minmax(0, 1fr) auto / minmax(0, 1fr);
      }
      wb-file-tree {
        grid-row: auto;
        max-height: 9.5rem;
        border-inline-end: 0;
        border-block-end: 1px solid var(--wb-line);
      }
    }
  `;

  @property({ attribute: false }) world: WorldStore | null = null;
  @property({ attribute: false }) desk: Desk | null = null;

  @state() private saving = false;
  @query("wb-file-dialog") private dialog!: WbFileDialog;

  readonly #world = new Watching(this, () => this.world);
  readonly #drafts = new Watching(this, () => this.desk?.files ?? null);

  /** Opens a file, at a line if one is given (from 1). */
  async open(file: string, line?: number, column = 1): Promise<void> {
    this.desk?.files.open(file);
    if (line === undefined) return;
    await this.updateComplete;
    const editor = this.#editor(file);
    await editor?.updateComplete;
    editor?.focusAt(offsetOf(this.#text(file), line, column));
  }

  /** Opens a file with a text that is not saved yet; Undo brings back what stood there. */
  showIn(file: string, text: string): void {
    this.desk?.files.open(file);
    this.desk?.files.type(file, text, this.#files[file] ?? "");
  }

  get #files(): Readonly<Record<string, string>> {
    return this.#world.value?.state?.files ?? {};
  }

  #text(file: string): string {
    return this.#drafts.value?.unsaved[file] ?? this.#files[file] ?? "";
  }

  #editor(file: string): WbCodeEditor | undefined {
    return [...this.renderRoot.querySelectorAll<WbCodeEditor>("wb-code-editor")].find(
      ({ dataset }) => dataset.path === file,
    );
  }

  override willUpdate(_changed: PropertyValues): void {
    const state = this.#world.value?.state;
    if (state === undefined || state === null || this.desk === null) return;
    this.desk.files.settle(state.files);
    if (this.desk.files.value.open.length === 0 && !this.#openedFirst) {
      const first = FIRST_FILES.find((path) => path in state.files);
      if (first !== undefined) this.desk.files.open(first);
    }
    this.#openedFirst = true;
  }

  #openedFirst = false;

  override render(): TemplateResult {
    const state = this.#world.value?.state ?? null;
    const { open, active, unsaved } = this.#drafts.value ?? { open: [], active: null, unsaved: {} };
    const dirty = new Set(Object.keys(unsaved));
    const paths = [...new Set([...Object.keys(this.#files), ...dirty])];
    const status = state?.server ?? null;
    const failed = status?.kind === "broken" ? (status.failure.place?.file ?? null) : null;
    return html`<wb-file-tree
        .paths=${paths}
        .active=${active}
        .dirty=${dirty}
        .failed=${failed}
        @wb-file-open=${this.#openFile}
      ></wb-file-tree>
      <div class="bar">
        <wb-open-files
          .paths=${open}
          .active=${active}
          .dirty=${dirty}
          @wb-file-open=${this.#openFile}
          @wb-file-close=${({ detail }: CustomEvent<string>) => this.desk?.files.close(detail)}
        ></wb-open-files>
        ${this.#actions(active, dirty)}
      </div>
      <div class="editors">
        ${
          open.length === 0
            ? html`<wb-empty heading="No file is open"
                >Choose one in the tree to read or change it.</wb-empty
              >`
            : repeat(
                open,
                (path) => path,
                (path) =>
                  html`<wb-code-editor
                    data-path=${path}
                    ?hidden=${path !== active}
                    language=${path.endsWith(".py") ? "python" : "text"}
                    label=${`${path}, editor`}
                    .value=${this.#text(path)}
                    .diagnostics=${failureIn(path, this.#text(path), status)}
                    @wb-change=${({ detail }: CustomEvent<{ value: string }>) =>
                      this.desk?.files.type(path, detail.value, this.#files[path] ?? "")}
                    @wb-save=${this.#saveActive}
                  ></wb-code-editor>`,
              )
        }
      </div>
      <wb-server-strip .status=${status}></wb-server-strip>
      <wb-file-dialog .paths=${paths} @wb-file-change=${this.#change}></wb-file-dialog>`;
  }

  #actions(active: string | null, dirty: ReadonlySet<string>): TemplateResult {
    const changed = active !== null && dirty.has(active);
    return html`<div class="actions">
      ${
        changed
          ? html`<wb-button
              variant="quiet"
              icon="undo"
              label="Go back to the saved text"
              @click=${() => this.desk?.files.drop(active)}
            ></wb-button>`
          : nothing
      }
      <wb-button
        variant="quiet"
        icon="more"
        label="New, rename, delete"
        @click=${() => this.dialog.show(active)}
      >
      </wb-button>
      <wb-button
        variant="primary"
        icon="save"
        ?disabled=${!changed || this.saving}
        ?busy=${this.saving}
        @click=${this.#saveActive}
        >Save</wb-button
      >
      ${
        dirty.size > 1
          ? html`<wb-button variant="quiet" @click=${this.#saveAll}
              >Save all ${dirty.size}</wb-button
            >`
          : nothing
      }
    </div>`;
  }

  #openFile = ({ detail }: CustomEvent<string>): void => {
    this.desk?.files.open(detail);
  };

  #saveActive = (): void => {
    const { active, unsaved } = this.#drafts.value ?? { active: null, unsaved: {} };
    const text = active === null ? undefined : unsaved[active];
    if (active !== null && text !== undefined) void this.#save({ [active]: text });
  };

  #saveAll = (): void => {
    void this.#save(this.#drafts.value?.unsaved ?? {});
  };

  /** Drafts are not dropped here: once the world holds the text, `settle` sees that nothing differs any more. */
  async #save(files: Readonly<Record<string, string | null>>): Promise<boolean> {
    if (this.world === null) return false;
    this.saving = true;
    try {
      await this.world.save(files);
      return true;
    } catch {
      // The store holds the refusal as its fault, which the shell shows; the draft stays.
      return false;
    } finally {
      this.saving = false;
    }
  }

  #change = async ({ detail }: CustomEvent<FileChange>): Promise<void> => {
    const drafts = this.desk?.files;
    if (drafts === undefined) return;
    if (detail.kind === "new") {
      if (await this.#save({ [detail.path]: "" })) await this.open(detail.path, 1);
    } else if (detail.kind === "rename") {
      const saved = this.#files[detail.from] ?? "";
      if (await this.#save({ [detail.from]: null, [detail.path]: saved })) {
        drafts.rename(detail.from, detail.path);
        drafts.open(detail.path);
      }
    } else if (await this.#save({ [detail.path]: null })) {
      drafts.drop(detail.path);
      drafts.close(detail.path);
    }
  };
}

/** Opened in a world that has no open file yet: the first that exists. */
const FIRST_FILES = ["bookstore/settings.py", "manage.py"];

declare global {
  interface HTMLElementTagNameMap {
    "wb-files-panel": WbFilesPanel;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import "../../ui/button.ts";
import "../../ui/dialog.ts";
import { controls } from "../../ui/styles.ts";
import { panelEvent } from "../events.ts";
import { pathProblem } from "./tree.ts";

/** What is to be done to the project's files. */
export type FileChange =
  | { readonly kind: "new"; readonly path: string }
  | { readonly kind: "rename"; readonly from: string; readonly path: string }
  | { readonly kind: "delete"; readonly path: string };

/**
 * Asks for a new file's path, or a new path or the end of the file that is open.
 * @fires wb-file-change - detail: a FileChange
 */
@customElement("wb-file-dialog")
export class WbFileDialog extends LitElement {
  static override styles = [
    controls,
    css`
      form {
        display: grid;
        gap: var(--wb-space-1);
        margin-block-end: var(--wb-space-3);
      }
      .line {
        display: flex;
        gap: var(--wb-space-1);
      }
      input {
        flex: 1;
        min-width: 0;
        min-height: 2.25rem;
        padding-inline: var(--wb-space-1);
        border: 1px solid var(--wb-line-strong);
        border-radius: var(--wb-radius);
        background: var(--wb-surface);
        color: var(--wb-ink);
        font-family: var(--wb-font-code);
        font-size: var(--wb-text-small);
      }
      .problem {
        margin: 0;
        color: var(--wb-refused);
        font-size: var(--wb-text-small);
      }
    `,
  ];

  /** Paths that are taken. */
  @property({ attribute: false }) paths: readonly string[] = [];
  @state() private shown = false;
  @state() private file: string | null = null;
  /** The learner pressed Delete and is asked once more. */
  @state() private confirming = false;
  @state() private problem: { readonly form: FileChange["kind"]; readonly text: string } | null =
    null;

  /** @param file the file that can be renamed or deleted; null when none is open */
  show(file: string | null): void {
    this.file = file;
    this.problem = null;
    this.confirming = false;
    this.shown = true;
  }

  override render(): TemplateResult {
    if (!this.shown) return html``;
    const { file } = this;
    return html`<wb-dialog heading="Files of the project" open @wb-close=${this.#close}>
      ${this.#form("new", "New file", "Create", file === null ? "" : folderOf(file))}
      ${
        file === null
          ? nothing
          : html`${this.#form("rename", `Rename ${file}`, "Rename", file)} ${this.#deletion(file)}`
      }
    </wb-dialog>`;
  }

  #form(kind: "new" | "rename", label: string, act: string, value: string): TemplateResult {
    const problem = this.problem?.form === kind ? this.problem.text : null;
    return html`<form @submit=${(event: SubmitEvent) => this.#submit(event, kind)}>
      <label for=${kind}>${label}</label>
      <div class="line">
        <input
          id=${kind}
          name="path"
          .value=${value}
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          aria-invalid=${problem !== null ? "true" : "false"}
          aria-describedby=${`${kind}-problem`}
        />
        <wb-button
          @click=${(event: Event) => (event.target as HTMLElement).closest("form")?.requestSubmit()}
          >${act}</wb-button
        >
      </div>
      <p class="problem" id=${`${kind}-problem`} aria-live="polite">${problem}</p>
    </form>`;
  }

  #deletion(file: string): TemplateResult {
    if (!this.confirming) {
      return html`<wb-button variant="danger" icon="trash" @click=${() => (this.confirming = true)}
        >Delete ${file}…</wb-button
      >`;
    }
    return html`<p role="alert">The file is gone for good, unsaved text too. Delete ${file}?</p>
      <div class="line">
        <wb-button variant="danger" @click=${() => this.#done({ kind: "delete", path: file })}
          >Delete it</wb-button
        >
        <wb-button @click=${() => (this.confirming = false)}>Keep it</wb-button>
      </div>`;
  }

  #submit(event: SubmitEvent, kind: "new" | "rename"): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const typed = new FormData(form).get("path");
    const path = typeof typed === "string" ? typed.trim() : "";
    const problem = pathProblem(path, new Set(this.paths));
    if (problem !== null) this.problem = { form: kind, text: problem };
    else if (kind === "new") this.#done({ kind, path });
    else if (this.file !== null) this.#done({ kind, from: this.file, path });
  }

  #done(change: FileChange): void {
    this.#close();
    this.dispatchEvent(panelEvent("wb-file-change", change));
  }

  #close = (): void => {
    this.shown = false;
  };
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-file-dialog": WbFileDialog;
  }
}

import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { codeTheme } from "./code-theme.ts";

/** Something to say about a stretch of the text; offsets count UTF-16 units from 0. */
export interface CodeDiagnostic {
  readonly from: number;
  readonly to: number;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
}

/** "http" is plain here: the request editor brings its language as an extension. */
export type CodeLanguage = "python" | "json" | "http" | "text";

/**
 * A text editor for code. Tab indents; Escape and then Tab leaves it.
 * @fires wb-change - detail: {value}, on every change a learner makes
 * @fires wb-save - Ctrl/Cmd+S
 * @fires wb-submit - Ctrl/Cmd+Enter; detail: {offset} of the cursor
 */
@customElement("wb-code-editor")
export class WbCodeEditor extends LitElement {
  static override styles = css`
    :host {
      display: block;
      min-width: 0;
      min-height: 0;
      overflow: hidden;
      background: var(--wb-surface);
    }
    :host([hidden]) {
      display: none;
    }
    :host(:focus-within) {
      outline: 2px solid var(--wb-focus);
      outline-offset: -2px;
    }
    #editor {
      height: 100%;
    }
  `;

  @property() value = "";
  @property() language: CodeLanguage = "text";
  /** What the text is, for a listener. */
  @property() label = "Code";
  @property({ type: Boolean }) readonly = false;
  @property({ attribute: false }) diagnostics: readonly CodeDiagnostic[] = [];
  /** More CodeMirror extensions. Keep the array: a new one reconfigures the editor. */
  @property({ attribute: false }) extensions: readonly Extension[] = [];

  #view: EditorView | null = null;
  readonly #settings = new Compartment();

  /** Puts the cursor at an offset, in view, and the focus into the editor. */
  focusAt(offset: number): void {
    if (this.#view === null) return;
    const anchor = Math.min(Math.max(0, offset), this.#view.state.doc.length);
    const effects = EditorView.scrollIntoView(anchor, { y: "center" });
    this.#view.dispatch({ selection: { anchor }, effects });
    this.#view.focus();
  }

  /** The cursor, as an offset; 0 before the editor is there. */
  get cursor(): number {
    return this.#view?.state.selection.main.head ?? 0;
  }

  /** CodeMirror's own object, for extensions that need it; null before the first update. */
  get view(): EditorView | null {
    return this.#view;
  }

  override focus(): void {
    this.#view?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moved within the page, it comes back with its text and without its history.
    this.#view?.destroy();
    this.#view = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#start();
  }

  override render(): TemplateResult {
    return html`<div id="editor"></div>`;
  }

  override firstUpdated(): void {
    this.#start();
  }

  override updated(changed: PropertyValues<this>): void {
    const view = this.#view;
    if (view === null) return;
    if (SETTINGS.some((name) => changed.has(name))) {
      view.dispatch({ effects: this.#settings.reconfigure(this.#configuration()) });
    }
    const replaced = changed.has("value") && this.value !== view.state.doc.toString();
    if (replaced) view.dispatch(replacement(view.state.doc.toString(), this.value));
    if (changed.has("diagnostics") || replaced) this.#mark();
  }

  #start(): void {
    const parent = this.renderRoot.querySelector("#editor");
    if (parent === null || this.#view !== null) return;
    this.#view = new EditorView({
      parent,
      root: this.renderRoot as ShadowRoot,
      state: EditorState.create({
        doc: this.value,
        extensions: [this.#settings.of(this.#configuration()), ...this.#fixed()],
      }),
    });
    this.#mark();
  }

  #fixed(): Extension[] {
    return [
      lineNumbers(),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      highlightSelectionMatches(),
      lintGutter(),
      EditorState.allowMultipleSelections.of(true),
      keymap.of([
        { key: "Mod-s", preventDefault: true, run: () => this.#fire("wb-save") },
        {
          key: "Mod-Enter",
          preventDefault: true,
          run: () => this.#fire("wb-submit", { offset: this.cursor }),
        },
        ...defaultKeymap,
        ...historyKeymap,
        ...searchKeymap,
        indentWithTab,
      ]),
      codeTheme,
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (!docChanged) return;
        const value = state.doc.toString();
        if (value === this.value) return;
        this.value = value;
        this.#fire("wb-change", { value });
      }),
    ];
  }

  #configuration(): Extension {
    return [
      // First, so that what a panel brings is asked before the editor's own keys.
      ...this.extensions,
      LANGUAGES[this.language](),
      EditorState.readOnly.of(this.readonly),
      EditorView.contentAttributes.of({
        "aria-label": this.label,
        // An editable element has the keyboard's focus anyway; said aloud, axe knows it of the scrolling area too.
        tabindex: "0",
        "aria-description": "Press Escape and then Tab to leave the editor.",
        spellcheck: "false",
        autocapitalize: "off",
        autocorrect: "off",
      }),
    ];
  }

  #mark(): void {
    if (this.#view === null) return;
    const { length } = this.#view.state.doc;
    const marks = this.diagnostics.map(({ from, to, severity, message }): Diagnostic => {
      const start = Math.min(Math.max(0, from), length);
      return { from: start, to: Math.min(Math.max(start, to), length), severity, message };
    });
    this.#view.dispatch(setDiagnostics(this.#view.state, marks));
  }

  #fire(name: `wb-${string}`, detail: unknown = null): boolean {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    return true;
  }
}

const SETTINGS = ["language", "label", "readonly", "extensions"] as const;

const LANGUAGES: Readonly<Record<CodeLanguage, () => Extension>> = {
  python: () => [python(), indentUnit.of("    "), EditorState.tabSize.of(4)],
  json: () => [json(), indentUnit.of("  ")],
  http: () => indentUnit.of("  "),
  text: () => [],
};

/** The smallest change from one text to another, so that cursor, scroll position and undo keep their sense. */
function replacement(
  from: string,
  to: string,
): { changes: { from: number; to: number; insert: string } } {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start] === to[start]) start += 1;
  let end = 0;
  while (end < shorter - start && from.at(-1 - end) === to.at(-1 - end)) end += 1;
  return {
    changes: { from: start, to: from.length - end, insert: to.slice(start, to.length - end) },
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-code-editor": WbCodeEditor;
  }
}

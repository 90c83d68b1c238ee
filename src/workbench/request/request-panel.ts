import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { composeRequest } from "../../client/compose.ts";
import { cookieJar } from "../../client/cookie-jar.ts";
import {
  type HttpFile,
  type HttpFileRequest,
  parseHttpFile,
  requestAt,
} from "../../client/http-file.ts";
import { type Scope, scopeOf } from "../../client/variables.ts";
import type { WorldStore } from "../../client/world-store.ts";
import "../../ui/button.ts";
import "../../ui/code-editor.ts";
import type { WbCodeEditor } from "../../ui/code-editor.ts";
import "../../ui/menu.ts";
import type { Desk } from "../desk.ts";
import { Watching } from "../../ui/watching.ts";
import "./copy-as-menu.ts";
import { httpEditing } from "./http-editing.ts";
import { quickRequests } from "./quick-requests.ts";
import "./quick-request-list.ts";
import { requestProblems, tokenSummary, variableLook } from "./request-words.ts";

/** The request document and the button that sends the request under the cursor. */
@customElement("wb-request-panel")
export class WbRequestPanel extends LitElement {
  static override styles = css`
    :host {
      display: flex;
      flex-direction: column;
      min-height: 0;
      background: var(--wb-surface);
    }
    header {
      display: flex;
      align-items: center;
      gap: var(--wb-space-1);
      min-height: 2.75rem;
      padding-inline: var(--wb-space-2) var(--wb-space-1);
      border-block-end: 1px solid var(--wb-line);
      background: var(--wb-surface-sunken);
    }
    .target {
      flex: 1;
      min-width: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      color: var(--wb-ink-soft);
      font-family: var(--wb-font-code);
      font-size: var(--wb-text-small);
    }
    wb-code-editor {
      flex: 1;
      min-height: 0;
    }
    wb-quick-request-list {
      flex: 1 1 auto;
      min-height: 0;
      overflow: auto;
    }
    wb-quick-request-list + wb-code-editor {
      flex: 0 0 3.5rem;
    }
    .problem {
      margin: 0;
      padding: var(--wb-space-1) var(--wb-space-2);
      border-block-start: 1px solid var(--wb-refused);
      color: var(--wb-refused);
      font-size: var(--wb-text-small);
    }
  `;

  @property({ attribute: false }) world: WorldStore | null = null;
  @property({ attribute: false }) desk: Desk | null = null;

  @state() private cursor = 0;
  @state() private sending = false;
  /** Why the last request was not sent. */
  @state() private problem: string | null = null;
  @query("wb-code-editor") private editor!: WbCodeEditor;

  readonly #world = new Watching(this, () => this.world);
  readonly #document = new Watching(this, () => this.desk?.document ?? null);
  #file: HttpFile = parseHttpFile("");
  #scope: Scope = scopeOf([], this.#file.variables);

  /** Adds a request to the document, without sending it, and leads there. */
  async prefill(text: string): Promise<void> {
    const at = this.desk?.document.add(text);
    await this.updateComplete;
    await this.editor.updateComplete;
    const request = this.#file.requests.find(({ to }) => to > (at ?? 0));
    if (request !== undefined) this.editor.focusAt(request.from);
  }

  readonly #extensions = [
    httpEditing({
      facts: () => ({
        paths: this.#quick().map(({ label }) => label.slice(label.indexOf(" ") + 1)),
        variables: this.#scope.known(),
      }),
      look: (name) => variableLook(name, this.#scope),
      tokenWords: (token) => tokenSummary(token, this.world?.now() ?? 0),
      requests: () =>
        this.#file.requests.map((request) => ({ from: request.from, label: labelOf(request) })),
      run: (offset) => void this.#send(offset),
      moved: (offset) => (this.cursor = offset),
    }),
  ];

  #quick() {
    const routes = this.#world.value?.state?.project?.routes ?? [];
    return quickRequests(routes, this.#scope.value("access") !== undefined);
  }

  override willUpdate(): void {
    this.#file = parseHttpFile(this.#document.value ?? "");
    this.#scope = scopeOf(this.#world.value?.log ?? [], this.#file.variables, {
      now: () => this.world?.now() ?? 0,
      guid,
    });
  }

  override render(): TemplateResult {
    const text = this.#document.value ?? "";
    const request = requestAt(this.#file, this.cursor);
    return html`<header>
        <span class="target">${request === null ? "No request here" : labelOf(request)}</span>
        <wb-menu
          icon="plus"
          label="Add a request"
          .items=${this.#quick().map(({ label }) => ({ id: label, label }))}
          @wb-pick=${this.#pick}
        ></wb-menu>
        <wb-copy-as-menu .bytes=${this.#bytesFor(request)}></wb-copy-as-menu>
        <wb-button
          variant="primary"
          icon="send"
          ?disabled=${request === null || this.sending}
          ?busy=${this.sending}
          @click=${() => this.#send(this.cursor)}
          >Send</wb-button
        >
      </header>
      ${
        text.trim() === ""
          ? html`<wb-quick-request-list
              .requests=${this.#quick()}
              @wb-quick-request=${({ detail }: CustomEvent<string>) => this.prefill(detail)}
            ></wb-quick-request-list>`
          : nothing
      }
      <wb-code-editor
        language="http"
        label="Requests, editor"
        .value=${text}
        .diagnostics=${requestProblems(this.#file, text, this.#scope)}
        .extensions=${this.#extensions}
        @wb-change=${this.#type}
        @wb-submit=${() => this.#send(this.cursor)}
        @wb-save=${(event: Event) => event.stopPropagation()}
      ></wb-code-editor>
      <p class="problem" role="alert" ?hidden=${this.problem === null}>${this.problem}</p>`;
  }

  #type = ({ detail }: CustomEvent<{ value: string }>): void => {
    this.problem = null;
    this.desk?.document.type(detail.value);
  };

  #pick = ({ detail }: CustomEvent<{ id: string }>): void => {
    const picked = this.#quick().find(({ label }) => label === detail.id);
    if (picked !== undefined) void this.prefill(picked.text);
  };

  #bytesFor(request: HttpFileRequest | null): Uint8Array | null {
    if (request === null) return null;
    const composed = this.#compose(request);
    return "bytes" in composed ? composed.bytes : null;
  }

  #compose(request: HttpFileRequest) {
    const log = this.#world.value?.log ?? [];
    return composeRequest(request, this.#scope, cookieJar(log), this.world?.now() ?? 0);
  }

  async #send(offset: number): Promise<void> {
    const request = requestAt(this.#file, offset);
    if (request === null || this.world === null || this.sending) return;
    const unread = this.#file.diagnostics.find(
      ({ from, severity }) => severity === "error" && from >= request.from && from <= request.to,
    );
    const composed = unread ?? this.#compose(request);
    if (!("bytes" in composed)) {
      this.problem = `Line ${composed.line}: ${composed.message}`;
      return;
    }
    this.problem = null;
    this.sending = true;
    try {
      await this.world.send(composed.bytes, request.name);
      this.desk?.select(null);
    } catch {
      // The store holds the refusal as its fault, which the shell shows.
    } finally {
      this.sending = false;
    }
  }
}

/** A random identifier. `crypto.randomUUID` is missing on a plain-http address. */
function guid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-8$4-$5");
}

function labelOf({ method, url, name }: HttpFileRequest): string {
  const address = url.replace(/^https?:\/\/[^/]+/, "");
  return `${name === null ? "" : `${name}: `}${method} ${address}`;
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-request-panel": WbRequestPanel;
  }
}

import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { toCurl, toFetch, toHttpie, toPythonRequests } from "../../client/copy-as.ts";
import { parseRequest } from "../../http/parse.ts";
import "../../ui/copy-button.ts";
import "../../ui/dialog.ts";
import "../../ui/button.ts";
import "../choice-row.ts";
import { controls } from "../../ui/styles.ts";

const TOOLS = [
  { id: "curl", label: "curl", write: toCurl },
  { id: "httpie", label: "HTTPie", write: toHttpie },
  { id: "python", label: "Python", write: toPythonRequests },
  { id: "fetch", label: "fetch", write: toFetch },
] as const;

/** Shows a request as another tool would send it, to copy. */
@customElement("wb-copy-as-menu")
export class WbCopyAsMenu extends LitElement {
  static override styles = [
    controls,
    css`
      pre {
        max-height: 50vh;
        margin: var(--wb-space-1) 0;
        padding: var(--wb-space-1);
        overflow: auto;
        border: 1px solid var(--wb-line);
        border-radius: var(--wb-radius);
        background: var(--wb-surface-sunken);
        font-family: var(--wb-font-code);
        font-size: var(--wb-text-small);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      p {
        margin: 0;
        color: var(--wb-ink-soft);
        font-size: var(--wb-text-small);
      }
    `,
  ];

  /** The request as it would go over the wire; null while it cannot be sent. */
  @property({ attribute: false }) bytes: Uint8Array | null = null;
  @state() private shown = false;
  @state() private tool = "curl";

  override render(): TemplateResult {
    return html`<wb-button
        variant="quiet"
        icon="copy"
        label="Copy as curl, HTTPie, Python or fetch"
        ?disabled=${this.bytes === null}
        @click=${() => (this.shown = true)}
        >Copy as…</wb-button
      >
      ${this.shown && this.bytes !== null ? this.#dialog(this.bytes) : html``}`;
  }

  #dialog(bytes: Uint8Array): TemplateResult {
    const tool = TOOLS.find(({ id }) => id === this.tool) ?? TOOLS[0];
    const text = tool.write(parseRequest(bytes));
    return html`<wb-dialog
      heading="The same request elsewhere"
      open
      @wb-close=${() => (this.shown = false)}
    >
      <wb-choice-row
        label="Tool"
        .choices=${TOOLS}
        selected=${tool.id}
        @wb-choose=${({ detail }: CustomEvent<string>) => (this.tool = detail)}
      ></wb-choice-row>
      <pre tabindex="0" aria-label=${`As ${tool.label}`}>${text}</pre>
      <wb-copy-button wide .text=${text} label=${`Copy for ${tool.label}`}></wb-copy-button>
      <p>Variables are filled in, tokens too: do not share it further than the token may go.</p>
    </wb-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-copy-as-menu": WbCopyAsMenu;
  }
}

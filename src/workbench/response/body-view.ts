import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Header } from "../../http/messages.ts";
import "../../ui/copy-button.ts";
import { controls } from "../../ui/styles.ts";
import "../choice-row.ts";
import { headerValue } from "../exchange.ts";
import "./page-frame.ts";
import { pageText } from "./still-page.ts";
import { type JsonToken, jsonTokens } from "./json-tokens.ts";

type Way = "pretty" | "page" | "text" | "raw";

/** Text beyond this many characters is cut on screen; copying takes all of it. */
const SHOWN_CHARACTERS = 60_000;

/** A message body: JSON laid out and coloured, HTML as a page without scripts, or the text as it came. */
@customElement("wb-body-view")
export class WbBodyView extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      header {
        display: flex;
        align-items: center;
        gap: var(--wb-space-1);
        padding-block-end: var(--wb-space-1);
      }
      h3 {
        margin: 0;
        margin-inline-end: auto;
        font-size: var(--wb-text-small);
        color: var(--wb-ink-soft);
        font-weight: 600;
      }
      pre {
        margin: 0;
        padding: var(--wb-space-2);
        border: 1px solid var(--wb-line);
        border-radius: var(--wb-radius);
        background: var(--wb-surface);
        font-family: var(--wb-font-code);
        font-size: var(--wb-text-small);
        line-height: 1.5;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      p {
        margin: 0;
        color: var(--wb-ink-soft);
        font-size: var(--wb-text-small);
      }
      [data-kind="key"] {
        color: var(--wb-code-name);
      }
      [data-kind="string"] {
        color: var(--wb-code-string);
      }
      [data-kind="number"],
      [data-kind="word"] {
        color: var(--wb-code-number);
      }
    `,
  ];

  @property({ attribute: false }) headers: readonly Header[] = [];
  @property({ attribute: false }) body: Uint8Array = new Uint8Array();
  @state() private way: Way | null = null;

  override render(): TemplateResult {
    const text = new TextDecoder().decode(this.body);
    const type = headerValue(this.headers, "Content-Type") ?? "";
    const ways = text === "" ? [] : waysOf(type, text);
    const way = this.way !== null && ways.includes(this.way) ? this.way : (ways[0] ?? "raw");
    return html`<header>
        <h3>Body</h3>
        ${
          ways.length < 2
            ? nothing
            : html`<wb-choice-row
                label="Show the body as"
                .choices=${ways.map((id) => ({ id, label: WAY_WORDS[id] }))}
                selected=${way}
                @wb-choose=${({ detail }: CustomEvent<Way>) => (this.way = detail)}
              ></wb-choice-row>`
        }
        ${text === "" ? nothing : html`<wb-copy-button .text=${text} label="Copy the body"></wb-copy-button>`}
      </header>
      ${this.#content(text, way)}`;
  }

  #content(text: string, way: Way): TemplateResult {
    if (text === "") return html`<p>No body.</p>`;
    if (way === "page") {
      return html`<wb-page-frame .page=${text}></wb-page-frame>`;
    }
    const words = way === "text" ? pageText(text) : text;
    const cut = words.length > SHOWN_CHARACTERS;
    const shown = cut ? words.slice(0, SHOWN_CHARACTERS) : words;
    const tokens = way === "pretty" ? jsonTokens(text) : null;
    return html`<pre tabindex="0" aria-label="Response body">
${tokens === null ? shown : tokens.map(drawToken)}</pre>
      ${
        cut && tokens === null
          ? html`<p>
              The first ${SHOWN_CHARACTERS} of ${words.length} characters. Copy takes all.
            </p>`
          : nothing
      }`;
  }
}

const WAY_WORDS: Readonly<Record<Way, string>> = {
  pretty: "Pretty",
  page: "Page",
  text: "Text",
  raw: "Raw",
};

function waysOf(type: string, text: string): readonly Way[] {
  if (/^text\/html\b/i.test(type)) return ["page", "text", "raw"];
  if (/^application\/(?:[\w.-]+\+)?json\b/i.test(type) && jsonTokens(text) !== null) {
    return ["pretty", "raw"];
  }
  return ["raw"];
}

function drawToken({ kind, text }: JsonToken): TemplateResult | string {
  return kind === "plain" ? text : html`<span data-kind=${kind}>${text}</span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-body-view": WbBodyView;
  }
}

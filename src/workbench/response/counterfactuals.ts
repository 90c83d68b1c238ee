import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { WorldStore } from "../../client/world-store.ts";
import type {
  Change,
  Counterfactual,
  CounterfactualReport,
} from "../../protocol/counterfactual.ts";
import type { ExchangeEntry } from "../../protocol/world.ts";
import "../../ui/button.ts";
import { controls } from "../../ui/styles.ts";
import { panelEvent } from "../events.ts";
import { actWords, changedLines, NOW_WORDS, reportWords, turnWords } from "./change-words.ts";

/**
 * What would have made a refused request pass: asked for by a button, told as a short list of changes that were seen to do it.
 * @fires wb-make-change - detail: the Change a learner wants to make; nothing of it is sent, run or saved by that
 */
@customElement("wb-counterfactuals")
export class WbCounterfactuals extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        padding-block-start: var(--wb-space-1);
        font-size: var(--wb-text-small);
      }
      p {
        margin: 0;
      }
      .note:empty {
        display: none;
      }
      .note {
        padding-block: var(--wb-space-1);
        color: var(--wb-ink-soft);
      }
      ol {
        display: grid;
        gap: var(--wb-space-2);
        margin: var(--wb-space-1) 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        gap: var(--wb-space-1);
        justify-items: start;
        padding: var(--wb-space-2);
        border-inline-start: 3px solid var(--wb-passed);
        border-radius: 0 var(--wb-radius) var(--wb-radius) 0;
        background: var(--wb-surface);
      }
      li[data-passed="false"] {
        border-color: var(--wb-skipped);
      }
      .sentence {
        font-size: var(--wb-text-body);
        overflow-wrap: anywhere;
      }
      .turn {
        font-weight: 600;
      }
      code,
      pre {
        font-family: var(--wb-font-code);
        font-size: var(--wb-text-small);
      }
      pre {
        box-sizing: border-box;
        width: 100%;
        max-height: 12rem;
        margin: 0;
        padding: var(--wb-space-1);
        overflow: auto;
        border: 1px solid var(--wb-line);
        border-radius: var(--wb-radius);
        background: var(--wb-paper);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--wb-space-1);
      }
      .caution {
        color: var(--wb-ink-soft);
      }
    `,
  ];

  @property({ attribute: false }) world: WorldStore | null = null;
  /** The refused exchange. */
  @property({ attribute: false }) entry: ExchangeEntry | null = null;

  @state() private report: CounterfactualReport | null = null;
  @state() private asking = false;
  /** Why there is no report. */
  @state() private problem: string | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("entry")) return;
    this.report = null;
    this.asking = false;
    this.problem = null;
  }

  override render(): TemplateResult {
    const { report } = this;
    const said = this.problem ?? (report === null ? "" : reportWords(report));
    return html`${
        report === null
          ? html`<wb-button ?busy=${this.asking} ?disabled=${this.asking} @click=${this.#ask}
              >What would have made it pass?</wb-button
            >`
          : nothing
      }
      <p class="note" role="status" tabindex="-1">
        ${this.asking ? "Trying changes in copies of your world…" : said}
      </p>
      ${report === null ? nothing : this.#told(report)}`;
  }

  #told(report: CounterfactualReport): TemplateResult {
    const { found, tried, world } = report;
    return html`${world === "now" ? html`<p class="note">${NOW_WORDS}</p>` : nothing}
    ${
      found.length === 0
        ? tried.length === 0
          ? nothing
          : html`<p class="note">Tried: ${tried.join("; ")}.</p>`
        : html`<ol aria-label="Changes that would have turned the answer">
            ${found.map((one) => this.#change(one, report))}
          </ol>`
    }`;
  }

  #change(
    { sentence, caution, change, after, passed }: Counterfactual,
    { before, exchange }: CounterfactualReport,
  ): TemplateResult {
    return html`<li data-passed=${passed}>
      <p class="sentence">${marked(sentence)}</p>
      <p class="turn">${turnWords(before, after, passed)}</p>
      ${this.#lines(change)}
      ${caution === undefined ? nothing : html`<p class="caution">Mind: ${marked(caution)}</p>`}
      ${this.#buttons(change, exchange)}
    </li>`;
  }

  #lines({ doing, request, edits, commands, source }: Counterfactual["change"]): unknown {
    if (doing === "edit") {
      return edits?.map(
        ({ file, line, removed, added }) =>
          html`<p><code>${file}</code>, line ${line}</p>
            <pre tabindex="0" aria-label="Edit of ${file}">
${[...signed("−", removed), ...signed("+", added)].join("\n")}</pre>`,
      );
    }
    if (doing === "command") {
      return html`<pre tabindex="0" aria-label="Command">${commands?.join("\n")}</pre>`;
    }
    if (doing === "clock" || this.entry === null) return nothing;
    const lines = changedLines(this.entry.request, request);
    return html`<pre tabindex="0" aria-label="Lines of the request that change">
${lines.map(({ sign, text }) => `${sign} ${text}`).join("\n")}</pre>
      ${
        source?.from.kind === "command"
          ? html`<p>Before it, this command makes what the request carries:</p>
              <pre tabindex="0" aria-label="Command">${source.from.line}</pre>`
          : nothing
      }`;
  }

  #buttons(change: Change, exchange: number): unknown {
    const act = actWords(change, exchange, this.world?.value.log ?? []);
    if (act === null) return html`<p class="caution">You have changed this file since.</p>`;
    const { source } = change;
    const before =
      source?.from.kind === "command" && change.doing === "request"
        ? this.#button("Put the command in the terminal", {
            ...change,
            doing: "command",
            commands: [source.from.line],
          })
        : nothing;
    return html`<div class="acts">${before}${this.#button(act, change)}</div>`;
  }

  #button(words: string, change: Change): TemplateResult {
    return html`<wb-button @click=${() => this.dispatchEvent(panelEvent("wb-make-change", change))}
      >${words}</wb-button
    >`;
  }

  #ask = async (): Promise<void> => {
    const { world, entry } = this;
    if (world === null || entry === null || this.asking) return;
    const hadFocus = this.matches(":focus-within");
    this.asking = true;
    try {
      const report = await world.counterfactual(entry.id);
      if (this.entry !== entry) return;
      this.report = report;
      await this.updateComplete;
      // The button that had the focus is gone.
      if (hadFocus) this.renderRoot.querySelector<HTMLElement>("[role=status]")?.focus();
    } catch (error) {
      // The store holds the refusal as its fault too, which the shell shows.
      if (this.entry === entry) this.problem = error instanceof Error ? error.message : "";
    } finally {
      if (this.entry === entry) this.asking = false;
    }
  };
}

const signed = (sign: string, text: string): string[] =>
  text === "" ? [] : text.split("\n").map((line) => `${sign} ${line}`);

/** Text with what stands in backticks as code. */
function marked(text: string): unknown {
  return text.split("`").map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part));
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-counterfactuals": WbCounterfactuals;
  }
}

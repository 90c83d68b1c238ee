import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { WorldStore } from "../../client/world-store.ts";
import { type IssuedToken, tokensIn } from "../../tokens/issued.ts";
import "../../ui/empty.ts";
import { visuallyHidden } from "../../ui/styles.ts";
import type { Desk } from "../desk.ts";
import { Ticking } from "../ticking.ts";
import { Watching } from "../../ui/watching.ts";
import "./paste-token.ts";
import { ROLE_WORDS } from "./state-words.ts";
import "./token-card.ts";
import { tokenFacts, tokenWorldOf } from "./token-facts.ts";
import type { TokenState } from "./token-state.ts";

/** The newest access and refresh token, those of the chosen answer, and a place to paste any other. */
@customElement("wb-tokens-panel")
export class WbTokensPanel extends LitElement {
  static override styles = [
    visuallyHidden,
    css`
      :host {
        display: block;
        overflow: auto;
        background: var(--wb-paper);
      }
      .cards {
        display: grid;
        gap: var(--wb-space-2);
        padding: var(--wb-space-2);
      }
      h2 {
        margin: 0;
        color: var(--wb-ink-soft);
        font-size: var(--wb-text-small);
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) world: WorldStore | null = null;
  @property({ attribute: false }) desk: Desk | null = null;
  /** What a screen reader is told when a token ends. */
  @state() private said = "";

  readonly #world = new Watching(this, () => this.world);
  readonly #desk = new Watching(this, () => this.desk);
  /** State of each shown token when last drawn. */
  readonly #before = new Map<string, TokenState>();

  constructor() {
    super();
    new Ticking(this, () => this.world);
  }

  override willUpdate(_changed: PropertyValues): void {
    const now = this.world?.now() ?? 0;
    const world = tokenWorldOf(this.#world.value?.state ?? null);
    for (const { text } of this.#shown()) {
      const { state, role } = tokenFacts(text, now, world);
      if (this.#before.get(text) === "valid" && state === "expired") {
        this.said = `The ${ROLE_WORDS[role].toLowerCase()} has expired.`;
      }
      this.#before.set(text, state);
    }
  }

  override render(): TemplateResult {
    const now = this.world?.now() ?? 0;
    const world = tokenWorldOf(this.#world.value?.state ?? null);
    const shown = this.#shown();
    return html`<div class="visually-hidden" role="status">${this.said}</div>
      ${
        shown.length === 0
          ? html`<wb-empty heading="No tokens yet">
              Log in with a request to your token address. The tokens in the answer are taken apart
              here.
            </wb-empty>`
          : nothing
      }
      <div class="cards">
        ${repeat(
          shown,
          ({ text }) => text,
          ({ text, variable, heading, expanded }) =>
            html`<wb-token-card
              .facts=${tokenFacts(text, now, world)}
              .now=${now}
              .variable=${variable}
              .heading=${heading}
              ?expanded=${expanded}
            ></wb-token-card>`,
        )}
        <wb-paste-token .now=${now} .tokenWorld=${world}></wb-paste-token>
      </div>`;
  }

  /** Tokens of a chosen older answer first, then the newest of each role. */
  #shown(): readonly ShownToken[] {
    const issued = tokensIn(this.#world.value?.log ?? []);
    const newest = ["access", "refresh", "sliding"].flatMap((role) => {
      const token = issued.findLast(({ type }) => type === role);
      return token === undefined ? [] : [token];
    });
    const selected = this.#desk.value?.selected ?? null;
    const older = issued.filter((token) => token.exchange === selected && !newest.includes(token));
    return [
      ...older.map((token) => shownToken(token, "older", true)),
      ...newest.map((token, index) =>
        shownToken(token, "newest", index === 0 && older.length === 0),
      ),
    ];
  }
}

interface ShownToken {
  readonly text: string;
  readonly variable: string | null;
  readonly heading: string | null;
  readonly expanded: boolean;
}

function shownToken(
  { text, type }: IssuedToken,
  age: "older" | "newest",
  expanded: boolean,
): ShownToken {
  const older = age === "older";
  return {
    text,
    expanded,
    variable: older || type === null ? null : type === "sliding" ? "token" : type,
    heading: older ? `Earlier ${type ?? ""} token` : null,
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-tokens-panel": WbTokensPanel;
  }
}

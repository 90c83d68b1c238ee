import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import "../ui/icon.ts";
import { visuallyHidden } from "../ui/styles.ts";
import type { Step } from "./session.ts";

const STEPS: readonly (readonly [Step, string])[] = [
  ["connect", "Start the server in the background"],
  ["lesson", "Fetch the lesson"],
  ["open", "Open your bookstore project and its database"],
];

/** What start-up is doing. It stays invisible for a moment: most starts are over before anyone could read it. */
@customElement("wb-boot-screen")
export class WbBootScreen extends LitElement {
  static override styles = [
    visuallyHidden,
    css`
      :host {
        display: grid;
        place-content: center;
        padding: var(--wb-space-3);
        color: var(--wb-ink);
        font-family: var(--wb-font-text);
        font-size: var(--wb-text-body);
        animation: appear 200ms 500ms both;
      }
      @keyframes appear {
        from {
          opacity: 0;
        }
      }
      h1 {
        margin: 0 0 var(--wb-space-2);
        font: 600 var(--wb-text-large) / 1.25 var(--wb-font-title);
      }
      ol {
        display: grid;
        gap: var(--wb-space-1);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        gap: var(--wb-space-1);
        color: var(--wb-ink-soft);
      }
      li[data-state="doing"] {
        color: var(--wb-ink);
        font-weight: 500;
      }
      li[data-state="done"] wb-icon {
        color: var(--wb-passed);
      }
    `,
  ];

  @property() step: Step = "connect";

  override render(): TemplateResult {
    const at = STEPS.findIndex(([step]) => step === this.step);
    return html`<h1>Opening the workbook</h1>
      <ol>
        ${STEPS.map(([, words], index) => {
          const state = index < at ? "done" : index === at ? "doing" : "waiting";
          return html`<li data-state=${state}>
            <wb-icon
              name=${state === "done" ? "check" : state === "doing" ? "chevron-right" : "skipped"}
            ></wb-icon>
            ${words}<span class="visually-hidden"
              >: ${state === "waiting" ? "to come" : state}</span
            >
          </li>`;
        })}
      </ol>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-boot-screen": WbBootScreen;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import "../ui/icon.ts";
import type { IconName } from "../ui/icons.ts";
import { controls } from "../ui/styles.ts";
import { hrefOf, type PagePane, PANES, type Route, withPane } from "./routes.ts";

const PANE_WORDS: Readonly<Record<PagePane, { label: string; icon: IconName }>> = {
  lesson: { label: "Lesson", icon: "book" },
  files: { label: "Files", icon: "file" },
  terminal: { label: "Terminal", icon: "terminal" },
  request: { label: "Request", icon: "send" },
  tokens: { label: "Tokens", icon: "key" },
  database: { label: "Data", icon: "database" },
  log: { label: "Log", icon: "list" },
};

/** The panes of a small screen, as links at its foot: each is a step in the history. */
@customElement("wb-pane-bar")
export class WbPaneBar extends LitElement {
  static override styles = [
    controls,
    css`
      ul {
        display: flex;
        margin: 0;
        padding: 0 0 env(safe-area-inset-bottom);
        border-block-start: 1px solid var(--wb-line);
        background: var(--wb-surface-raised);
        list-style: none;
      }
      li {
        flex: 1 1 0;
        min-width: 0;
      }
      a {
        display: grid;
        justify-items: center;
        gap: 0.125rem;
        min-height: 3.25rem;
        padding-block: 0.375rem 0.25rem;
        border-block-start: 2px solid transparent;
        color: var(--wb-ink-soft);
        font-family: var(--wb-font-text);
        font-size: var(--wb-text-small);
        line-height: 1.2;
        text-decoration: none;
      }
      a[aria-current] {
        border-block-start-color: var(--wb-accent);
        color: var(--wb-accent);
        font-weight: 600;
      }
      a:focus-visible {
        outline-offset: -3px;
      }
      @media (forced-colors: active) {
        a:not([aria-current]) {
          border-color: Canvas;
        }
      }
      wb-icon {
        font-size: 1.125rem;
      }
    `,
  ];

  @property({ attribute: false }) route: Route = { kind: "start" };
  /** The pane shown. */
  @property() pane: PagePane = "lesson";

  override render(): TemplateResult {
    const panes = PANES.filter((pane) => pane !== "lesson" || this.route.kind === "lesson");
    return html`<nav aria-label="Panes">
      <ul>
        ${panes.map(
          (pane) =>
            html`<li>
              <a
                href=${hrefOf(withPane(this.route, pane))}
                aria-current=${pane === this.pane ? "page" : nothing}
              >
                <wb-icon name=${PANE_WORDS[pane].icon}></wb-icon>${PANE_WORDS[pane].label}
              </a>
            </li>`,
        )}
      </ul>
    </nav>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-pane-bar": WbPaneBar;
  }
}

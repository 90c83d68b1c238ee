import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { stillPage } from "./still-page.ts";

/** An HTML answer as a page: its looks and words. It runs no script, loads nothing and leads nowhere. */
@customElement("wb-page-frame")
export class WbPageFrame extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
    iframe {
      display: block;
      box-sizing: border-box;
      width: 100%;
      height: 22rem;
      border: 1px solid var(--wb-line);
      border-radius: var(--wb-radius);
      background: #fff;
    }
  `;

  /** The HTML as the server sent it. */
  @property({ attribute: false }) page = "";

  @query("iframe") private frame!: HTMLIFrameElement;
  #looks = "";

  override render(): TemplateResult {
    // Of the same origin, so that its styles can be given to it; without scripts nothing in it can make use of that.
    return html`<iframe
      sandbox="allow-same-origin"
      title="The page the server sent"
      @load=${this.#dress}
    ></iframe>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has("page")) return;
    const { markup, styles } = stillPage(this.page);
    this.#looks = styles;
    this.frame.srcdoc = markup;
  }

  /** The workbook's security policy holds in the frame too and forbids style elements; a style sheet made here is none. */
  #dress = (): void => {
    const page = this.frame.contentDocument;
    const view = page?.defaultView;
    if (page === null || view === null || view === undefined) return;
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(this.#looks);
    page.adoptedStyleSheets = [sheet];
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-page-frame": WbPageFrame;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Connection } from "../client/connection.ts";
import "../ui/popover.ts";

/** Says where the simulated server runs, and in its sheet what follows from it. */
@customElement("wb-transport-badge")
export class WbTransportBadge extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
      min-width: 0;
    }
    .where {
      overflow: hidden;
      text-overflow: ellipsis;
      font-weight: 450;
    }
    p {
      margin: 0 0 var(--wb-space-1);
    }
    p:last-child {
      margin: 0;
    }
    .heading {
      font-weight: 600;
    }
    @media (max-width: 1199px) {
      .where {
        position: absolute;
        clip-path: inset(50%);
      }
    }
  `;

  @property({ attribute: false }) transport: Connection["transport"] | null = null;

  override render(): TemplateResult | typeof nothing {
    const { transport } = this;
    if (transport === null) return nothing;
    return html`<wb-popover icon=${transport.kind === "worker" ? "server" : "warning"}>
      <span slot="trigger" class="where"
        >Server: ${transport.kind === "worker" ? "service worker" : "in this page"}</span
      >
      <p class="heading">
        ${transport.kind === "worker" ? "A service worker is your server" : "Your server runs in this page"}
      </p>
      ${
        transport.kind === "worker"
          ? html`<p>
              Nothing you send leaves this computer. The browser keeps the workbook’s Django, your
              files and your database beside this page, so it also works offline and in several
              tabs.
            </p>`
          : html`<p>${transport.why}</p>
              <p>
                Everything in the lessons works as usual. Opening the workbook offline does not, and
                neither does a
                <code>fetch()</code> to the server that you write yourself.
              </p>`
      }
    </wb-popover>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-transport-badge": WbTransportBadge;
  }
}

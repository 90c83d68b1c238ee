import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { recall, remember } from "./remembered.ts";

const STEP_PERCENT = 2;
const LEAST_SHARE = 5;

/**
 * Two areas and the bar between them: slots `start` and `end`. The bar moves by pointer, by arrow keys, Home and End;
 * Enter or a double click puts it back.
 */
@customElement("wb-split")
export class WbSplit extends LitElement {
  static override styles = css`
    :host {
      display: flex;
      min-width: 0;
      min-height: 0;
      overflow: hidden;
    }
    :host([direction="column"]) {
      flex-direction: column;
    }
    .area {
      display: flex;
      flex: 1 1 0;
      min-width: 0;
      min-height: 0;
      overflow: hidden;
    }
    .area.start {
      flex: 0 0 calc(var(--share) - 0.25rem);
    }
    .area ::slotted(*) {
      flex: 1;
      min-width: 0;
      min-height: 0;
    }
    :host([only="start"]) .area.start {
      flex: 1;
    }
    :host([only="start"]) .area.end,
    :host([only="end"]) .area.start,
    :host([only]) [role="separator"] {
      display: none;
    }
    [role="separator"] {
      position: relative;
      z-index: 1;
      flex: none;
      width: 0.5rem;
      background: linear-gradient(var(--wb-line), var(--wb-line)) center / 1px 100% no-repeat;
      cursor: col-resize;
      touch-action: none;
    }
    :host([direction="column"]) [role="separator"] {
      width: auto;
      height: 0.5rem;
      background-size: 100% 1px;
      cursor: row-resize;
    }
    [role="separator"]::after {
      content: "";
      position: absolute;
      inset: 50% auto auto 50%;
      width: 3px;
      height: 2rem;
      border-radius: 2px;
      background: var(--wb-line-strong);
      opacity: 0.55;
      translate: -50% -50%;
      transition: opacity var(--wb-quick);
    }
    :host([direction="column"]) [role="separator"]::after {
      width: 2rem;
      height: 3px;
    }
    [role="separator"]:hover::after,
    [role="separator"].moving::after {
      background: var(--wb-accent);
      opacity: 1;
    }
    [role="separator"]:focus-visible {
      outline: 2px solid var(--wb-focus);
      outline-offset: -2px;
    }
    @media (forced-colors: active) {
      [role="separator"]::after {
        background: CanvasText;
        opacity: 1;
      }
    }
    .moving ~ .area,
    .area:has(~ .moving) {
      pointer-events: none;
      user-select: none;
    }
  `;

  @property({ reflect: true }) direction: "row" | "column" = "row";
  /** Name under which the place of the bar is remembered; empty forgets it. */
  @property({ attribute: "storage-key" }) storageKey = "";
  /** Least extent of either area, CSS pixels. */
  @property({ type: Number }) min = 120;
  /** Percent of the first area before the learner moves the bar. */
  @property({ type: Number }) initial = 50;
  /** Shows one area and no bar, as a small screen does; the other area stays alive. */
  @property({ reflect: true }) only: "start" | "end" | null = null;
  /** What the bar parts, e.g. "Files and terminal". */
  @property() label = "Resize";

  @state() private chosen: number | null = null;
  @state() private moving = false;

  override willUpdate(): void {
    if (this.hasUpdated || this.storageKey === "") return;
    const kept = Number.parseFloat(recall(`split:${this.storageKey}`) ?? "");
    if (Number.isFinite(kept))
      this.chosen = Math.min(100 - LEAST_SHARE, Math.max(LEAST_SHARE, kept));
  }

  override render(): TemplateResult {
    const share = Math.round(this.chosen ?? this.initial);
    return html`<div class="area start" id="start"><slot name="start"></slot></div>
      <div
        role="separator"
        tabindex="0"
        class=${this.moving ? "moving" : ""}
        aria-label=${this.label}
        aria-orientation=${this.direction === "row" ? "vertical" : "horizontal"}
        aria-controls="start"
        aria-valuenow=${share}
        aria-valuemin="0"
        aria-valuemax="100"
        @pointerdown=${this.#grab}
        @pointermove=${this.#drag}
        @pointerup=${this.#drop}
        @pointercancel=${this.#drop}
        @dblclick=${() => this.#place(null)}
        @keydown=${this.#press}
      ></div>
      <div class="area end"><slot name="end"></slot></div>`;
  }

  override updated(): void {
    // Set as a property, not as a style attribute, which the page's security policy forbids.
    this.style.setProperty("--share", `${this.chosen ?? this.initial}%`);
  }

  #extent(): number {
    return this.direction === "row" ? this.clientWidth : this.clientHeight;
  }

  #place(percent: number | null): void {
    const extent = this.#extent();
    const least = extent > 0 ? Math.min(50, (this.min / extent) * 100) : LEAST_SHARE;
    this.chosen = percent === null ? null : Math.min(100 - least, Math.max(least, percent));
    if (this.storageKey !== "" && !this.moving) this.#keep();
  }

  #keep(): void {
    if (this.storageKey === "") return;
    remember(`split:${this.storageKey}`, this.chosen === null ? null : this.chosen.toFixed(2));
  }

  #grab = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.moving = true;
  };

  #drag = (event: PointerEvent): void => {
    if (!this.moving) return;
    const box = this.getBoundingClientRect();
    const at = this.direction === "row" ? event.clientX - box.left : event.clientY - box.top;
    this.#place((at / this.#extent()) * 100);
  };

  #drop = (): void => {
    if (!this.moving) return;
    this.moving = false;
    this.#keep();
  };

  #press = (event: KeyboardEvent): void => {
    const [less, more] =
      this.direction === "row" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
    const now = this.chosen ?? this.initial;
    if (event.key === less) this.#place(now - STEP_PERCENT);
    else if (event.key === more) this.#place(now + STEP_PERCENT);
    else if (event.key === "Home") this.#place(0);
    else if (event.key === "End") this.#place(100);
    else if (event.key === "Enter") this.#place(null);
    else return;
    event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-split": WbSplit;
  }
}

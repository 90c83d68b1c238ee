import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { LessonSummary } from "../course/lesson.ts";
import type { Progress } from "../course/progress.ts";
import "../ui/icon.ts";
import { controls, visuallyHidden } from "../ui/styles.ts";
import { hrefOf, type Route } from "./routes.ts";

/** All lessons by chapter, each with how far the learner is, and the free sandbox. Links, nothing else. */
@customElement("wb-lesson-list")
export class WbLessonList extends LitElement {
  static override styles = [
    controls,
    visuallyHidden,
    css`
      :host {
        display: block;
      }
      h3 {
        margin: var(--wb-space-2) var(--wb-space-1) var(--wb-space-half);
        color: var(--wb-ink-soft);
        font: 600 var(--wb-text-small) / 1.4 var(--wb-font-text);
      }
      h3:first-child {
        margin-block-start: 0;
      }
      ol,
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      ul {
        margin-block-start: var(--wb-space-1);
        padding-block-start: var(--wb-space-1);
        border-block-start: 1px solid var(--wb-line);
      }
      a {
        display: grid;
        grid-template-columns: 1.25rem minmax(0, 1fr) auto;
        align-content: center;
        align-items: baseline;
        gap: 0 var(--wb-space-1);
        min-height: var(--wb-target);
        padding: 0.375rem var(--wb-space-1);
        border-radius: var(--wb-radius);
        color: var(--wb-ink);
        text-decoration: none;
      }
      a:hover {
        background: var(--wb-hover);
        color: var(--wb-ink);
      }
      a[aria-current] {
        background: var(--wb-accent-soft);
      }
      .title {
        font-weight: 500;
      }
      .objective {
        grid-column: 2 / -1;
        color: var(--wb-ink-soft);
      }
      .done {
        color: var(--wb-passed);
      }
      .number {
        color: var(--wb-ink-soft);
        font-variant-numeric: tabular-nums;
        text-align: center;
      }
      .far {
        color: var(--wb-ink-soft);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) lessons: readonly LessonSummary[] = [];
  @property({ attribute: false }) progress: Progress | null = null;
  @property({ attribute: false }) route: Route | null = null;

  override render(): TemplateResult {
    const chapters = new Set(this.lessons.map(({ chapter }) => chapter));
    const inSandbox = this.route?.kind === "sandbox";
    return html`<nav aria-label="Lessons">
      ${[...chapters].map((chapter) => this.#chapter(chapter))}
      <ul>
        <li>
          <a
            href=${hrefOf({ kind: "sandbox", pane: null })}
            aria-current=${inSandbox ? "page" : nothing}
          >
            <wb-icon name="terminal"></wb-icon><span class="title">Free sandbox</span><span></span>
            <span class="objective">The finished project and no tasks: try what you like.</span>
          </a>
        </li>
      </ul>
    </nav>`;
  }

  #chapter(chapter: string): TemplateResult {
    return html`<h3>${chapter}</h3>
      <ol>
        ${this.lessons.map((lesson, index) =>
          lesson.chapter === chapter ? this.#lesson(lesson, index + 1) : nothing,
        )}
      </ol>`;
  }

  #lesson({ id, title, objective, minutes, tasks }: LessonSummary, number: number): TemplateResult {
    const here = this.route?.kind === "lesson" && this.route.id === id;
    const solved = tasks.filter((task) => this.progress?.lessons[id]?.solved.includes(task)).length;
    const done = tasks.length > 0 && solved === tasks.length;
    return html`<li>
      <a href=${hrefOf({ kind: "lesson", id, pane: null })} aria-current=${here ? "page" : nothing}>
        ${
          done
            ? html`<wb-icon class="done" name="check"></wb-icon>`
            : html`<span class="number">${number}</span>`
        }
        <span class="title">${title}</span>
        <span class="far"
          >${
            done
              ? "done"
              : solved > 0
                ? html`${solved} of ${tasks.length}<span class="visually-hidden"> tasks</span>`
                : `${minutes} min`
          }</span
        >
        ${here ? html`<span class="objective">${objective}</span>` : nothing}
      </a>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-lesson-list": WbLessonList;
  }
}

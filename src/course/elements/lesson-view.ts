import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import type { Connection } from "../../client/connection.ts";
import type { WorldStore } from "../../client/world-store.ts";
import "../../ui/button.ts";
import "../../ui/icon.ts";
import { code, controls, prose, table, visuallyHidden } from "../../ui/styles.ts";
import { Watching } from "../../ui/watching.ts";
import { gather, sinceStart } from "../checks/evidence.ts";
import type { Block, Lesson, LessonSummary } from "../lesson.ts";
import type { ProgressStore } from "../progress.ts";
import "./exhibit.ts";
import { lessonEvent } from "./lesson-event.ts";
import { stepWords } from "./step-words.ts";
import "./task-card.ts";
import { standings, type TaskStanding } from "./task-progress.ts";

/**
 * A lesson: its prose, its tasks with ticks that follow what the learner does in the world, and the way on.
 * @fires wb-show-step - detail: the SolutionStep to put in place
 * @fires wb-open-place - detail: the file of the project to open
 * @fires wb-pane-change - detail: the pane to show
 * @fires wb-action - detail: { id: "start-over" }
 */
@customElement("wb-lesson")
export class WbLesson extends LitElement {
  static override styles = [
    controls,
    prose,
    code,
    table,
    visuallyHidden,
    css`
      :host {
        display: block;
        min-width: 0;
        overflow: auto;
        background: var(--wb-paper);
        color: var(--wb-ink);
        font-family: var(--wb-font-text);
        font-size: var(--wb-text-body);
        line-height: 1.6;
        scrollbar-gutter: stable;
      }
      article {
        max-width: calc(var(--wb-measure) + 2 * var(--wb-space-3));
        margin-inline: auto;
        padding: var(--wb-space-3) var(--wb-space-3) var(--wb-space-5);
      }
      .chapter {
        margin: 0 0 var(--wb-space-half);
        font-size: var(--wb-text-small);
        color: var(--wb-ink-soft);
      }
      .objective {
        font-size: 1.0625em;
        color: var(--wb-ink-soft);
      }
      .standing {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--wb-space-2);
        margin: 0 0 var(--wb-space-3);
        padding-block-end: var(--wb-space-2);
        border-block-end: 1px solid var(--wb-line);
        font-size: var(--wb-text-small);
        color: var(--wb-ink-soft);
      }
      wb-task-card,
      wb-exhibit {
        margin-block: var(--wb-space-3);
      }
      .try {
        margin-block: 0 var(--wb-space-2);
      }
      .try pre {
        border-end-start-radius: 0;
        border-end-end-radius: 0;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .try wb-button {
        display: flex;
        margin-block-start: var(--wb-space-1);
        width: fit-content;
      }
      footer {
        margin-block-start: var(--wb-space-4);
        padding-block-start: var(--wb-space-2);
        border-block-start: 1px solid var(--wb-line);
      }
      footer h2 {
        margin-block-start: 0;
      }
      .next {
        display: inline-flex;
        gap: var(--wb-space-1);
        align-items: center;
        min-height: var(--wb-target);
        padding: 0.25rem 0.875rem;
        border-radius: var(--wb-radius);
        background: var(--wb-accent);
        color: var(--wb-on-accent);
        font-weight: 500;
        text-decoration: none;
      }
      .next:hover {
        background: var(--wb-accent-strong);
        color: var(--wb-on-accent);
      }
      .next[data-early] {
        border: 1px solid var(--wb-line-strong);
        background: var(--wb-surface);
        color: var(--wb-ink);
      }
      .next[data-early]:hover {
        background: var(--wb-hover);
        color: var(--wb-ink);
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: var(--wb-space-1);
        align-items: center;
      }
    `,
  ];

  @property({ attribute: false }) lesson: Lesson | null = null;
  @property({ attribute: false }) world: WorldStore | null = null;
  @property({ attribute: false }) progress: ProgressStore | null = null;
  /** The way to worlds of an exhibit's own. */
  @property({ attribute: false }) connection: Connection | null = null;
  /** The lesson after this one; null after the last. */
  @property({ attribute: false }) next: LessonSummary | null = null;

  @state() private told = "";

  readonly #world = new Watching(this, () => this.world);
  #standings: readonly TaskStanding[] = [];
  #seen: Seen | null = null;

  constructor() {
    super();
    new Watching(this, () => this.progress);
    // Links of the prose; Enter on a link is a click too.
    this.addEventListener("click", this.#follow);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("lesson") || changed.has("world")) {
      this.#seen = null;
      this.told = "";
    }
    this.#standings = this.#judge();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has("lesson")) this.scrollTop = 0;
    this.#remember();
  }

  override render(): TemplateResult | typeof nothing {
    const { lesson } = this;
    if (lesson === null) return nothing;
    const solved = this.#standings.filter((one) => one.solved).length;
    return html`<article>
        <p class="chapter">${lesson.chapter}</p>
        <h1>${lesson.title}</h1>
        <p class="objective">${lesson.objective}</p>
        <p class="standing">
          <span>About ${lesson.minutes} minutes</span>
          ${this.#standings.length === 0 ? nothing : html`<span>${solved} of ${this.#standings.length} tasks solved</span>`}
        </p>
        ${lesson.blocks.map((block) => this.#block(block))} ${this.#footer(lesson)}
      </article>
      <div class="visually-hidden" role="status">${this.told}</div>`;
  }

  #block(block: Block): TemplateResult | typeof nothing {
    switch (block.kind) {
      case "prose":
        return html`${unsafeHTML(block.html)}`;
      case "try": {
        const { text } = stepWords(block.step, () => "");
        return html`<div class="try">
          <pre tabindex="0">${text}</pre>
          <wb-button @click=${() => this.dispatchEvent(lessonEvent("wb-show-step", block.step))}
            >${block.label}</wb-button
          >
        </div>`;
      }
      case "task": {
        const standing = this.#standings.find(({ task }) => task.id === block.task.id) ?? null;
        return html`<wb-task-card
          .standing=${standing}
          @wb-hint=${() => this.#help((progress, id) => progress.showHint(id, block.task.id))}
          @wb-choose=${({ detail }: CustomEvent<number>) =>
            this.#help((progress, id) => progress.choose(id, block.task.id, detail))}
          @wb-solution-shown=${() =>
            this.#help((progress, id) => progress.showSolution(id, block.task.id))}
        ></wb-task-card>`;
      }
      case "exhibit":
        return html`<wb-exhibit
          .exhibit=${block.exhibit}
          .connection=${this.connection}
          .place=${`exhibit/${this.lesson?.id ?? ""}/${block.exhibit.id}`}
        ></wb-exhibit>`;
      default:
        return block satisfies never;
    }
  }

  #footer({ objective }: Lesson): TemplateResult {
    const left = this.#standings.filter(({ solved }) => !solved);
    const done = left.length === 0;
    return html`<footer>
      ${
        done
          ? html`<h2>You have done this lesson</h2>
              <p>You can now: ${lowerFirst(objective)}</p>`
          : html`<p>
              Still open: ${left.map(({ task }) => task.title).join("; ")}. You may go on and come
              back.
            </p>`
      }
      <div class="ways">
        ${
          this.next === null
            ? nothing
            : html`<a class="next" ?data-early=${!done} href=${`#/lesson/${this.next.id}`}
                >Next: ${this.next.title} <wb-icon name="arrow-right"></wb-icon
              ></a>`
        }
        <wb-button
          variant="quiet"
          icon="reset"
          @click=${() => this.dispatchEvent(lessonEvent("wb-action", { id: "start-over" }))}
          >Start this lesson over</wb-button
        >
      </div>
    </footer>`;
  }

  #judge(): readonly TaskStanding[] {
    const { lesson, progress } = this;
    const world = this.#world.value;
    if (lesson === null || progress === null || world?.state == null) return [];
    const { state: now, log } = world;
    const kept = progress.lesson(lesson.id);
    return standings(lesson, kept, (task) => gather(now, log, kept.choices[task.id] ?? []));
  }

  /** Keeps what was solved, says what is new, and folds the hints away after a new attempt. */
  #remember(): void {
    const { lesson, progress } = this;
    if (lesson === null || progress === null || this.#standings.length === 0) return;
    const acts = sinceStart(this.#world.value?.log ?? []).length;
    const before = this.#seen;
    this.#seen = { acts, standings: this.#standings };
    if (before !== null) {
      const news = newsSince(before.standings, this.#standings);
      if (news !== "") this.told = news;
      if (acts > before.acts) {
        for (const { task } of this.#standings) progress.hideHints(lesson.id, task.id);
      }
    }
    progress.solve(
      lesson.id,
      this.#standings.filter(({ solved }) => solved).map(({ task }) => task.id),
    );
  }

  #help(act: (progress: ProgressStore, lesson: string) => void): void {
    if (this.progress !== null && this.lesson !== null) act(this.progress, this.lesson.id);
  }

  /** Links to a file or a pane of the workbench. They are buttons of the prose, not addresses. */
  #follow = (event: Event): void => {
    const link = event
      .composedPath()
      .find((target): target is HTMLElement => target instanceof HTMLAnchorElement);
    const { file, pane } = link?.dataset ?? {};
    if (file === undefined && pane === undefined) return;
    event.preventDefault();
    if (pane !== undefined) this.dispatchEvent(lessonEvent("wb-pane-change", pane));
    else this.dispatchEvent(lessonEvent("wb-open-place", { file }));
  };
}

interface Seen {
  /** Entries of the log since the lesson began. */
  readonly acts: number;
  readonly standings: readonly TaskStanding[];
}

/** What a listener hears when ticks have changed. */
function newsSince(before: readonly TaskStanding[], now: readonly TaskStanding[]): string {
  const news: string[] = [];
  for (const [at, { task, solved, met }] of now.entries()) {
    const earlier = before[at];
    if (solved && earlier?.solved === false) news.push(`Task solved: ${task.title}.`);
    else {
      const fresh = task.criteria.filter(({ id }) => met.has(id) && earlier?.met.has(id) === false);
      news.push(...fresh.map(({ say }) => `Done: ${say}.`));
    }
  }
  if (news.length > 0 && now.every(({ solved }) => solved))
    news.push("All tasks of this lesson are solved.");
  return news.join(" ");
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-lesson": WbLesson;
  }
}

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
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
import { lessonStyles } from "./lesson-styles.ts";
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
  static override styles = [controls, prose, code, table, visuallyHidden, lessonStyles];

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
          ${
            this.#standings.length === 0
              ? nothing
              : html`<span class="bars" aria-hidden="true"
                    >${this.#standings.map((one) => html`<i ?data-solved=${one.solved}></i>`)}</span
                  >
                  <span>${solved} of ${this.#standings.length} tasks solved</span>`
          }
          <span>About ${lesson.minutes} minutes</span>
        </p>
        ${repeat(
          lesson.blocks,
          // Blocks keep what the learner opened in them; another lesson's begin anew.
          (_block, at) => `${lesson.id} ${at}`,
          (block) => this.#block(block),
        )}
        ${this.#footer(lesson)}
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
          <pre tabindex="0" role="group" aria-label="Example">${text?.trimEnd()}</pre>
          <wb-button @click=${() => this.dispatchEvent(lessonEvent("wb-show-step", block.step))}
            >${block.label}</wb-button
          >
        </div>`;
      }
      case "task": {
        const at = this.#standings.findIndex(({ task }) => task.id === block.task.id);
        return html`<wb-task-card
          .standing=${this.#standings[at] ?? null}
          number=${at + 1}
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
    const left = this.#standings.filter(({ solved }) => !solved).length;
    const done = left === 0;
    return html`<footer>
      ${
        done
          ? html`<h2><wb-icon name="check"></wb-icon> You have done this lesson</h2>
              <p>You can now: ${lowerFirst(objective)}</p>`
          : html`<p>
              ${left === 1 ? "One task is" : `${left} tasks are`} still open. You may go on and come
              back.
            </p>`
      }
      <div class="on">
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
  for (const [at, { task, solved, met, feedback }] of now.entries()) {
    const earlier = before[at];
    if (feedback !== null && feedback !== earlier?.feedback) news.push(feedback);
    if (solved && earlier?.solved === false) news.push(`Task solved: ${task.title}.`);
    else {
      const fresh = task.criteria.filter(({ id }) => met.has(id) && earlier?.met.has(id) === false);
      news.push(...fresh.map(({ say }) => `Done: ${say}.`));
    }
  }
  if (news.length > 0 && now.every(({ solved }) => solved))
    news.push("All tasks of this lesson are solved.");
  return news.join(" ").replaceAll("`", "");
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-lesson": WbLesson;
  }
}

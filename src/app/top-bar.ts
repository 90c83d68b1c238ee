import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import type { Connection } from "../client/connection.ts";
import type { WorldStore } from "../client/world-store.ts";
import type { LessonSummary } from "../course/lesson.ts";
import type { Progress } from "../course/progress.ts";
import "../ui/icon.ts";
import "../ui/menu.ts";
import type { MenuItem } from "../ui/menu.ts";
import "../ui/popover.ts";
import type { WbPopover } from "../ui/popover.ts";
import { controls, visuallyHidden } from "../ui/styles.ts";
import "./lesson-list.ts";
import { hrefOf, type Route } from "./routes.ts";
import "./sandbox-clock.ts";
import { type Theme, THEMES } from "./theme.ts";
import { topBarStyles } from "./top-bar-styles.ts";
import "./transport-badge.ts";

const THEME_WORDS = { system: "As the system", light: "Light", dark: "Dark" } as const;
const THEME_ICONS = { system: "screen", light: "sun", dark: "moon" } as const;

/**
 * The bar above everything: name, lessons, the sandbox's clock, where the server runs, theme, menu.
 * @fires wb-action - detail: {id}: "export", "import", "download-project", "open-project", "start-over", "shortcuts" or "theme:<Theme>"
 */
@customElement("wb-top-bar")
export class WbTopBar extends LitElement {
  static override styles = [controls, visuallyHidden, topBarStyles];

  @property({ attribute: false }) lessons: readonly LessonSummary[] = [];
  @property({ attribute: false }) progress: Progress | null = null;
  @property({ attribute: false }) route: Route | null = null;
  @property({ attribute: false }) world: WorldStore | null = null;
  @property({ attribute: false }) transport: Connection["transport"] | null = null;
  @property() theme: Theme = "system";

  @query("wb-popover") private lessonSheet!: WbPopover;

  override render(): TemplateResult {
    return html`<header>
      <a class="name" href="#/" aria-label="The JWT Workbook, start">
        <span class="mark" aria-hidden="true"><i></i><i></i><i></i></span
        ><span class="full">The JWT Workbook</span>
      </a>
      ${this.#course()}
      <div class="tools">
        <wb-sandbox-clock .world=${this.world}></wb-sandbox-clock>
        <wb-transport-badge .transport=${this.transport}></wb-transport-badge>
        <wb-menu
          class="theme"
          icon=${THEME_ICONS[this.theme]}
          label=${`Colours: ${THEME_WORDS[this.theme].toLowerCase()}`}
          .items=${this.#themes()}
          @wb-pick=${this.#act}
        ></wb-menu>
        <wb-menu icon="more" label="Menu" .items=${this.#items()} @wb-pick=${this.#act}></wb-menu>
      </div>
    </header>`;
  }

  #course(): TemplateResult {
    const at = this.route?.kind === "lesson" ? this.#index(this.route.id) : -1;
    const lesson = this.lessons[at];
    const title = lesson?.title ?? (this.route?.kind === "sandbox" ? "Free sandbox" : "Lessons");
    return html`<div class="course">
      ${lesson === undefined ? nothing : this.#step(this.lessons[at - 1], "Previous", "arrow-left")}
      <wb-popover class="lessons" @click=${this.#followed}>
        <span slot="trigger" class="title">
          ${lesson === undefined ? nothing : html`<span class="number">${at + 1}</span>`}
          <span class="words">${title}</span>
        </span>
        <wb-icon slot="trigger" name="chevron-down"></wb-icon>
        <wb-lesson-list
          .lessons=${this.lessons}
          .progress=${this.progress}
          .route=${this.route}
        ></wb-lesson-list>
      </wb-popover>
      ${lesson === undefined ? nothing : this.#step(this.lessons[at + 1], "Next", "arrow-right")}
    </div>`;
  }

  #step(
    to: LessonSummary | undefined,
    word: string,
    icon: "arrow-left" | "arrow-right",
  ): TemplateResult {
    // A place is kept where there is no such lesson, so that the title does not jump.
    if (to === undefined) return html`<span class="step"></span>`;
    const label = `${word} lesson: ${to.title}`;
    return html`<a
      class="step"
      href=${hrefOf({ kind: "lesson", id: to.id, pane: null })}
      aria-label=${label}
      title=${label}
    >
      <wb-icon name=${icon}></wb-icon>
    </a>`;
  }

  #index(id: string): number {
    return this.lessons.findIndex((lesson) => lesson.id === id);
  }

  #themes(): readonly MenuItem[] {
    return THEMES.map((theme) => ({
      id: `theme:${theme}`,
      label: THEME_WORDS[theme],
      checked: theme === this.theme,
      ...(theme === THEMES[0] ? { group: "Colours" } : {}),
    }));
  }

  #items(): readonly MenuItem[] {
    const inLesson = this.route?.kind === "lesson";
    return [
      ...(this.world === null
        ? []
        : ([
            {
              id: "export",
              label: "Save this sandbox as a file",
              icon: "download",
              group: "Your sandbox",
            },
            { id: "import", label: "Open a saved sandbox…", icon: "upload" },
            { id: "download-project", label: "Download project", icon: "folder" },
            { id: "open-project", label: "Open project…", icon: "folder-open" },
            {
              id: "start-over",
              label: inLesson ? "Start this lesson over…" : "Start the sandbox over…",
              icon: "reset",
              tone: "danger",
            },
          ] satisfies MenuItem[])),
      ...this.#themes(),
      { id: "shortcuts", label: "Keyboard shortcuts", icon: "help", hint: "?", group: "Help" },
    ];
  }

  #act = ({ detail }: CustomEvent<{ id: string }>): void => {
    this.dispatchEvent(new CustomEvent("wb-action", { detail, bubbles: true, composed: true }));
  };

  #followed = (event: Event): void => {
    if (event.composedPath().some((node) => node instanceof HTMLAnchorElement))
      this.lessonSheet.hide();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-top-bar": WbTopBar;
  }
}

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { OpenedProject } from "../client/project-zip/open-project.ts";
import type { WorldStore } from "../client/world-store.ts";
import type { LessonSummary, SolutionStep } from "../course/lesson.ts";
import "../course/elements/lesson-view.ts";
import { ProgressStore } from "../course/progress.ts";
import "../ui/button.ts";
import { notify, type Toast } from "../ui/notify.ts";
import { recall, remember } from "../ui/remembered.ts";
import "../ui/split.ts";
import { controls, visuallyHidden } from "../ui/styles.ts";
import "../ui/toasts.ts";
import type { WbToasts } from "../ui/toasts.ts";
import type { OpenPlace } from "../workbench/events.ts";
import { Watching } from "../ui/watching.ts";
import "../workbench/workbench.ts";
import type { WbWorkbench } from "../workbench/workbench.ts";
import { appStyles } from "./app-styles.ts";
import "./boot-screen.ts";
import { failureDialog, openProjectDialog, shortcutsDialog, startOverDialog } from "./dialogs.ts";
import type { Failure } from "./failure.ts";
import { KeyPresses } from "./key-presses.ts";
import { keptProgress } from "./kept-progress.ts";
import { failurePage, notFoundPage } from "./message-pages.ts";
import { Mishaps } from "./mishaps.ts";
import { Navigation } from "./navigation.ts";
import "./notices.ts";
import "./pane-bar.ts";
import { type PagePane, PANES, type Route, samePage, withPane } from "./routes.ts";
import type { Session } from "./session.ts";
import type { Shortcut } from "./shortcuts.ts";
import { paneOf, showStep } from "./show-step.ts";
import { type Theme, ThemeStore } from "./theme.ts";
import "./top-bar.ts";
import { WorldActs } from "./world-acts.ts";

/** As the workbench: below it one pane is shown at a time. */
const NARROW = "(max-width: 899px)";
const NAME = "The JWT Workbook";

const BENCH_PANES = PANES.filter((pane) => pane !== "lesson");

/** The whole page: bar, notices, the lesson beside the workbench, dialogs. */
@customElement("wb-app")
export class WbApp extends LitElement {
  static override styles = [controls, visuallyHidden, appStyles];

  @property({ attribute: false }) session: Session | null = null;
  @property({ attribute: false }) lessons: readonly LessonSummary[] = [];
  /** Set when a new version of the workbook waits; called when the learner takes it. */
  @property({ attribute: false }) newVersion: (() => void) | null = null;

  @state() private narrow = matchMedia(NARROW).matches;
  @state() private dialog: "shortcuts" | "start-over" | null = null;
  /** A project that was chosen, and waits for the learner's word to be opened. */
  @state() private project: OpenedProject | null = null;
  @state() private mistake: Failure | null = null;

  @query("main") private main!: HTMLElement;
  @query("wb-workbench") private workbench!: WbWorkbench | null;
  @query("wb-toasts") private toasts!: WbToasts;

  readonly #navigation = new Navigation();
  readonly #theme = new ThemeStore();
  readonly #progress = new ProgressStore(keptProgress);
  readonly #query = matchMedia(NARROW);
  readonly #world = new Watching(this, () => this.session?.value.world ?? null);
  readonly #keys = new KeyPresses(this, (shortcut) => this.#follow(shortcut));
  #page: Route | null = null;
  #told: unknown = null;
  #stop: (() => void) | null = null;

  constructor() {
    super();
    new Watching(this, () => this.#navigation);
    new Watching(this, () => this.#theme);
    new Watching(this, () => this.#progress);
    new Watching(this, () => this.session);
    // The first is the cause; what follows from it says less.
    new Mishaps(this, (failure) => (this.mistake ??= failure));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = this.#navigation.listen();
    this.#query.addEventListener("change", this.#fit);
  }

  override disconnectedCallback(): void {
    this.#stop?.();
    this.#query.removeEventListener("change", this.#fit);
    super.disconnectedCallback();
  }

  override willUpdate(): void {
    if (this.#navigation.value.kind === "start") this.#navigation.replace(this.#firstPage());
    const route = this.#navigation.value;
    if (this.session !== null && (this.#page === null || !samePage(route, this.#page))) {
      this.#arrive(route);
    }
    this.#rememberPane(route);
    this.#tellFault();
  }

  override render(): TemplateResult {
    const route = this.#navigation.value;
    const world = this.session?.value.world ?? null;
    return html`<nav aria-label="Skip">
        <a class="skip" href="#main" @click=${this.#skip}>Skip to the lesson</a>
      </nav>
      <wb-top-bar
        .lessons=${this.lessons}
        .progress=${this.#progress.value}
        .route=${route}
        .world=${world}
        .transport=${this.session?.value.connection?.transport ?? null}
        theme=${this.#theme.value}
        @wb-action=${this.#act}
      ></wb-top-bar>
      <wb-notices
        .world=${world}
        ?newer=${this.newVersion !== null}
        @wb-action=${this.#act}
      ></wb-notices>
      <main
        id="main"
        tabindex="-1"
        aria-label=${this.#title()}
        @wb-toast=${({ detail }: CustomEvent<Toast>) => this.toasts.show(detail)}
        @wb-pane-change=${({ detail }: CustomEvent<PagePane>) => this.#showPane(detail)}
        @wb-show-step=${this.#showStep}
      >
        ${world !== null && !this.#showsLesson() ? html`<h1 class="visually-hidden">${this.#title()}</h1>` : nothing}
        ${this.#content(route)}
      </main>
      ${
        this.narrow && world !== null
          ? html`<wb-pane-bar .route=${route} pane=${this.#pane()}></wb-pane-bar>`
          : nothing
      }
      ${this.#dialogs()}
      <wb-toasts></wb-toasts>`;
  }

  #content(route: Route): TemplateResult | typeof nothing {
    const session = this.session?.value;
    if (route.kind === "unknown" || session?.missing === true) return notFoundPage();
    if (session === undefined) return nothing;
    if (session.failure !== null)
      return failurePage(
        session.failure,
        () => void this.session?.retry(),
        session.connection === null ? null : this.#ask,
      );
    if (session.world === null)
      return html`<wb-boot-screen step=${session.step ?? "open"}></wb-boot-screen>`;
    const pane = this.#pane();
    const workbench = html`<wb-workbench
      slot="end"
      .world=${session.world}
      .connection=${session.connection}
      .pane=${pane === "lesson" ? this.#benchPane() : pane}
    ></wb-workbench>`;
    if (session.lesson === null) return workbench;
    return html`<wb-split
      storage-key="page"
      label="Lesson and workbench"
      initial="38"
      min="320"
      only=${this.narrow ? (pane === "lesson" ? "start" : "end") : nothing}
    >
      <wb-lesson
        slot="start"
        @wb-open-place=${this.#openPlace}
        @wb-action=${this.#act}
        .lesson=${session.lesson}
        .world=${session.world}
        .progress=${this.#progress}
        .connection=${session.connection}
        .next=${this.#neighbour(1)}
      ></wb-lesson>
      ${workbench}
    </wb-split>`;
  }

  #dialogs(): TemplateResult | typeof nothing {
    const close = (): void => {
      this.dialog = null;
      this.mistake = null;
    };
    if (this.mistake !== null) return failureDialog(this.mistake, close);
    if (this.project !== null) {
      return openProjectDialog(this.project, this.#openProject, () => (this.project = null));
    }
    if (this.dialog === "shortcuts")
      return shortcutsDialog(this.#keys.letters, (on) => this.#keys.switchLetters(on), close);
    if (this.dialog === "start-over") {
      return startOverDialog(this.session?.value.lesson !== null, this.#startOver, close);
    }
    return nothing;
  }

  #title(): string {
    const session = this.session?.value;
    const route = this.#navigation.value;
    if (route.kind === "unknown" || session?.missing === true) return "Not found";
    if (route.kind === "sandbox") return "Free sandbox";
    return (route.kind === "lesson" ? this.#lesson(route.id)?.title : undefined) ?? "Lesson";
  }

  #lesson(id: string): LessonSummary | undefined {
    return this.lessons.find((lesson) => lesson.id === id);
  }

  /** The lesson so many after the one on the page; null where there is none. */
  #neighbour(step: number): LessonSummary | null {
    const route = this.#navigation.value;
    const at = this.lessons.findIndex(({ id }) => route.kind === "lesson" && id === route.id);
    return at === -1 ? null : (this.lessons[at + step] ?? null);
  }

  /** Whether the lesson, and with it the page's heading, is in sight. */
  #showsLesson(): boolean {
    return (
      (this.session?.value.lesson ?? null) !== null && (!this.narrow || this.#pane() === "lesson")
    );
  }

  /** The pane a small screen shows. */
  #pane(): PagePane {
    const route = this.#navigation.value;
    const inLesson = route.kind === "lesson";
    const named = inLesson || route.kind === "sandbox" ? route.pane : null;
    if (named !== null) return named;
    return inLesson ? "lesson" : this.#benchPane();
  }

  /** The pane the workbench shows while the address names none: the one used last here, else the lesson's own. */
  #benchPane(): Exclude<PagePane, "lesson"> {
    const last = recall(`pane:${this.session?.value.world?.sandbox ?? ""}`);
    return BENCH_PANES.find((pane) => pane === last) ?? this.session?.value.lesson?.pane ?? "files";
  }

  #rememberPane(route: Route): void {
    const world = this.session?.value.world ?? null;
    const pane = route.kind === "lesson" || route.kind === "sandbox" ? route.pane : null;
    if (world !== null && pane !== null && pane !== "lesson")
      remember(`pane:${world.sandbox}`, pane);
  }

  /** Where the bare address leads: to the lesson opened last, else to the first. */
  #firstPage(): Route {
    const last = this.#progress.value.current;
    const lesson = (last === null ? undefined : this.#lesson(last)) ?? this.lessons[0];
    if (lesson === undefined) return { kind: "sandbox", pane: null };
    return { kind: "lesson", id: lesson.id, pane: null };
  }

  #arrive(route: Route): void {
    const first = this.#page === null;
    this.#page = route;
    if (route.kind === "lesson" || route.kind === "sandbox") void this.session?.show(route);
    // An address that leads nowhere must not become the lesson to come back to.
    if (route.kind === "lesson" && this.#lesson(route.id) !== undefined)
      this.#progress.open(route.id);
    // A page that has just been opened leaves the focus where the browser puts it.
    if (!first) void this.updateComplete.then(() => this.main.focus());
  }

  override updated(_changed: PropertyValues): void {
    document.title = `${this.#title()} · ${NAME}`;
  }

  /** A fault of the world is told once: a bug of ours in a dialog, anything else in passing. */
  #tellFault(): void {
    const fault = this.#world.value?.fault ?? null;
    if (fault === this.#told) return;
    this.#told = fault;
    if (fault === null) return;
    if (fault.report === undefined)
      void this.updateComplete.then(() => notify(this.main, fault.message, "refused"));
    else this.mistake = fault;
  }

  #showPane(pane: PagePane): void {
    const next = withPane(this.#navigation.value, pane);
    if (this.narrow) this.#navigation.go(next);
    else this.#navigation.replace(next);
  }

  #showStep = ({ detail }: CustomEvent<SolutionStep>): void => {
    const pane = paneOf(detail);
    if (pane !== null) this.#showPane(pane);
    this.#onBench((workbench, world) => showStep(detail, workbench, world));
  };

  /** A link of the lesson to a file. */
  #openPlace = ({ detail }: CustomEvent<OpenPlace>): void => {
    this.#showPane("files");
    this.#onBench((workbench) => workbench.openFile(detail.file, detail.line, detail.column));
  };

  #onBench(act: (workbench: WbWorkbench, world: WorldStore) => Promise<void>): void {
    const world = this.session?.value.world ?? null;
    const { workbench } = this;
    if (workbench === null || world === null) return;
    void this.#acts()?.attempt("while it showed an example", async () => {
      // The pane that was just asked for is drawn first, so that what is put there is seen.
      await this.updateComplete;
      await act(workbench, world);
    });
  }

  #act = ({ detail }: CustomEvent<{ id: string }>): void => {
    const { id } = detail;
    if (id.startsWith("theme:")) this.#theme.choose(id.slice("theme:".length) as Theme);
    else if (id === "shortcuts" || id === "start-over") this.dialog = id;
    else if (id === "update") this.newVersion?.();
    else if (id === "later") this.newVersion = null;
    else if (id === "export") void this.#acts()?.save();
    else if (id === "import") void this.#acts()?.open();
    else if (id === "download-project") void this.#acts()?.download();
    else if (id === "open-project") void this.#chooseProject();
  };

  #acts(): WorldActs | null {
    return (
      this.session && new WorldActs(this.session, this.main, (failure) => (this.mistake = failure))
    );
  }

  async #chooseProject(): Promise<void> {
    this.project = (await this.#acts()?.chooseProject()) ?? null;
  }

  #openProject = (keepCopy: boolean): void => {
    const { project } = this;
    this.project = null;
    if (project !== null) void this.#acts()?.openProject(project, keepCopy);
  };

  #startOver = (): void => {
    this.dialog = null;
    const lesson = this.session?.value.lesson ?? null;
    void this.#acts()?.startOver(() => {
      if (lesson !== null) this.#progress.forget(lesson.id);
    });
  };

  #ask = (): void => {
    this.dialog = "start-over";
  };

  #skip = (event: Event): void => {
    event.preventDefault();
    this.main.focus();
  };

  #follow(shortcut: Shortcut): void {
    if (this.dialog !== null || this.project !== null || this.mistake !== null) return;
    if (shortcut.kind === "help") {
      this.dialog = "shortcuts";
    } else if (shortcut.kind === "pane") {
      this.#showPane(shortcut.pane);
      void this.updateComplete.then(() => this.main.focus());
    } else {
      const to = this.#neighbour(shortcut.step);
      if (to !== null) this.#navigation.go({ kind: "lesson", id: to.id, pane: null });
    }
  }

  #fit = (): void => {
    this.narrow = this.#query.matches;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-app": WbApp;
  }
}

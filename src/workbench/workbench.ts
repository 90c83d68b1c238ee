import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Connection } from "../client/connection.ts";
import { changeText } from "../client/http-text.ts";
import { scopeOf } from "../client/variables.ts";
import type { WorldStore } from "../client/world-store.ts";
import type { Change } from "../protocol/counterfactual.ts";
import { edited } from "../protocol/file-edits.ts";
import "../ui/split.ts";
import "../ui/tabs.ts";
import { Desk } from "./desk.ts";
import { type OpenPlace, panelEvent } from "./events.ts";
import { keptFor } from "./kept.ts";
import { type Bench, type Pane, type PanelName, PANELS } from "./registry.ts";
import { Watching } from "../ui/watching.ts";

/** Below this width one pane is shown at a time; the shell's tab bar says which. */
const NARROW = "(max-width: 899px)";

/**
 * The work area: on a wide screen the project (files over terminal), the requests (request and response beside the tokens, the
 * timeline below), the database or the log; on a narrow one the pane named by `pane`.
 * @fires wb-pane-change - detail: the pane a panel led to, so that the shell's tab bar follows
 */
@customElement("wb-workbench")
export class WbWorkbench extends LitElement {
  static override styles = css`
    :host {
      display: flex;
      flex-direction: column;
      min-width: 0;
      min-height: 0;
      overflow: hidden;
      background: var(--wb-paper);
      color: var(--wb-ink);
      font-family: var(--wb-font-text);
      font-size: var(--wb-text-body);
      line-height: var(--wb-leading);
    }
    wb-tabs,
    wb-split,
    wb-log-panel {
      flex: 1;
      min-width: 0;
      min-height: 0;
      height: 100%;
    }
    .pane {
      display: flex;
      flex: 1;
      flex-direction: column;
      min-height: 0;
    }
    .pane > * {
      flex: 1;
      min-height: 0;
    }
    .pane[data-pane="request"],
    .pane[data-pane="tokens"] {
      display: block;
      overflow: auto;
    }
    .pane[data-pane="request"] > wb-request-panel {
      height: 55%;
      min-height: 16rem;
    }
  `;

  @property({ attribute: false }) world: WorldStore | null = null;
  /** The way to the sandbox; the panels themselves go through the world. */
  @property({ attribute: false }) connection: Connection | null = null;
  /** The pane a narrow screen shows; a wide one shows the bench that holds it. */
  @property({ reflect: true }) pane: Pane = "files";

  @state() private narrow = matchMedia(NARROW).matches;

  #desk: Desk | null = null;
  readonly #world = new Watching(this, () => this.world);
  readonly #query = matchMedia(NARROW);

  /** Opens a file of the project, at a line if one is given (from 1). */
  async openFile(file: string, line?: number, column?: number): Promise<void> {
    await this.#lead("files");
    await this.renderRoot.querySelector("wb-files-panel")?.open(file, line, column);
  }

  /** Puts a text into a file's editor without saving it. */
  async showIn(file: string, text: string): Promise<void> {
    await this.#lead("files");
    this.renderRoot.querySelector("wb-files-panel")?.showIn(file, text);
  }

  /** Puts a command into the terminal's line without running it. */
  async prefillTerminal(line: string): Promise<void> {
    await this.#lead("terminal");
    this.renderRoot.querySelector("wb-terminal-panel")?.prefill(line);
  }

  /** Puts a request into the document without sending it. */
  async prefillRequest(text: string): Promise<void> {
    await this.#lead("request");
    await this.renderRoot.querySelector("wb-request-panel")?.prefill(text);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#query.addEventListener("change", this.#fit);
  }

  override disconnectedCallback(): void {
    this.#query.removeEventListener("change", this.#fit);
    super.disconnectedCallback();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("world")) {
      this.#desk = this.world === null ? null : new Desk(keptFor(this.world.sandbox));
    }
  }

  override render(): TemplateResult {
    return html`<div
      class="pane"
      data-pane=${this.narrow ? this.pane : "all"}
      @wb-open-place=${this.#openPlace}
      @wb-make-change=${({ detail }: CustomEvent<Change>) => this.#makeChange(detail)}
      @wb-select-exchange=${({ detail }: CustomEvent<number>) => this.#desk?.select(detail)}
    >
      ${this.narrow ? this.#pane() : this.#benches()}
    </div>`;
  }

  #pane(): readonly TemplateResult[] {
    return (Object.keys(PANELS) as PanelName[])
      .filter((name) => PANELS[name].pane === this.pane)
      .map((name) => this.#panel(name));
  }

  #benches(): TemplateResult {
    return html`<wb-tabs
      label="Workbench"
      .tabs=${this.#tabs()}
      selected=${BENCH_OF[this.pane]}
      @wb-select=${this.#selectBench}
    >
      <wb-split
        slot="project"
        direction="column"
        storage-key="workbench-project"
        initial="60"
        label="Files and terminal"
      >
        <div slot="start" class="pane">${this.#panel("files")}</div>
        <div slot="end" class="pane">${this.#panel("terminal")}</div>
      </wb-split>
      <wb-split
        slot="requests"
        direction="column"
        storage-key="workbench-time"
        initial="72"
        label="Messages and timeline"
      >
        <wb-split
          slot="start"
          direction="row"
          storage-key="workbench-tokens"
          initial="54"
          label="Messages and tokens"
        >
          <wb-split
            slot="start"
            direction="column"
            storage-key="workbench-messages"
            initial="50"
            label="Request and response"
          >
            <div slot="start" class="pane">${this.#panel("request")}</div>
            <div slot="end" class="pane">${this.#panel("response")}</div>
          </wb-split>
          <div slot="end" class="pane">${this.#panel("tokens")}</div>
        </wb-split>
        <div slot="end" class="pane">${this.#panel("timeline")}</div>
      </wb-split>
      <div slot="database" class="pane">${this.#panel("database")}</div>
      <div slot="log" class="pane">${this.#panel("log")}</div>
    </wb-tabs>`;
  }

  #panel(name: PanelName): TemplateResult {
    return PANELS[name].draw({ world: this.world, desk: this.#desk });
  }

  #tabs(): readonly { id: Bench; label: string; badge?: string }[] {
    const { state: world, log } = this.#world.value ?? { state: null, log: [] };
    const sent = log.filter(({ kind }) => kind === "exchange").length;
    return [
      {
        id: "project",
        label: "Project",
        ...(world?.server.kind === "broken" ? { badge: "error" } : {}),
      },
      { id: "requests", label: "Requests", ...(sent > 0 ? { badge: String(sent) } : {}) },
      { id: "database", label: "Database" },
      { id: "log", label: "Log" },
    ];
  }

  #selectBench = ({ detail }: CustomEvent<{ id: Bench }>): void => {
    if (BENCH_OF[this.pane] !== detail.id) void this.#lead(FIRST_PANE[detail.id]);
  };

  #openPlace = ({ detail }: CustomEvent<OpenPlace>): void => {
    void this.openFile(detail.file, detail.line, detail.column);
  };

  /** Brings a change to where it is made; sending, running and saving are the learner's. */
  async #makeChange(change: Change): Promise<void> {
    const { world } = this;
    if (world === null) return;
    if (change.doing === "clock") {
      await world.clock({ kind: "set", at: change.at });
    } else if (change.doing === "request") {
      const known = scopeOf(world.value.log, {}).known();
      const variables = Object.fromEntries(known.map(({ name, value }) => [name, value]));
      await this.prefillRequest(changeText(change, variables));
    } else if (change.doing === "command") {
      await this.prefillTerminal(change.commands?.join(" && ") ?? "");
    } else {
      const files = edited(world.value.state?.files ?? {}, change.edits ?? []);
      for (const { file } of change.edits ?? []) await this.showIn(file, files[file] ?? "");
    }
  }

  async #lead(pane: Pane): Promise<void> {
    if (this.pane !== pane) {
      this.pane = pane;
      this.dispatchEvent(panelEvent("wb-pane-change", pane));
    }
    await this.updateComplete;
  }

  #fit = (): void => {
    this.narrow = this.#query.matches;
  };
}

const BENCH_OF: Readonly<Record<Pane, Bench>> = {
  files: "project",
  terminal: "project",
  request: "requests",
  tokens: "requests",
  database: "database",
  log: "log",
};

const FIRST_PANE: Readonly<Record<Bench, Pane>> = {
  project: "files",
  requests: "request",
  database: "database",
  log: "log",
};

declare global {
  interface HTMLElementTagNameMap {
    "wb-workbench": WbWorkbench;
  }
  interface HTMLElementEventMap {
    "wb-pane-change": CustomEvent<Pane>;
  }
}

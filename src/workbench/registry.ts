import { html, type TemplateResult } from "lit";
import type { WorldStore } from "../client/world-store.ts";
import type { Desk } from "./desk.ts";
import "./database/database-panel.ts";
import "./files/files-panel.ts";
import "./log/log-panel.ts";
import "./request/request-panel.ts";
import "./response/response-panel.ts";
import "./terminal/terminal-panel.ts";
import "./timeline/timeline-panel.ts";
import "./tokens/tokens-panel.ts";

/** What a small screen shows at a time. */
export const PANES = ["files", "terminal", "request", "tokens", "database", "log"] as const;
export type Pane = (typeof PANES)[number];

/** What a wide screen shows at a time. */
export type Bench = "project" | "requests" | "database" | "log";

/** What a panel is given. */
export interface PanelContext {
  readonly world: WorldStore | null;
  readonly desk: Desk | null;
}

/** A panel of the workbench: its name, the pane of a small screen it is in, and how it is drawn. */
export interface Panel {
  readonly title: string;
  readonly pane: Pane;
  readonly bench: Bench;
  draw(context: PanelContext): TemplateResult;
}

/** One line a panel. */
export const PANELS = {
  files: panel(
    "Files",
    "files",
    "project",
    ({ world, desk }) => html`<wb-files-panel .world=${world} .desk=${desk}></wb-files-panel>`,
  ),
  terminal: panel(
    "Terminal",
    "terminal",
    "project",
    ({ world }) => html`<wb-terminal-panel .world=${world}></wb-terminal-panel>`,
  ),
  request: panel(
    "Request",
    "request",
    "requests",
    ({ world, desk }) => html`<wb-request-panel .world=${world} .desk=${desk}></wb-request-panel>`,
  ),
  response: panel(
    "Response",
    "request",
    "requests",
    ({ world, desk }) =>
      html`<wb-response-panel .world=${world} .desk=${desk}></wb-response-panel>`,
  ),
  tokens: panel(
    "Tokens",
    "tokens",
    "requests",
    ({ world, desk }) => html`<wb-tokens-panel .world=${world} .desk=${desk}></wb-tokens-panel>`,
  ),
  timeline: panel(
    "Timeline",
    "tokens",
    "requests",
    ({ world, desk }) =>
      html`<wb-timeline-panel .world=${world} .desk=${desk}></wb-timeline-panel>`,
  ),
  database: panel(
    "Database",
    "database",
    "database",
    ({ world, desk }) =>
      html`<wb-database-panel .world=${world} .desk=${desk}></wb-database-panel>`,
  ),
  log: panel(
    "Log",
    "log",
    "log",
    ({ world, desk }) => html`<wb-log-panel .world=${world} .desk=${desk}></wb-log-panel>`,
  ),
} as const satisfies Readonly<Record<string, Panel>>;

export type PanelName = keyof typeof PANELS;

function panel(title: string, pane: Pane, bench: Bench, draw: Panel["draw"]): Panel {
  return { title, pane, bench, draw };
}

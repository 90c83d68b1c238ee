import { html, type TemplateResult } from "lit";
import type { PagePane } from "./routes.ts";

/** What a key does while the learner is not typing. */
export type Shortcut =
  | { readonly kind: "help" }
  | { readonly kind: "pane"; readonly pane: PagePane }
  | { readonly kind: "lesson"; readonly step: -1 | 1 };

const KEYS: Readonly<Record<string, Shortcut>> = {
  "?": { kind: "help" },
  l: { kind: "pane", pane: "lesson" },
  f: { kind: "pane", pane: "files" },
  t: { kind: "pane", pane: "terminal" },
  r: { kind: "pane", pane: "request" },
  k: { kind: "pane", pane: "tokens" },
  d: { kind: "pane", pane: "database" },
  o: { kind: "pane", pane: "log" },
  "[": { kind: "lesson", step: -1 },
  "]": { kind: "lesson", step: 1 },
};

/** The shortcut of a key press; null when it is none or the learner is typing. */
export function shortcutOf(event: KeyboardEvent): Shortcut | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
  if (event.composedPath().some(takesText)) return null;
  return KEYS[event.key] ?? null;
}

function takesText(node: EventTarget): boolean {
  if (!(node instanceof HTMLElement)) return false;
  return node.isContentEditable || ["INPUT", "TEXTAREA", "SELECT", "DIALOG"].includes(node.tagName);
}

/** Ctrl on most systems, ⌘ on Apple's. */
export const COMMAND_KEY = /mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘" : "Ctrl";

const ROWS: readonly (readonly [readonly string[], string])[] = [
  [[COMMAND_KEY, "S"], "Save the file, and let the server read it again"],
  [[COMMAND_KEY, "Enter"], "Send the request under the cursor"],
  [["Ctrl", "C"], "Stop a command that asks you something"],
  [["↑"], "In the terminal: the command before"],
  [["Tab"], "In the terminal: complete a word; in an editor: indent"],
  [["Esc", "Tab"], "Leave an editor, one after the other"],
];
const LETTER_ROWS: readonly (readonly [readonly string[], string])[] = [
  [["L"], "Lesson"],
  [["F"], "Files"],
  [["T"], "Terminal"],
  [["R"], "Request"],
  [["K"], "Tokens"],
  [["D"], "Database"],
  [["O"], "Log"],
  [["["], "Previous lesson"],
  [["]"], "Next lesson"],
  [["?"], "This list"],
];

/** Both lists, as tables for the dialog. */
export function shortcutTables(): TemplateResult {
  return html`${shortcutTable("Always", ROWS)}${shortcutTable("While you are not typing", LETTER_ROWS)}`;
}

function shortcutTable(caption: string, rows: typeof ROWS): TemplateResult {
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <tbody>
      ${rows.map(
        ([keys, words]) =>
          html`<tr>
            <th scope="row">
              ${keys.map((key, index) => html`${index === 0 ? "" : " "}<kbd>${key}</kbd>`)}
            </th>
            <td>${words}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

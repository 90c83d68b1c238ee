import { autocompletion } from "@codemirror/autocomplete";
import { type Extension, RangeSet } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  gutter,
  GutterMarker,
  hoverTooltip,
  MatchDecorator,
  type PluginValue,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import { type CompletionFacts, httpCompletions } from "./http-completions.ts";
import { httpLanguage } from "./http-language.ts";

/** What the editor asks the panel; every call reads the world as it is at that moment. */
export interface HttpEditingHost {
  facts(): CompletionFacts;
  /** A variable's value, or a hint why it has none. */
  look(name: string): { readonly value: string } | { readonly hint: string };
  /** A token's claims in words; null for a text that is none. */
  tokenWords(token: string): string | null;
  /** Offsets at which requests begin, and what each is. */
  requests(): readonly { readonly from: number; readonly label: string }[];
  run(offset: number): void;
  moved(offset: number): void;
}

const VARIABLE = /\{\{\s*([^{}\n]+?)\s*\}\}/g;
const TOKEN = /eyJ[\w-]+\.[\w-]*(?:\.[\w-]*)?/g;

/** Everything the request document's editor has beyond a plain one. */
export function httpEditing(host: HttpEditingHost): Extension {
  return [
    httpLanguage,
    autocompletion({ override: [httpCompletions(() => host.facts())], icons: false }),
    variableMarks(host),
    tokenMarks,
    valueOnHover(host),
    runGutter(host),
    EditorView.updateListener.of((update) => {
      if (update.selectionSet || update.docChanged) host.moved(update.state.selection.main.head);
    }),
    looks,
  ];
}

function variableMarks(host: HttpEditingHost): Extension {
  const matcher = new MatchDecorator({
    regexp: VARIABLE,
    decorate: (add, from, to, match) => {
      const known = "value" in host.look(match[1] ?? "");
      add(from, to, Decoration.mark({ class: known ? "cm-known" : "cm-unknown" }));
    },
  });
  return marks(matcher, true);
}

/** The three parts of a token that stands in the text, coloured as everywhere else. */
const tokenMarks = marks(
  new MatchDecorator({
    regexp: TOKEN,
    decorate: (add, from, _to, match) => {
      let at = from;
      match[0].split(".").forEach((part, index) => {
        const name = ["cm-jwt-header", "cm-jwt-payload", "cm-jwt-signature"][index];
        if (part !== "" && name !== undefined)
          add(at, at + part.length, Decoration.mark({ class: name }));
        at += part.length + 1;
      });
    },
  }),
  false,
);

/** @param always redraw on every update: what a variable holds changes without the text changing */
function marks(matcher: MatchDecorator, always: boolean): Extension {
  return ViewPlugin.fromClass(
    class implements PluginValue {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = matcher.createDeco(view);
      }
      update(update: ViewUpdate): void {
        this.decorations = always
          ? matcher.createDeco(update.view)
          : matcher.updateDeco(update, this.decorations);
      }
    },
    { decorations: ({ decorations }) => decorations },
  );
}

function valueOnHover(host: HttpEditingHost): Extension {
  return hoverTooltip((view, position) => {
    const line = view.state.doc.lineAt(position);
    const at = position - line.from;
    const under = (pattern: RegExp): RegExpExecArray | undefined =>
      [...line.text.matchAll(pattern)].find(
        ({ index, 0: text }) => index <= at && at <= index + text.length,
      );
    const variable = under(VARIABLE);
    const token = variable === undefined ? under(TOKEN) : undefined;
    const found = variable ?? token;
    if (found === undefined) return null;
    const words =
      variable === undefined ? host.tokenWords(found[0]) : variableWords(host, found[1] ?? "");
    if (words === null) return null;
    const pos = line.from + found.index;
    return { pos, end: pos + found[0].length, above: true, create: () => ({ dom: note(words) }) };
  });
}

function variableWords(host: HttpEditingHost, name: string): string {
  const looked = host.look(name);
  if (!("value" in looked)) return looked.hint;
  return host.tokenWords(looked.value) ?? looked.value;
}

function note(words: string): HTMLElement {
  const dom = document.createElement("div");
  dom.className = "cm-note";
  dom.textContent = words;
  return dom;
}

class RunMarker extends GutterMarker {
  readonly #label: string;
  constructor(label: string) {
    super();
    this.#label = label;
  }
  override eq(other: GutterMarker): boolean {
    return other instanceof RunMarker && other.#label === this.#label;
  }
  override toDOM(): Node {
    const dom = document.createElement("span");
    dom.className = "cm-run";
    dom.title = this.#label;
    dom.textContent = "▶";
    return dom;
  }
}

/** A mark beside each request that sends it. For the pointer only: Ctrl or ⌘ with Enter and the Send button do the same. */
function runGutter(host: HttpEditingHost): Extension {
  return gutter({
    class: "cm-runs",
    markers: (view) =>
      RangeSet.of(
        host
          .requests()
          .filter(({ from }) => from <= view.state.doc.length)
          .map(({ from, label }) =>
            new RunMarker(`Send ${label}`).range(view.state.doc.lineAt(from).from),
          ),
        true,
      ),
    domEventHandlers: {
      mousedown(view, block) {
        const end = view.state.doc.lineAt(block.from).to;
        const request = host.requests().find(({ from }) => from >= block.from && from <= end);
        if (request === undefined) return false;
        host.run(request.from);
        return true;
      },
    },
  });
}

const looks = EditorView.baseTheme({
  ".cm-known": {
    backgroundColor: "var(--wb-accent-soft)",
    borderRadius: "3px",
  },
  ".cm-unknown": { textDecoration: "underline dotted var(--wb-refused)" },
  ".cm-jwt-header": { color: "var(--wb-jwt-header)" },
  ".cm-jwt-payload": { color: "var(--wb-jwt-payload)" },
  ".cm-jwt-signature": { color: "var(--wb-jwt-signature)" },
  ".cm-note": {
    maxWidth: "28rem",
    padding: "0.5rem",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    fontFamily: "var(--wb-font-text)",
    fontSize: "var(--wb-text-small)",
  },
  ".cm-runs": { width: "1.5rem" },
  ".cm-runs .cm-gutterElement": { display: "grid", placeItems: "center" },
  ".cm-run": {
    color: "var(--wb-accent)",
    cursor: "pointer",
    fontSize: "0.75rem",
  },
});

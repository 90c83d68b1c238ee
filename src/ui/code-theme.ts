import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const highlight = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.operatorKeyword, tags.modifier],
    color: "var(--wb-code-keyword)",
    fontWeight: "600",
  },
  { tag: [tags.propertyName, tags.attributeName], color: "var(--wb-code-name)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--wb-code-string)" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: "var(--wb-code-number)" },
  { tag: [tags.comment, tags.meta], color: "var(--wb-code-comment)" },
  {
    tag: [tags.function(tags.variableName), tags.className, tags.definition(tags.className)],
    color: "var(--wb-code-function)",
  },
  {
    tag: [tags.special(tags.variableName), tags.definition(tags.variableName)],
    color: "var(--wb-code-name)",
  },
  { tag: tags.heading, color: "var(--wb-ink-soft)", fontWeight: "600" },
  { tag: tags.url, color: "var(--wb-ink)" },
  { tag: tags.invalid, color: "var(--wb-refused)" },
]);

const look = EditorView.theme({
  "&": {
    height: "100%",
    backgroundColor: "var(--wb-surface)",
    color: "var(--wb-ink)",
    fontSize: "var(--wb-text-small)",
  },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--wb-font-code)", lineHeight: "1.6", overflow: "auto" },
  ".cm-content": { caretColor: "var(--wb-accent)", paddingBlock: "0.5rem" },
  ".cm-line": { paddingInline: "0.5rem 1rem" },
  ".cm-cursor": { borderLeftColor: "var(--wb-accent)", borderLeftWidth: "2px" },
  ".cm-gutters": {
    backgroundColor: "var(--wb-surface)",
    color: "var(--wb-ink-soft)",
    border: "none",
  },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "2.25rem", padding: "0 0.25rem 0 0" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": {
    backgroundColor: "color-mix(in srgb, var(--wb-accent-soft) 45%, transparent)",
  },
  "&.cm-focused .cm-activeLineGutter": { color: "var(--wb-ink)", backgroundColor: "transparent" },
  "& > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground":
    { background: "var(--wb-code-selection)" },
  ".cm-selectionMatch, .cm-searchMatch": { backgroundColor: "var(--wb-code-match)" },
  ".cm-searchMatch-selected": { outline: "1px solid var(--wb-accent)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "var(--wb-accent-soft)",
    outline: "1px solid var(--wb-line-strong)",
  },
  ".cm-tooltip": {
    border: "1px solid var(--wb-line)",
    borderRadius: "var(--wb-radius)",
    backgroundColor: "var(--wb-surface-raised)",
    color: "var(--wb-ink)",
    boxShadow: "0 4px 16px var(--wb-shadow)",
    fontFamily: "var(--wb-font-text)",
    fontSize: "var(--wb-text-small)",
    overflow: "hidden",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--wb-font-code)" },
  ".cm-tooltip-autocomplete ul li": { padding: "0.125rem 0.5rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: "var(--wb-accent)",
    color: "var(--wb-on-accent)",
  },
  ".cm-completionDetail": { color: "inherit", opacity: "0.8", fontStyle: "normal" },
  ".cm-diagnostic": { padding: "0.375rem 0.625rem", maxWidth: "32rem", whiteSpace: "pre-wrap" },
  ".cm-diagnostic-error": { borderLeft: "3px solid var(--wb-refused)" },
  ".cm-diagnostic-warning": { borderLeft: "3px solid var(--wb-notice)" },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--wb-refused) 1.5px",
    textUnderlineOffset: "3px",
    textDecorationSkipInk: "none",
  },
  ".cm-lintRange-warning": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--wb-notice) 1.5px",
    textUnderlineOffset: "3px",
    textDecorationSkipInk: "none",
  },
  ".cm-panels": {
    backgroundColor: "var(--wb-surface-sunken)",
    color: "var(--wb-ink)",
    fontFamily: "var(--wb-font-text)",
  },
  ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--wb-line)" },
  ".cm-panels.cm-panels-bottom": { borderTop: "1px solid var(--wb-line)" },
  ".cm-textfield": {
    border: "1px solid var(--wb-line-strong)",
    borderRadius: "var(--wb-radius)",
    backgroundColor: "var(--wb-surface)",
    color: "var(--wb-ink)",
    fontSize: "inherit",
  },
  ".cm-button": {
    border: "1px solid var(--wb-line-strong)",
    borderRadius: "var(--wb-radius)",
    backgroundImage: "none",
    backgroundColor: "var(--wb-surface)",
    color: "var(--wb-ink)",
    fontSize: "inherit",
  },
});

/** The editor in the page's colours; both follow the scheme by themselves. */
export const codeTheme: Extension = [look, syntaxHighlighting(highlight)];

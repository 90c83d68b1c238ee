import { css } from "lit";

/** Box sizing and the focus ring; native controls take the page's type. Every element with something to press uses it. */
export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :where(button, input, select, textarea) {
    font: inherit;
    color: inherit;
  }
  :where(a) {
    color: var(--wb-accent);
    text-underline-offset: 0.2em;
  }
  :where(a:hover) {
    color: var(--wb-accent-strong);
  }
  :focus-visible {
    outline: 2px solid var(--wb-focus);
    outline-offset: 1px;
    border-radius: 2px;
  }
`;

/** A room of its own on the page: fills what it is given, scrolls inside. */
export const panel = css`
  :host {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    background: var(--wb-paper);
    color: var(--wb-ink);
    font-family: var(--wb-font-text);
    font-size: var(--wb-text-body);
    line-height: var(--wb-leading);
  }
`;

/** Inline code and code blocks. */
export const code = css`
  :where(code, kbd, pre, samp) {
    font-family: var(--wb-font-code);
    font-size: 0.875em;
  }
  :where(:not(pre) > code) {
    padding: 0.1em 0.25em;
    border-radius: 0.25em;
    background: var(--wb-surface-sunken);
    /* Breaks where it must, but lets a table give a long name its width. */
    overflow-wrap: break-word;
    -webkit-box-decoration-break: clone;
    box-decoration-break: clone;
  }
  :where(pre > code) {
    font-size: inherit;
  }
  :where(pre) {
    margin: 0;
    padding: var(--wb-space-1) var(--wb-space-2);
    overflow: auto;
    border: 1px solid var(--wb-line);
    border-radius: var(--wb-radius);
    background: var(--wb-surface);
    line-height: 1.55;
    tab-size: 4;
  }
  :where(kbd) {
    display: inline-block;
    min-width: 1.6em;
    padding: 0.05em 0.4em;
    border: 1px solid var(--wb-line-strong);
    border-block-end-width: 2px;
    border-radius: 0.3em;
    background: var(--wb-surface);
    text-align: center;
  }
`;

/** Running text: a lesson, a dialog's words. */
export const prose = css`
  :where(p, ul, ol, dl, blockquote, figure, pre, table) {
    margin-block: 0 var(--wb-space-2);
  }
  :where(h1, h2, h3) {
    margin-block: var(--wb-space-3) var(--wb-space-1);
    font-family: var(--wb-font-title);
    font-weight: 600;
    line-height: 1.25;
    text-wrap: balance;
  }
  :where(h1) {
    margin-block-start: 0;
    font-size: var(--wb-text-title);
  }
  :where(h2, h3) {
    font-size: var(--wb-text-large);
  }
  :where(p, li) {
    max-width: var(--wb-measure);
    text-wrap: pretty;
  }
  :where(ul, ol) {
    padding-inline-start: 1.25rem;
  }
  :where(li + li) {
    margin-block-start: var(--wb-space-half);
  }
  :where(li)::marker {
    color: var(--wb-ink-soft);
  }
  :where(blockquote) {
    margin-inline: 0;
    padding-inline-start: var(--wb-space-2);
    border-inline-start: 3px solid var(--wb-line-strong);
    color: var(--wb-ink-soft);
  }
`;

/** Rows of facts. */
export const table = css`
  :where(table) {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--wb-text-small);
  }
  :where(th, td) {
    padding: var(--wb-space-half) var(--wb-space-1) var(--wb-space-half) 0;
    border-block-end: 1px solid var(--wb-line);
    text-align: start;
    vertical-align: top;
  }
  :where(th) {
    color: var(--wb-ink-soft);
    font-weight: 600;
  }
`;

/** For eyes that listen: out of sight, still read. Class `visually-hidden`. */
export const visuallyHidden = css`
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    border: 0;
  }
`;

import { css } from "lit";

/** Rules of the shell, apart for their length. */
export const appStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100dvh;
    overflow: hidden;
    background: var(--wb-paper);
    color: var(--wb-ink);
    font-family: var(--wb-font-text);
    font-size: var(--wb-text-body);
    line-height: var(--wb-leading);
  }
  .skip {
    position: fixed;
    inset: var(--wb-space-half) auto auto var(--wb-space-half);
    z-index: 20;
    padding: var(--wb-space-1) var(--wb-space-2);
    border-radius: var(--wb-radius);
    background: var(--wb-accent);
    color: var(--wb-on-accent);
  }
  .skip:not(:focus) {
    clip-path: inset(50%);
  }
  main {
    display: flex;
    flex: 1;
    min-width: 0;
    min-height: 0;
  }
  main:focus {
    outline: none;
  }
  main > :not(.visually-hidden) {
    flex: 1;
    min-width: 0;
    min-height: 0;
  }
  wb-lesson {
    overflow: auto;
  }
  wb-pane-bar ~ wb-toasts {
    --wb-toasts-bottom: 4.5rem;
  }
  table {
    width: 100%;
    margin-block-end: var(--wb-space-2);
    border-collapse: collapse;
    font-size: var(--wb-text-small);
  }
  caption {
    padding-block-end: var(--wb-space-half);
    font-weight: 600;
    text-align: start;
  }
  th,
  td {
    padding: 0.3125rem var(--wb-space-1) 0.3125rem 0;
    border-block-start: 1px solid var(--wb-line);
    font-weight: 400;
    text-align: start;
  }
  th {
    width: 7.5rem;
    white-space: nowrap;
  }
  kbd {
    display: inline-block;
    min-width: 1.6em;
    padding: 0.05em 0.4em;
    border: 1px solid var(--wb-line-strong);
    border-block-end-width: 2px;
    border-radius: 0.3em;
    background: var(--wb-surface);
    font-family: var(--wb-font-code);
    font-size: 0.875em;
    text-align: center;
  }
  .check {
    display: flex;
    gap: var(--wb-space-1);
    align-items: center;
    min-height: var(--wb-target);
    font-size: var(--wb-text-small);
  }
  .check input {
    width: 1rem;
    height: 1rem;
    accent-color: var(--wb-accent);
  }
  p {
    margin-block: 0 var(--wb-space-2);
  }
  .report {
    max-height: 18rem;
    margin: 0 0 var(--wb-space-2);
    padding: var(--wb-space-1) var(--wb-space-2);
    overflow: auto;
    border: 1px solid var(--wb-line);
    border-radius: var(--wb-radius);
    background: var(--wb-surface-sunken);
    font-family: var(--wb-font-code);
    font-size: var(--wb-text-small);
    line-height: 1.5;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`;

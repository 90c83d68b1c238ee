import { css } from "lit";

/** Rules of the lesson, apart for their length. */
export const lessonStyles = css`
  :host {
    display: block;
    min-width: 0;
    overflow: auto;
    background: var(--wb-paper);
    color: var(--wb-ink);
    font-family: var(--wb-font-text);
    font-size: var(--wb-text-body);
    line-height: 1.6;
    scrollbar-gutter: stable;
  }
  article {
    max-width: calc(var(--wb-measure) + 2 * var(--wb-space-3));
    margin-inline: auto;
    padding: var(--wb-space-4) var(--wb-space-3) var(--wb-space-5);
  }
  h1 {
    margin-block-end: var(--wb-space-1);
  }
  h2 {
    margin-block-start: var(--wb-space-4);
  }
  .chapter {
    margin: 0 0 var(--wb-space-half);
    color: var(--wb-ink-soft);
    font-size: var(--wb-text-small);
  }
  .objective {
    margin-block-end: var(--wb-space-2);
    color: var(--wb-ink-soft);
    font-size: 1.0625em;
    line-height: 1.5;
  }
  .standing {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--wb-space-2);
    align-items: center;
    margin: 0 0 var(--wb-space-3);
    color: var(--wb-ink-soft);
    font-size: var(--wb-text-small);
  }
  .standing .bars {
    display: flex;
    flex: 1 0 100%;
    gap: var(--wb-space-half);
    margin-block-end: var(--wb-space-1);
  }
  .bars i {
    flex: 1;
    height: 3px;
    border-radius: 2px;
    background: var(--wb-line);
    transition: background-color var(--wb-quick);
  }
  .bars i[data-solved] {
    background: var(--wb-passed);
  }
  wb-task-card,
  wb-exhibit {
    margin-block: var(--wb-space-3);
  }
  pre {
    margin-block-end: var(--wb-space-2);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .try {
    margin-block: 0 var(--wb-space-2);
  }
  .try pre {
    margin-block-end: var(--wb-space-1);
  }
  footer {
    margin-block-start: var(--wb-space-4);
    padding-block-start: var(--wb-space-3);
    border-block-start: 1px solid var(--wb-line);
  }
  footer h2 {
    display: flex;
    gap: var(--wb-space-1);
    align-items: center;
    margin-block-start: 0;
  }
  footer h2 wb-icon {
    color: var(--wb-passed);
  }
  .next {
    display: inline-flex;
    gap: var(--wb-space-1);
    align-items: center;
    min-height: max(2.5rem, var(--wb-target));
    padding: 0.25rem 1rem;
    border: 1px solid transparent;
    border-radius: var(--wb-radius);
    background: var(--wb-accent);
    color: var(--wb-on-accent);
    font-weight: 500;
    text-decoration: none;
  }
  .next:hover {
    background: var(--wb-accent-strong);
    color: var(--wb-on-accent);
  }
  .next[data-early] {
    border-color: var(--wb-line-strong);
    background: var(--wb-surface);
    color: var(--wb-ink);
  }
  .next[data-early]:hover {
    background: var(--wb-hover);
    color: var(--wb-ink);
  }
  .on {
    display: flex;
    flex-wrap: wrap;
    gap: var(--wb-space-1);
    align-items: center;
  }
  @media (max-width: 479px) {
    article {
      padding-inline: var(--wb-space-2);
    }
  }
  @media (forced-colors: active) {
    .bars i {
      background: GrayText;
    }
    .bars i[data-solved] {
      background: CanvasText;
    }
  }
`;

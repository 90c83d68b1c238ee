import { css } from "lit";

/** Rules of the top bar, apart for their length. */
export const topBarStyles = css`
  header {
    display: flex;
    align-items: center;
    gap: var(--wb-space-1) var(--wb-space-2);
    min-height: 3.25rem;
    padding: 0 var(--wb-space-1) 0 var(--wb-space-2);
    border-block-end: 1px solid var(--wb-line);
    background: var(--wb-paper);
    color: var(--wb-ink);
    font-family: var(--wb-font-text);
    font-size: var(--wb-text-small);
  }
  .name {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: var(--wb-space-1);
    min-height: var(--wb-target);
    color: var(--wb-ink);
    font: 600 var(--wb-text-body) / 1 var(--wb-font-title);
    text-decoration: none;
  }
  /* The mark: a token's three parts, each shorter than the one before. */
  .mark {
    display: grid;
    gap: 3px;
    width: 1.25rem;
  }
  .mark i {
    height: 3px;
    border-radius: 2px;
    background: var(--wb-jwt-header);
  }
  .mark i:nth-child(2) {
    width: 75%;
    background: var(--wb-jwt-payload);
  }
  .mark i:nth-child(3) {
    width: 45%;
    background: var(--wb-jwt-signature);
  }
  .course {
    display: flex;
    flex: 0 1 auto;
    align-items: center;
    min-width: 0;
    margin-inline-start: var(--wb-space-1);
    padding-inline-start: var(--wb-space-2);
    border-inline-start: 1px solid var(--wb-line);
  }
  .lessons {
    --wb-popover-width: 26rem;
  }
  .title {
    display: flex;
    gap: 0.5em;
    min-width: 0;
  }
  .title .number {
    color: var(--wb-ink-soft);
    font-variant-numeric: tabular-nums;
  }
  .title {
    font-weight: 600;
  }
  .title .number {
    font-weight: 400;
  }
  .title .words {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .lessons wb-icon {
    width: 1em;
    height: 1em;
  }
  .step {
    display: inline-flex;
    flex: none;
    align-items: center;
    justify-content: center;
    width: var(--wb-target);
    height: var(--wb-target);
    border-radius: var(--wb-radius);
    color: var(--wb-ink-soft);
  }
  a.step:hover {
    background: var(--wb-hover);
    color: var(--wb-ink);
  }
  .tools {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--wb-space-half);
    margin-inline-start: auto;
  }
  @media (max-width: 899px) {
    header {
      gap: 0;
      padding-inline: var(--wb-space-1) 0;
    }
    .name {
      justify-content: center;
      min-width: var(--wb-target);
    }
    .full,
    .theme,
    .step {
      display: none;
    }
    .course {
      flex: 1 1 0;
      margin-inline-start: 0;
      padding-inline-start: 0;
      border: 0;
    }
    .tools {
      gap: 0;
    }
  }
  @media (forced-colors: active) {
    .mark i:nth-child(n) {
      background: CanvasText;
    }
  }
`;

import { css } from "lit";

/** What opens over the page: raised, with a scrollbar of its own before it leaves the window. */
export const popoverLook = css`
  [popover] {
    position: fixed;
    inset: auto;
    max-height: calc(100dvh - 5rem);
    margin: 0;
    overflow: auto;
    border: 1px solid var(--wb-line);
    border-radius: var(--wb-radius-large);
    background: var(--wb-surface-raised);
    color: var(--wb-ink);
    box-shadow: 0 0.5rem 1.5rem var(--wb-shadow);
    font-family: var(--wb-font-text);
    font-size: var(--wb-text-small);
  }
`;

const GAP_PX = 4;
const MARGIN_PX = 8;
/** A window narrower than this gives a popover its whole width. */
const NARROW_PX = 480;
/** Above this share of the window's height a popover opens downwards. */
const UPPER_SHARE = 0.6;

/** Puts a fixed popover under its trigger, or above it near the foot of the window, on the side that has more room. */
export function placePopover(trigger: Element, popover: HTMLElement): void {
  const box = trigger.getBoundingClientRect();
  const narrow = innerWidth < NARROW_PX;
  const right = box.left + box.width / 2 > innerWidth / 2;
  const below = box.bottom < innerHeight * UPPER_SHARE;
  const left = narrow ? MARGIN_PX : right ? null : box.left;
  const fromRight = narrow ? MARGIN_PX : right ? innerWidth - box.right : null;
  const place = {
    left: pixels(left),
    right: pixels(fromRight),
    top: pixels(below ? box.bottom + GAP_PX : null),
    bottom: pixels(below ? null : innerHeight - box.top + GAP_PX),
    width: narrow ? "auto" : "",
    "max-width": narrow ? "none" : "",
  };
  for (const [name, value] of Object.entries(place)) popover.style.setProperty(name, value);
}

function pixels(length: number | null): string {
  return length === null ? "auto" : `${Math.max(MARGIN_PX, length)}px`;
}

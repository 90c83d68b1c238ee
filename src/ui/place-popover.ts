const GAP_PX = 4;
/** Above this share of the window's height a popover opens downwards. */
const UPPER_SHARE = 0.6;

/** Puts a fixed popover under its trigger, or above it near the foot of the window, on the side that has more room. */
export function placePopover(trigger: Element, popover: HTMLElement): void {
  const box = trigger.getBoundingClientRect();
  const right = box.left + box.width / 2 > innerWidth / 2;
  const below = box.bottom < innerHeight * UPPER_SHARE;
  const inset = {
    left: right ? "auto" : `${Math.max(GAP_PX, box.left)}px`,
    right: right ? `${Math.max(GAP_PX, innerWidth - box.right)}px` : "auto",
    top: below ? `${box.bottom + GAP_PX}px` : "auto",
    bottom: below ? "auto" : `${innerHeight - box.top + GAP_PX}px`,
  };
  for (const [side, length] of Object.entries(inset)) popover.style.setProperty(side, length);
}

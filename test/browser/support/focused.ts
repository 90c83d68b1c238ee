import { expect } from "vitest";
import type { Locator } from "vitest/browser";

/** Waits until an element has the focus; unlike `toHaveFocus` it looks through shadow roots. */
export async function expectFocus(locator: Locator): Promise<void> {
  await expect
    .poll(() => focused() === locator.query(), { message: `focus on ${locator.selector}` })
    .toBe(true);
}

function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

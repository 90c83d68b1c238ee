import type { Tone } from "./badge.ts";

/** A message of passing interest; what must not be missed belongs in a `wb-status`. */
export interface Toast {
  readonly message: string;
  readonly tone: Tone;
}

/** Asks the page to show a toast. Fires `wb-toast` on the host; the shell's toast list hears it. */
export function notify(host: EventTarget, message: string, tone: Tone = "plain"): void {
  const detail: Toast = { message, tone };
  host.dispatchEvent(new CustomEvent("wb-toast", { detail, bubbles: true, composed: true }));
}

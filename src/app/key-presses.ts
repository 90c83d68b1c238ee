import type { ReactiveController, ReactiveControllerHost } from "lit";
import { recall, remember } from "../ui/remembered.ts";
import { type Shortcut, shortcutOf } from "./shortcuts.ts";

/** Hears the page's keys: shortcuts go to `follow`, and Ctrl/Cmd+S never offers to save the page itself. */
export class KeyPresses implements ReactiveController {
  /** Whether single keys act; a learner who dictates or types by accident can switch them off. Remembered. */
  letters = recall("letters") !== "off";

  readonly #host: ReactiveControllerHost;
  readonly #follow: (shortcut: Shortcut) => void;

  constructor(host: ReactiveControllerHost, follow: (shortcut: Shortcut) => void) {
    this.#host = host;
    this.#follow = follow;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener("keydown", this.#press);
  }

  hostDisconnected(): void {
    removeEventListener("keydown", this.#press);
  }

  switchLetters(on: boolean): void {
    this.letters = on;
    remember("letters", on ? null : "off");
    this.#host.requestUpdate();
  }

  #press = (event: KeyboardEvent): void => {
    if (event.key === "s" && (event.ctrlKey || event.metaKey) && !event.altKey) {
      // An editor has saved already; elsewhere there is nothing to save.
      event.preventDefault();
      return;
    }
    const shortcut = this.letters ? shortcutOf(event) : null;
    if (shortcut === null) return;
    event.preventDefault();
    this.#follow(shortcut);
  };
}

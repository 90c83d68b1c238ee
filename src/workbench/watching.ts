import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Store } from "../client/store.ts";

/**
 * Redraws a panel when the store it watches changes.
 *
 * `of` names the store each time the panel updates, since a panel is given another world when a lesson changes.
 */
export class Watching<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #of: () => Store<T> | null;
  #watched: Store<T> | null = null;
  #stop: (() => void) | null = null;

  constructor(host: ReactiveControllerHost, of: () => Store<T> | null) {
    this.#host = host;
    this.#of = of;
    host.addController(this);
  }

  /** The store's value; null while there is no store. */
  get value(): T | null {
    return this.#of()?.value ?? null;
  }

  hostConnected(): void {
    this.#watch(this.#of());
  }

  hostUpdate(): void {
    this.#watch(this.#of());
  }

  hostDisconnected(): void {
    this.#watch(null);
  }

  #watch(store: Store<T> | null): void {
    if (store === this.#watched) return;
    this.#stop?.();
    this.#watched = store;
    this.#stop = store?.subscribe(() => this.#host.requestUpdate()) ?? null;
  }
}

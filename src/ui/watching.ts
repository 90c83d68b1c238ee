import type { ReactiveController, ReactiveControllerHost } from "lit";

/** A store, as its watcher sees it. */
export interface Watched<T> {
  readonly value: T;
  /** @returns ends it */
  subscribe(listener: (value: T) => void): () => void;
}

/**
 * Redraws a panel when the store it watches changes.
 *
 * `of` names the store each time the panel updates, since a panel is given another world when a lesson changes.
 */
export class Watching<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #of: () => Watched<T> | null;
  #watched: Watched<T> | null = null;
  #stop: (() => void) | null = null;

  constructor(host: ReactiveControllerHost, of: () => Watched<T> | null) {
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

  #watch(store: Watched<T> | null): void {
    if (store === this.#watched) return;
    this.#stop?.();
    this.#watched = store;
    this.#stop = store?.subscribe(() => this.#host.requestUpdate()) ?? null;
  }
}

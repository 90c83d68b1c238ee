/** A newer version of the workbook waits to take over. */
export interface Update {
  /** Takes it in and reloads; work is kept. */
  apply(): void;
}

/**
 * Tells when a newer service worker has been installed and waits.
 * A page that no worker controlled yet (the first visit) is not told and not reloaded.
 */
export async function watchUpdates(found: (update: Update) => void): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.ready;
  const offer = (worker: ServiceWorker): void => {
    found({
      apply() {
        navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), {
          once: true,
        });
        worker.postMessage({ type: "SKIP_WAITING" });
      },
    });
  };
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && navigator.serviceWorker.controller) offer(worker);
    });
  });
}

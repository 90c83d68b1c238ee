/** The sandbox a page works in: the one it asked last. Exhibits run beside it and do not count. */
export class PageSandboxes {
  readonly #sandboxes = new Map<string, string>();

  /** @param page id of the worker's client */
  note(page: string, sandbox: string): void {
    if (!sandbox.startsWith("exhibit/")) this.#sandboxes.set(page, sandbox);
  }

  /** The free sandbox for a page that has asked nothing since this worker started. */
  of(page: string): string {
    return this.#sandboxes.get(page) ?? "free";
  }
}

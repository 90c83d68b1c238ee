/**
 * Small texts the page keeps for a learner between visits (drafts, open tabs, the request document), beside the world itself.
 * A browser that keeps nothing (private mode, full disk) loses them and nothing else: every call is then a no-op.
 */
export interface Kept {
  /** @returns the JSON value kept under the name; null when there is none or it cannot be read */
  read(name: string): unknown;
  write(name: string, value: unknown): void;
}

/** Keeps texts in localStorage under `jwt-workbook:<sandbox>:<name>`. */
export function keptFor(sandbox: string): Kept {
  const key = (name: string): string => `jwt-workbook:${location.pathname}:${sandbox}:${name}`;
  return {
    read(name) {
      try {
        return JSON.parse(localStorage.getItem(key(name)) ?? "null") as unknown;
      } catch {
        return null;
      }
    },
    write(name, value) {
      try {
        localStorage.setItem(key(name), JSON.stringify(value));
      } catch {
        // Nothing to be done and nothing lost but comfort: the world is kept elsewhere.
      }
    },
  };
}

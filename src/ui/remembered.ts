/** Settings of this page under this address; several copies of the workbook may live on one origin. */
const prefix = (): string => `jwt-workbook:${location.pathname}:page:`;

/** @returns the text remembered under the name; null when there is none or the browser keeps nothing */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(prefix() + name);
  } catch {
    return null;
  }
}

/** Remembers a text, or forgets it when it is null. A browser that keeps nothing does nothing. */
export function remember(name: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(prefix() + name);
    else localStorage.setItem(prefix() + name, text);
  } catch {
    // Only comfort is lost: the setting holds until the page is left.
  }
}

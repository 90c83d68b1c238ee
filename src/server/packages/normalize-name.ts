/** A name as package indexes compare it: any case, "-", "_" and "." alike. */
export function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}

/** Whether text fits a pattern in which `*` stands for any text. Blanks around both are ignored. */
export function fits(pattern: string, text: string): boolean {
  const parts = pattern
    .trim()
    .split("*")
    .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[\\s\\S]*")}$`).test(text.trim());
}

/** The value at a dotted path of plain data; undefined where there is none. */
export function dig(data: unknown, path: string): unknown {
  let current = data;
  for (const key of path.split(".")) {
    if (typeof current !== "object" || current === null) return undefined;
    current = (current as Readonly<Record<string, unknown>>)[key];
  }
  return current;
}

/** A value as a pattern sees it: text as it is, other things as JSON. */
export function asText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

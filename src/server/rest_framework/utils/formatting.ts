/** Mirrors rest_framework/utils/formatting.py (3.18). */

/** Takes the indentation of the lines after the first from every line, and the blanks around the whole. */
export function dedent(content: string): string {
  const later = content
    .split(/\r\n|[\n\r]/)
    .slice(1)
    .filter((line) => line.trimStart() !== "");
  const least = (blank: RegExp): number =>
    Math.min(...later.map((line) => blank.exec(line)?.[0].length ?? 0));
  if (later.length === 0) return content.trim();
  const spaces = least(/^ */);
  const indent = spaces > 0 ? " ".repeat(spaces) : "\t".repeat(least(/^\t*/));
  return (indent === "" ? content : content.replaceAll(new RegExp(`^${indent}`, "gm"), "")).trim();
}

/** "BookCustomList" as "Book Custom List", "ListView" as "List", "api_root" as "Api Root". */
export function spacedName(name: string): string {
  const bare = name.replace(/View$/, "").replace(/ViewSet$/, "");
  return (bare === "" ? name : bare)
    .replaceAll(/(((?<=[a-z])[A-Z])|([A-Z](?![A-Z]|$)))/g, " $1")
    .trim()
    .replaceAll("_", " ")
    .replaceAll(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());
}

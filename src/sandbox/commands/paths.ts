/** A path as somebody types it, e.g. "./books/", → the path inside the project, e.g. "books"; "" is the project itself. */
export function cleanPath(path: string): string {
  const parts: string[] = [];
  const inside = path
    .replace(/^(?:\/project|~\/bookstore)(?=\/|$)/, "")
    .replace(/^\/(?!dev\/)/, "");
  if (inside.startsWith("/dev/")) return inside;
  for (const part of inside.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

/** Names directly inside a folder of the project; folders end with a slash. */
export function entriesOf(paths: Iterable<string>, folder: string): string[] {
  const prefix = folder === "" ? "" : `${folder}/`;
  const names = new Set<string>();
  for (const path of paths) {
    if (!path.startsWith(prefix)) continue;
    const [name = "", ...rest] = path.slice(prefix.length).split("/");
    names.add(rest.length > 0 ? `${name}/` : name);
  }
  return [...names].sort();
}

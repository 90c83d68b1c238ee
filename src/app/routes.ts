/** What a small screen shows at a time; a large one shows the lesson beside the rest. */
export const PANES = [
  "lesson",
  "files",
  "terminal",
  "request",
  "tokens",
  "database",
  "log",
] as const;
export type PagePane = (typeof PANES)[number];

/** Where in the workbook the learner is. `pane` is null when the address names none. */
export type Route =
  | { readonly kind: "lesson"; readonly id: string; readonly pane: PagePane | null }
  | { readonly kind: "sandbox"; readonly pane: PagePane | null }
  /** The bare address: the lesson opened last. */
  | { readonly kind: "start" }
  | { readonly kind: "unknown"; readonly hash: string };

/** @param hash as `location.hash` gives it, "#/lesson/install/terminal" */
export function parseRoute(hash: string): Route {
  const words = hash
    .replace(/^#\/?/, "")
    .split("/")
    .filter((word) => word !== "");
  const [place, ...rest] = words;
  if (place === undefined) return { kind: "start" };
  if (place === "sandbox" && rest.length <= 1) {
    const pane = paneOf(rest[0]);
    if (pane !== undefined && pane !== "lesson") return { kind: "sandbox", pane };
  }
  if (place === "lesson" && rest.length >= 1 && rest.length <= 2) {
    const pane = paneOf(rest[1]);
    const id = decoded(rest[0] ?? "");
    if (pane !== undefined && id !== null) return { kind: "lesson", id, pane };
  }
  return { kind: "unknown", hash };
}

/** The address of a route, to be used as a link. */
export function hrefOf(route: Route): string {
  switch (route.kind) {
    case "start":
      return "#/";
    case "unknown":
      return route.hash;
    case "sandbox":
      return `#/sandbox${suffix(route.pane)}`;
    case "lesson":
      return `#/lesson/${encodeURIComponent(route.id)}${suffix(route.pane)}`;
    default:
      return route satisfies never;
  }
}

/** Whether two routes are the same page, whatever pane they show. */
export function samePage(one: Route, other: Route): boolean {
  if (one.kind === "lesson") return other.kind === "lesson" && one.id === other.id;
  return one.kind === other.kind;
}

/** The same page with another pane; a route without panes is left alone. */
export function withPane(route: Route, pane: PagePane): Route {
  return route.kind === "lesson" || route.kind === "sandbox" ? { ...route, pane } : route;
}

function suffix(pane: PagePane | null): string {
  return pane === null ? "" : `/${pane}`;
}

/** @returns null for none, undefined for one that does not exist */
function paneOf(word: string | undefined): PagePane | null | undefined {
  return word === undefined ? null : PANES.find((pane) => pane === word);
}

function decoded(word: string): string | null {
  try {
    return decodeURIComponent(word);
  } catch {
    return null;
  }
}

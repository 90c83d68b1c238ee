import { withHeader } from "./messages.ts";
import { type Generator, textsOf, type Refusal } from "./refusal.ts";

/** The request under another path; the query stays. */
function under(refusal: Refusal, path: string) {
  const query = refusal.request.target.slice(refusal.path.length);
  return refusal.sending({ ...refusal.request, target: `${path}${query}` });
}

export const trailingSlash: Generator = {
  kind: "trailing-slash",
  words: "the address with or without a slash at its end",
  *propose(refusal) {
    const { path, before } = refusal;
    if (before.status !== 404 || path === "/") return;
    const other = path.endsWith("/") ? path.slice(0, -1) : `${path}/`;
    const how = path.endsWith("/") ? "without the slash at its end" : "with a slash at its end";
    yield {
      sentence: `Send it to \`${other}\`, ${how}: to Django these are two addresses.`,
      change: under(refusal, other),
    };
  },
};

/** How many letters may differ. */
const NEAR = 4;

/** The route whose path is written most like the one that was asked for. */
export const nearestPath: Generator = {
  kind: "nearest-path",
  words: "the project’s addresses that are written alike",
  *propose(refusal) {
    if (refusal.before.status !== 404 || refusal.before.gate !== "url") return;
    const { path } = refusal;
    const routes = refusal.project.routes
      .map(({ pattern }) => concrete(pattern, path))
      .filter((route) => route !== path && !/[<>()\\?*^$[]/.test(route))
      .map((route) => ({ route, distance: distance(route.toLowerCase(), path.toLowerCase()) }))
      .filter(({ route, distance: far }) => far <= NEAR || route.endsWith(path.toLowerCase()))
      .sort((a, b) => a.distance - b.distance);
    for (const { route } of routes.slice(0, 3)) {
      yield {
        sentence: `Send it to \`${route}\`. No URL pattern matches \`${path}\`, and this one is written almost like it.`,
        change: under(refusal, route),
      };
    }
  },
};

/** A pattern as an address, parameters taken from the same place of the path. */
function concrete(pattern: string, path: string): string {
  const given = path.split("/").filter((part) => part !== "");
  const parts = pattern.replace(/\\?\$$|\\Z$/, "").split("/");
  return `/${parts.map((part, at) => (/^<[^>]+>$/.test(part) ? (given[at] ?? "1") : part)).join("/")}`;
}

/** Letters to change, add or take away (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** A method the view answers. */
export const method: Generator = {
  kind: "method",
  words: "the methods that the view answers",
  *propose(refusal) {
    if (refusal.before.status !== 405) return;
    const allowed = headerOf(refusal, "Allow")
      .split(/,\s*/)
      .filter((word) => word !== "");
    for (const name of allowed.filter((word) => word !== "OPTIONS" && word !== "HEAD")) {
      yield {
        sentence: `Send it with ${name}: this view answers ${allowed.join(", ")}, and not ${refusal.request.method}.`,
        change: refusal.sending({ ...refusal.request, method: name }),
      };
    }
  },
};

/** A form of answer the view can make. */
export const accept: Generator = {
  kind: "accept",
  words: "another Accept header, or no ?format=",
  *propose(refusal) {
    const { status, gate } = refusal.before;
    if (status !== 406 && gate !== "negotiation") return;
    if (/[?&]format=/.test(refusal.request.target)) {
      const target = refusal.request.target
        .replace(/([?&])format=[^&]*&?/, "$1")
        .replace(/[?&]$/, "");
      yield {
        sentence: "Leave `format=` out of the address: no renderer of this view makes that format.",
        change: refusal.sending({ ...refusal.request, target }),
      };
    }
    yield {
      sentence:
        "Send `Accept: application/json`: this view makes no answer in the form you asked for.",
      change: refusal.sending(withHeader(refusal.request, "Accept", "application/json")),
    };
  },
};

/** How many ids are tried. */
const MOST_IDS = 5;

/** A row that is there, in the place of one that is not. */
export const existingRow: Generator = {
  kind: "existing-row",
  words: "the ids of rows that are there",
  *propose(refusal) {
    const { path, before } = refusal;
    if (before.status !== 404 || before.gate === "url") return;
    const id = [...path.matchAll(/[^/]+/g)].findLast(([part]) =>
      /^(?:\d+|[\da-f-]{36})$/.test(part),
    );
    if (id === undefined) return;
    const { moment } = refusal.forks;
    const own = moment.database.tables
      .map(({ schema }) => schema.name)
      .filter((name) => !/^(?:django|auth|authtoken|token_blacklist)_/.test(name));
    const keys = [...own, refusal.userTable].flatMap((table) =>
      refusal
        .rows(table)
        .slice(0, MOST_IDS)
        .map((row) => String(row["id"] ?? row["uuid"] ?? "")),
    );
    for (const key of [...new Set(keys)].filter((text) => text !== "").slice(0, MOST_IDS)) {
      const changed = path.slice(0, id.index) + key + path.slice(id.index + id[0].length);
      yield {
        sentence: `Ask for \`${changed}\`: there is a row with the id ${key}, and none with ${id[0]}.`,
        change: under(refusal, changed),
      };
    }
  },
};

/** A page that the list has. */
export const existingPage: Generator = {
  kind: "existing-page",
  words: "the first page of the list",
  *propose(refusal) {
    const match = /([?&])(page|cursor|p)=[^&]*/.exec(refusal.request.target);
    if (refusal.before.status !== 404 || match === null) return;
    const target = refusal.request.target
      .replace(/([?&])(?:page|cursor|p)=[^&]*&?/, "$1")
      .replace(/[?&]$/, "");
    yield {
      sentence: `Leave \`${match[2] ?? "page"}=\` out: the list has no such page, and without it you get the first.`,
      change: refusal.sending({ ...refusal.request, target }),
    };
  },
};

/** The name under which the server knows itself. */
export const host: Generator = {
  kind: "host",
  words: "a Host header that ALLOWED_HOSTS names",
  *propose(refusal) {
    const { status, gate } = refusal.before;
    if (status !== 400 || (gate !== "middleware" && gate !== null)) return;
    const now = refusal.header("Host");
    const allowed = textsOf(refusal.setting("ALLOWED_HOSTS"));
    const names = allowed.map((name) => name.replace(/^\./, "")).filter((name) => name !== "*");
    for (const name of ["127.0.0.1:8000", ...names]) {
      if (name === now) continue;
      yield {
        sentence: `Send \`Host: ${name}\`: Django answers only under the names in ALLOWED_HOSTS.`,
        change: refusal.sending(withHeader(refusal.request, "Host", name)),
      };
    }
  },
};

function headerOf({ response }: Refusal, name: string): string {
  return response.headers.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1] ?? "";
}

import type { Route } from "../../protocol/world.ts";

/** A request that can be put into the document with one click. */
export interface QuickRequest {
  /** E.g. "POST /api-jwt/". */
  readonly label: string;
  /** What it is for, in a few words. */
  readonly about: string;
  /** The request in `.http` form, without a separator. */
  readonly text: string;
}

const ORIGIN = "http://127.0.0.1:8000";

interface Recipe {
  readonly about: string;
  readonly name?: string;
  readonly method: string;
  readonly body: Readonly<Record<string, string>>;
}

const CREDENTIALS = { username: "admin", password: "yourpassword" } as const;

/** What the token views want, by the last part of their dotted name. */
const RECIPES: Readonly<Record<string, Recipe>> = {
  TokenObtainPairView: {
    about: "Log in: trade a username and password for two tokens",
    name: "login",
    method: "POST",
    body: CREDENTIALS,
  },
  TokenRefreshView: {
    about: "Trade the refresh token for a new access token",
    name: "refresh",
    method: "POST",
    body: { refresh: "{{refresh}}" },
  },
  TokenVerifyView: {
    about: "Ask whether a token is still good",
    method: "POST",
    body: { token: "{{access}}" },
  },
  TokenBlacklistView: {
    about: "Log out: put the refresh token on the blacklist",
    method: "POST",
    body: { refresh: "{{refresh}}" },
  },
  TokenObtainSlidingView: {
    about: "Log in with a sliding token",
    name: "login",
    method: "POST",
    body: CREDENTIALS,
  },
  ObtainAuthToken: {
    about: "Log in with DRF's own token",
    name: "login",
    method: "POST",
    body: CREDENTIALS,
  },
};

/**
 * Ready requests for the routes of the learner's project, token routes first; the admin is left out.
 * @param hasToken whether there is an access token to send along
 */
export function quickRequests(
  routes: readonly Route[],
  hasToken: boolean,
): readonly QuickRequest[] {
  const seen = new Set<string>();
  const made = routes.flatMap((route): { rank: number; request: QuickRequest }[] => {
    const path = examplePath(route.pattern);
    if (path === null || path.startsWith("/admin/") || seen.has(path)) return [];
    seen.add(path);
    const recipe = RECIPES[route.view.split(".").at(-1) ?? ""];
    return recipe === undefined
      ? [{ rank: 1, request: plainRequest(route, path, hasToken) }]
      : [{ rank: 0, request: fromRecipe(recipe, path) }];
  });
  return made.sort((a, b) => a.rank - b.rank).map(({ request }) => request);
}

function fromRecipe({ about, name, method, body }: Recipe, path: string): QuickRequest {
  const label = `${method} ${path}`;
  const head = name === undefined ? "" : `# @name ${name}\n`;
  const json = JSON.stringify(body, null, 2);
  return {
    label,
    about,
    text: `${head}${method} ${ORIGIN}${path}\nContent-Type: application/json\n\n${json}\n`,
  };
}

function plainRequest(route: Route, path: string, hasToken: boolean): QuickRequest {
  if (!route.methods.includes("GET") && route.methods.includes("POST")) {
    const text = `POST ${ORIGIN}${path}\nContent-Type: application/json\n\n{\n  \n}\n`;
    return { label: `POST ${path}`, about: "Send JSON to this address", text };
  }
  const [label, line] = [`GET ${path}`, `GET ${ORIGIN}${path}\n`];
  return hasToken
    ? {
        label,
        about: "Ask with your access token",
        text: `${line}Authorization: Bearer {{access}}\n`,
      }
    : { label, about: "Ask without saying who you are", text: line };
}

/**
 * A path that matches a route's pattern, its parameters filled with small examples.
 * @returns null for a pattern too free to guess, such as a format suffix
 */
export function examplePath(pattern: string): string | null {
  const filled = pattern
    .replace(/\(\?P<(?:pk|id|\w+_id)>[^)]*\)/g, "1")
    .replace(/(?<!P)<(?:(\w+):)?\w+>/g, (_whole, converter: string | undefined) =>
      exampleValue(converter),
    )
    .replace(/\^|\$$|\\Z$/g, "");
  return /[()[\]\\*+?|<>]/.test(filled) ? null : `/${filled}`;
}

function exampleValue(converter: string | undefined): string {
  if (converter === "int") return "1";
  if (converter === "uuid") return "00000000-0000-4000-8000-000000000000";
  return "example";
}

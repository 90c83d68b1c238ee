import type { FileEdit } from "../../protocol/counterfactual.ts";
import { type Candidate, type Generator, nameOf, type Refusal, textsOf } from "./refusal.ts";
import { appended, keyed, pythonList, viewAttribute } from "./settings-file.ts";
import { stretch } from "./clock.ts";
import { withHeader } from "./messages.ts";
import { acceptedKind, tokensFor } from "./token-sources.ts";

const JWT_MODULE = "rest_framework_simplejwt.authentication";
const JWT_AUTHENTICATION = `${JWT_MODULE}.JWTAuthentication`;
const SESSION = "rest_framework.authentication.SessionAuthentication";
const BASIC = "rest_framework.authentication.BasicAuthentication";
const OPEN = "Everybody may then ask this, logged in or not.";

function* edits(
  refusal: Refusal,
  made: Iterable<FileEdit> | Iterable<readonly FileEdit[]>,
  sentence: string,
  caution?: string,
): Iterable<Candidate> {
  for (const one of made) {
    const change = refusal.editing(...("file" in one ? [one] : one));
    yield caution === undefined ? { sentence, change } : { sentence, caution, change };
  }
}

/** JWTAuthentication among the classes that are asked who is there. */
export const authenticationClass: Generator = {
  kind: "authentication-class",
  words: "JWTAuthentication among the authentication classes",
  *propose(refusal) {
    if (!refusal.asksWho || refusal.asked("JWTAuthentication")) return;
    const now = textsOf(refusal.within("REST_FRAMEWORK", "DEFAULT_AUTHENTICATION_CLASSES"));
    const all = [JWT_AUTHENTICATION, ...(now.length > 0 ? now : [SESSION, BASIC])];
    const key = "DEFAULT_AUTHENTICATION_CLASSES";
    yield* edits(
      refusal,
      keyed(refusal, "REST_FRAMEWORK", key, pythonList(all)),
      "Add JWTAuthentication to DEFAULT_AUTHENTICATION_CLASSES: nobody looked at your token.",
    );
    yield* edits(
      refusal,
      viewAttribute(refusal, "authentication_classes", "JWTAuthentication", JWT_MODULE),
      "Name JWTAuthentication in the view’s `authentication_classes`: nobody looked at your token.",
    );
  },
};

function permitting(name: string, kind: string, sentence: string, caution: string): Generator {
  return {
    kind,
    words: `${name} as the permission`,
    *propose(refusal) {
      if (!refusal.asksWho || refusal.before.gate === "token") return;
      const dotted = `rest_framework.permissions.${name}`;
      yield* edits(
        refusal,
        keyed(refusal, "REST_FRAMEWORK", "DEFAULT_PERMISSION_CLASSES", pythonList([dotted])),
        `Set DEFAULT_PERMISSION_CLASSES to ${name}: ${sentence}`,
        caution,
      );
      yield* edits(
        refusal,
        viewAttribute(refusal, "permission_classes", name, "rest_framework.permissions"),
        `Give the view \`permission_classes = [${name}]\`: ${sentence}`,
        caution,
      );
    },
  };
}

export const authenticatedOnly = permitting(
  "IsAuthenticated",
  "authenticated-only",
  "then everyone who is logged in may.",
  "All users may then do this, not only staff.",
);
export const readOnly = permitting(
  "IsAuthenticatedOrReadOnly",
  "read-only",
  "then everybody may read, and who is logged in may write.",
  "Everybody may then read this, logged in or not.",
);
export const allowAny = permitting("AllowAny", "allow-any", "then nobody is asked.", OPEN);

/** The word that was sent before the token, taken too. */
export const headerTypes: Generator = {
  kind: "header-types",
  words: "the word before the token in AUTH_HEADER_TYPES",
  *propose(refusal) {
    const [word = "", token] = refusal.header(refusal.headerName)?.split(/\s+/) ?? [];
    if (token === undefined || refusal.headerTypes.includes(word)) return;
    if (!/^[\w-]+$/.test(word)) return;
    const all = [...refusal.headerTypes, word].map((type) => `'${type}'`);
    yield* edits(
      refusal,
      keyed(refusal, "SIMPLE_JWT", "AUTH_HEADER_TYPES", `(${all.join(", ")},)`),
      `Take the word \`${word}\` too: name it in AUTH_HEADER_TYPES.`,
    );
  },
};

/** The header that carried the token, read. */
export const headerName: Generator = {
  kind: "header-name",
  words: "the header that carried the token as AUTH_HEADER_NAME",
  *propose(refusal) {
    const carrier = refusal.request.headers.find(([, value]) =>
      refusal.headerTypes.some((type) => value.startsWith(`${type} `)),
    )?.[0];
    if (carrier === undefined || carrier.toLowerCase() === refusal.headerName.toLowerCase()) return;
    const meta = `HTTP_${carrier.toUpperCase().replaceAll("-", "_")}`;
    yield* edits(
      refusal,
      keyed(refusal, "SIMPLE_JWT", "AUTH_HEADER_NAME", `'${meta}'`),
      `Have SimpleJWT read the header \`${carrier}\`: set AUTH_HEADER_NAME to \`${meta}\`.`,
    );
  },
};

const refusesToken = ({ before: { gate, status } }: Refusal): boolean =>
  gate === "token" || gate === "authentication" || status === 401;

/** Some grace for clocks that differ. */
export const leeway: Generator = {
  kind: "leeway",
  words: "a LEEWAY for the token’s times",
  *propose(refusal) {
    const { claims, at } = refusal;
    if (!refusesToken(refusal)) return;
    const late = typeof claims["exp"] === "number" ? at - claims["exp"] : -1;
    const early = ["nbf", "iat"].map((name) => claims[name]).filter((x) => typeof x === "number");
    const needed = Math.ceil(Math.max(late + 1, ...early.map((start) => start - at)));
    if (needed <= 0) return;
    yield* edits(
      refusal,
      keyed(refusal, "SIMPLE_JWT", "LEEWAY", String(needed)),
      `Set LEEWAY to ${String(needed)}: tokens are then good for ${stretch(needed)} around their times.`,
      needed > 60 ? "LEEWAY is for clocks that differ by seconds, not for longer lifetimes." : "",
    );
  },
};

/** The token as it would have been, made at its time under a longer lifetime. */
export const longerLifetime: Generator = {
  kind: "longer-lifetime",
  words: "a longer ACCESS_TOKEN_LIFETIME when the token was made",
  async *propose(refusal) {
    const { claims, at, token, user } = refusal;
    const { exp, iat } = claims;
    if (!refusesToken(refusal) || token === null || user === null) return;
    if (typeof exp !== "number" || typeof iat !== "number" || exp > at) return;
    const kind = claims["token_type"] === "refresh" ? "refresh" : acceptedKind(refusal);
    const key = `${kind === "sliding" ? "SLIDING" : kind.toUpperCase()}_TOKEN_LIFETIME`;
    const minutes = Math.ceil((at - iat) / 60) + 1;
    const edits = keyed(
      refusal,
      "SIMPLE_JWT",
      key,
      `timedelta(minutes=${String(minutes)})`,
      "from datetime import timedelta",
    );
    for (const edit of edits) {
      for await (const { source } of tokensFor(refusal, user, kind)) {
        if (source === undefined) continue;
        const made = await refusal.forks.mint(source.from, iat, [edit]);
        if (made === null) continue;
        const isHeader = refusal.header(refusal.headerName)?.includes(token) === true;
        const value = refusal.header(refusal.headerName)?.replace(token, made) ?? "";
        if (!isHeader) return;
        const request = withHeader(refusal.request, refusal.headerName, value);
        const base = refusal.sending(request, { ...source, at: iat, token: made });
        yield {
          sentence: `Set ${key} to ${String(minutes)} minutes before ${nameOf(user)} logs in: a token made then would still be good.`,
          caution: "Whoever steals a token can use it for as long.",
          change: { ...base, doing: "edit", edits: [edit] },
        };
        return;
      }
    }
  },
};

/** A claim of the token that the project wants otherwise. */
function claimed(key: "AUDIENCE" | "ISSUER", claim: "aud" | "iss", kind: string): Generator {
  return {
    kind,
    words: `${key} as the token has it`,
    *propose(refusal) {
      if (!refusesToken(refusal) || refusal.token === null) return;
      const value = refusal.claims[claim];
      const wanted = refusal.within("SIMPLE_JWT", key);
      const text = typeof value === "string" ? `'${value}'` : "None";
      if (wanted === null && value === undefined) return;
      yield* edits(
        refusal,
        keyed(refusal, "SIMPLE_JWT", key, text),
        `Set ${key} to what the token’s claim \`${claim}\` says: ${text === "None" ? "nothing" : text}.`,
        "Tokens that were made for the old value are refused then.",
      );
    },
  };
}
export const audience = claimed("AUDIENCE", "aud", "audience");
export const issuer = claimed("ISSUER", "iss", "issuer");

/** A check that SimpleJWT makes because it was switched on. */
export const revokeCheck: Generator = {
  kind: "revoke-check",
  words: "CHECK_REVOKE_TOKEN off",
  *propose(refusal) {
    if (!refusesToken(refusal)) return;
    if (refusal.within("SIMPLE_JWT", "CHECK_REVOKE_TOKEN") !== true) return;
    yield* edits(
      refusal,
      keyed(refusal, "SIMPLE_JWT", "CHECK_REVOKE_TOKEN", "False"),
      "Set CHECK_REVOKE_TOKEN to False: the token was made for another password.",
      "Tokens then live on after their user has a new password.",
    );
  },
};

/** The name the request came in under, allowed. */
export const allowedHosts: Generator = {
  kind: "allowed-hosts",
  words: "the Host in ALLOWED_HOSTS",
  *propose(refusal) {
    const name = refusal.header("Host")?.replace(/:\d+$/, "");
    const { status, gate } = refusal.before;
    if (status !== 400 || (gate !== "middleware" && gate !== null)) return;
    if (name === undefined || !/^[\w.-]+$/.test(name)) return;
    const all = [...new Set([...textsOf(refusal.setting("ALLOWED_HOSTS")), name])];
    yield* edits(
      refusal,
      appended(refusal, `ALLOWED_HOSTS = ${pythonList(all)}`),
      `Name \`${name}\` in ALLOWED_HOSTS.`,
      "Only name hosts that really lead to this server.",
    );
  },
};

/** A higher rate, for a throttle that is set in the settings. */
export const throttleRate: Generator = {
  kind: "throttle-rate",
  words: "a higher rate in DEFAULT_THROTTLE_RATES",
  *propose(refusal) {
    if (refusal.before.status !== 429) return;
    const rates = refusal.within("REST_FRAMEWORK", "DEFAULT_THROTTLE_RATES");
    if (typeof rates !== "object" || rates === null || Array.isArray(rates)) return;
    for (const [scope, rate] of Object.entries(rates)) {
      const parts = typeof rate === "string" ? /^(\d+)\/(\w+)$/.exec(rate) : null;
      if (parts === null) continue;
      const higher = `${String(Number(parts[1]) * 10)}/${parts[2] ?? ""}`;
      yield* edits(
        refusal,
        appended(refusal, `REST_FRAMEWORK['DEFAULT_THROTTLE_RATES']['${scope}'] = '${higher}'`),
        `Raise the rate \`${scope}\` from ${parts[0]} to ${higher}.`,
        "A throttle on logins is what slows down guessing of passwords.",
      );
    }
  },
};

/** The parsers that DRF has where the settings do not narrow them. */
export const parserClasses: Generator = {
  kind: "parser-classes",
  words: "all of DRF’s parsers",
  *propose(refusal) {
    if (refusal.before.status !== 415) return;
    const names = ["JSONParser", "FormParser", "MultiPartParser"];
    const all = names.map((name) => `rest_framework.parsers.${name}`);
    yield* edits(
      refusal,
      keyed(refusal, "REST_FRAMEWORK", "DEFAULT_PARSER_CLASSES", pythonList(all)),
      "Set DEFAULT_PARSER_CLASSES to JSON, form and multipart: the settings take fewer.",
    );
  },
};

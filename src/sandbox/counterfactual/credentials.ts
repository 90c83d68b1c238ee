import type { RowCells } from "../../protocol/world.ts";
import { userCommand } from "./commands.ts";
import { withHeader, withoutHeader } from "./messages.ts";
import {
  type Candidate,
  fieldsOf,
  type Generator,
  keyOf,
  nameOf,
  type Refusal,
} from "./refusal.ts";
import { acceptedKind, type Offered, tokensFor } from "./token-sources.ts";

const short = (token: string): string => (token.length > 16 ? `${token.slice(0, 12)}…` : token);

/** What stands where a token should: a JWT anywhere in the head, or the last word of the header. */
function tokenAsSent(refusal: Refusal): string | null {
  const words = refusal.header(refusal.headerName)?.split(/[\s"',]+/) ?? [];
  const inQuery = /[?&][^=]*token=([^&]+)/.exec(refusal.request.target)?.[1];
  const last = words.filter((word) => word !== "").at(-1);
  return refusal.headerToken ?? inQuery ?? (words.length > 0 ? (last ?? null) : null);
}

/** The same token under the header, the keyword and the spaces that the project asks for. */
export const headerForm: Generator = {
  kind: "header-form",
  words: "the same token in the form the project reads",
  *propose(refusal) {
    if (!refusal.asksWho) return;
    const token = tokenAsSent(refusal);
    if (token === null) return;
    const { headerName: name } = refusal;
    const now = refusal.header(name);
    const types = [...refusal.headerTypes, ...(refusal.asked("TokenAuth") ? ["Token"] : [])];
    for (const type of types) {
      const value = `${type} ${token}`;
      if (value === now) continue;
      const sentence =
        now === null
          ? `Send the token in the header the server reads: \`${name}: ${type} ${short(token)}\`.`
          : `Write the header as \`${name}: ${type} ${short(token)}\`: the word ${type} spelled like this, one space, the token and nothing else.`;
      yield { sentence, change: refusal.sending(withHeader(refusal.request, name, value)) };
    }
  },
};

async function* bearing(
  refusal: Refusal,
  user: RowCells,
  sentence: (offered: Offered, header: string) => string,
): AsyncGenerator<Candidate> {
  for await (const offered of tokensFor(refusal, user, acceptedKind(refusal))) {
    for (const type of refusal.headerTypes.slice(0, 1)) {
      const { headerName: name, request } = refusal;
      const changed = withHeader(request, name, `${type} ${offered.token}`);
      yield {
        sentence: sentence(offered, `${name}: ${type} …`),
        change: refusal.sending(changed, offered.source),
      };
    }
  }
}

/** A header where there was none. */
export const missingHeader: Generator = {
  kind: "missing-header",
  words: "an access token in the header",
  async *propose(refusal) {
    const { user } = refusal;
    if (!refusal.asksWho || user === null || tokenAsSent(refusal) !== null) return;
    yield* bearing(
      refusal,
      user,
      ({ words }, header) => `Add the header \`${header}\` with ${words}.`,
    );
  },
};

/** A token of the right type that is not expired, not tampered with and not revoked, for the same user. */
export const freshToken: Generator = {
  kind: "fresh-token",
  words: "a fresh access token of the same user",
  unless: ["header-form"],
  async *propose(refusal) {
    const { user } = refusal;
    const sent = tokenAsSent(refusal);
    if (!refusal.asksWho || user === null || sent === null) return;
    const isRefresh = refusal.claims["token_type"] === "refresh";
    yield* bearing(refusal, user, ({ words }) =>
      isRefresh
        ? `Send ${words}. What you sent is a refresh token, and that is only for the refresh address.`
        : `Send ${words} in the place of the one you sent.`,
    );
  },
};

/** How many other users are tried. */
const MOST_USERS = 4;

/** The token of somebody who may do more. */
export const otherUser: Generator = {
  kind: "other-user",
  words: "another user’s token",
  async *propose(refusal) {
    const { user, before } = refusal;
    if (!(before.status === 403 || before.gate === "permission" || before.status === 404)) return;
    if (before.gate === "url" || refusal.header(refusal.headerName) === null) return;
    const rank = (row: RowCells): number =>
      (row["is_staff"] === true ? 1 : 0) + (row["is_superuser"] === true ? 2 : 0);
    const others = refusal.users
      .filter((row) => row !== user && row["is_active"] !== false)
      .sort((a, b) => Number(rank(a) === 0) - Number(rank(b) === 0) || rank(a) - rank(b));
    for (const other of others.slice(0, MOST_USERS)) {
      const who = rank(other) >= 2 ? ", a superuser" : rank(other) === 1 ? ", who is staff" : "";
      for await (const candidate of bearing(
        refusal,
        other,
        ({ words }) => `Ask as ${nameOf(other)}${who}: send ${words}.`,
      )) {
        yield candidate;
        break;
      }
    }
  },
};

/** The key of rest_framework.authtoken, where the view takes it. */
export const tokenCredentials: Generator = {
  kind: "token-credentials",
  words: "the user’s key of DRF’s own token authentication",
  async *propose(refusal) {
    const { user } = refusal;
    if (!refusal.asksWho || user === null || !refusal.asked("TokenAuthentication")) return;
    const row = refusal
      .rows("authtoken_token")
      .find(({ user_id }) => String(user_id) === String(keyOf(user)));
    if (row !== undefined) {
      yield {
        sentence: `Send ${nameOf(user)}’s key of DRF’s token authentication: \`Authorization: Token ${short(String(row["key"]))}\`.`,
        change: refusal.sending(
          withHeader(refusal.request, "Authorization", `Token ${String(row["key"])}`),
        ),
      };
      return;
    }
    const line = userCommand(
      user,
      "from rest_framework.authtoken.models import Token",
      "print(Token.objects.get_or_create(user=user)[0].key)",
    );
    const from = { kind: "command", line } as const;
    const token = await refusal.forks.mint(from, refusal.at);
    if (token === null) return;
    const source = { from, at: refusal.at, token };
    yield {
      sentence: `Send a key of DRF’s token authentication, made for ${nameOf(user)}: \`Authorization: Token …\`.`,
      change: refusal.sending(
        withHeader(refusal.request, "Authorization", `Token ${token}`),
        source,
      ),
    };
  },
};

/** Name and password, as an earlier login had them, where the view takes them. */
export const basicCredentials: Generator = {
  kind: "basic-credentials",
  words: "name and password in Basic form",
  *propose(refusal) {
    if (!refusal.asksWho || !refusal.asked("BasicAuthentication")) return;
    const login = refusal.earlier.find(
      ({ request, response }) =>
        response.status < 300 && typeof fieldsOf(request)["password"] === "string",
    );
    const { username, password } = login ? fieldsOf(login.request) : {};
    if (typeof username !== "string" || typeof password !== "string") return;
    const value = `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${username}:${password}`)))}`;
    if (refusal.header("Authorization") === value) return;
    yield {
      sentence: `Send the name and the password that ${username} logged in with, as Basic credentials: \`Authorization: Basic ${short(value.slice(6))}\`.`,
      change: refusal.sending(withHeader(refusal.request, "Authorization", value)),
    };
  },
};

/** The cookie of a session, for requests that change nothing, where the view takes it. */
export const sessionCredentials: Generator = {
  kind: "session-credentials",
  words: "the cookie of a logged-in session",
  async *propose(refusal) {
    const { user, request } = refusal;
    if (!refusal.asksWho || user === null || !refusal.asked("SessionAuthentication")) return;
    if (!["GET", "HEAD", "OPTIONS"].includes(request.method)) return;
    const line = userCommand(
      user,
      "from django.contrib.sessions.backends.db import SessionStore",
      "s = SessionStore()",
      "s['_auth_user_id'] = str(user.pk)",
      "s['_auth_user_backend'] = 'django.contrib.auth.backends.ModelBackend'",
      "s['_auth_user_hash'] = user.get_session_auth_hash()",
      "s.save()",
      "print(s.session_key)",
    );
    const from = { kind: "command", line } as const;
    const key = await refusal.forks.mint(from, refusal.at);
    if (key === null) return;
    const bare = withoutHeader(request, "Authorization");
    const name = refusal.text("SESSION_COOKIE_NAME") ?? "sessionid";
    yield {
      sentence: `Send the cookie of a session in which ${nameOf(user)} is logged in: \`Cookie: ${name}=${short(key)}\`.`,
      change: refusal.sending(withHeader(bare, "Cookie", `${name}=${key}`), {
        from,
        at: refusal.at,
        token: key,
      }),
    };
  },
};

/** No credentials at all: bad ones are refused where none would have passed. */
export const noCredentials: Generator = {
  kind: "no-credentials",
  words: "no credentials at all",
  *propose(refusal) {
    if (!refusal.asksWho || refusal.header("Authorization") === null) return;
    yield {
      sentence:
        "Leave the Authorization header out. This view needs no credentials, but it refuses bad ones.",
      change: refusal.sending(withoutHeader(refusal.request, "Authorization")),
    };
  },
};

import type { TokenSource } from "../../protocol/counterfactual.ts";
import type { RowCells } from "../../protocol/world.ts";
import { jsonObject } from "./fork.ts";
import { userCommand } from "./commands.ts";
import { claimsOf, fieldsOf, nameOf, type Refusal } from "./refusal.ts";

export type TokenKind = "access" | "refresh" | "sliding";

/** A token to try, and how it came to be; `source` is missing for one that an earlier answer holds. */
export interface Offered {
  readonly token: string;
  /** E.g. "the access token of an earlier answer". */
  readonly words: string;
  readonly source?: TokenSource;
}

const CLASSES: Readonly<Record<TokenKind, string>> = {
  access: "AccessToken",
  refresh: "RefreshToken",
  sliding: "SlidingToken",
};

/** The kind of token that the project's JWTAuthentication takes. */
export function acceptedKind(refusal: Refusal): TokenKind {
  const classes = refusal.within("SIMPLE_JWT", "AUTH_TOKEN_CLASSES");
  const first = JSON.stringify(classes ?? "");
  return first.includes("AccessToken") || !first.includes("SlidingToken") ? "access" : "sliding";
}

/**
 * Good tokens of a user, the cheapest to come by first: one that an earlier answer holds, one from logging in again as was done
 * before, one that a command prints.
 */
export async function* tokensFor(
  refusal: Refusal,
  user: RowCells,
  kind: TokenKind,
): AsyncGenerator<Offered> {
  const field = kind === "sliding" ? "token" : kind;
  const sent = refusal.token;
  const answers = refusal.earlier.flatMap(({ request, bytes, response }) => {
    const token = response.status < 300 ? jsonObject(response)?.[field] : undefined;
    return typeof token === "string" && refusal.userOf(claimsOf(token)) === user
      ? [{ token, request, bytes }]
      : [];
  });
  const issued = answers.find(
    ({ token }) => token !== sent && Number(claimsOf(token)["exp"] ?? 0) > refusal.at,
  );
  if (issued !== undefined) {
    yield { token: issued.token, words: `the ${kind} token that ${nameOf(user)} was given before` };
  }
  const login = answers.find(({ request }) => fieldsOf(request)["password"] !== undefined);
  const command = userCommand(
    user,
    `from rest_framework_simplejwt.tokens import ${CLASSES[kind]}`,
    `print(${CLASSES[kind]}.for_user(user))`,
  );
  const sources: readonly TokenSource["from"][] = [
    ...(login === undefined ? [] : [{ kind: "request", request: login.bytes, field } as const]),
    { kind: "command", line: command },
  ];
  for (const from of sources) {
    const token = await refusal.forks.mint(from, refusal.at);
    if (token === null) continue;
    const words =
      from.kind === "request"
        ? `the ${kind} token from logging in again as ${nameOf(user)}`
        : `a new ${kind} token of ${nameOf(user)}`;
    yield { token, words, source: { from, at: refusal.at, token } };
  }
}

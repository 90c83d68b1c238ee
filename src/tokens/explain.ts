/** What a claim is for. */
export interface ClaimExplanation {
  readonly meaning: string;
  /** Where it is laid down, e.g. "RFC 7519 §4.1.4". */
  readonly source: string | null;
  /** The value in words, e.g. "in 4 min 58 s"; null where it says it all. */
  readonly words: string | null;
}

const CLAIMS: Readonly<Record<string, readonly [meaning: string, source: string]>> = {
  exp: ["From this moment on the token is expired", "RFC 7519 §4.1.4"],
  nbf: ["Before this moment the token is not yet valid", "RFC 7519 §4.1.5"],
  iat: ["When the token was issued", "RFC 7519 §4.1.6"],
  jti: ["The token's own number, different for each", "RFC 7519 §4.1.7"],
  iss: ["Who issued the token", "RFC 7519 §4.1.1"],
  sub: ["Whom the token is about", "RFC 7519 §4.1.2"],
  aud: ["For whom the token is meant", "RFC 7519 §4.1.3"],
  token_type: ["Which kind it is; only access tokens open views", "SimpleJWT"],
  user_id: ["The user's id in the database, as text", "SimpleJWT"],
  refresh_exp: ["Until when a sliding token can be renewed", "SimpleJWT"],
  hash_password: ["A digest of the password hash; it changes with the password", "SimpleJWT"],
  alg: ["How the signature was made", "RFC 7515 §4.1.1"],
  typ: ["What the whole is: a JSON Web Token", "RFC 7519 §5.1"],
  kid: ["Which key signed it", "RFC 7515 §4.1.4"],
};

const TIMES = new Set(["exp", "nbf", "iat", "refresh_exp"]);

/** A claim or header parameter in plain words. @param now seconds since the epoch, UTC */
export function explainClaim(name: string, value: unknown, now: number): ClaimExplanation {
  const known = Object.hasOwn(CLAIMS, name) ? CLAIMS[name] : undefined;
  return {
    meaning: known?.[0] ?? "A claim that this project added",
    source: known?.[1] ?? null,
    words: TIMES.has(name) && isInstant(value) ? relativeTime(value - now) : null,
  };
}

/** The last second that a Date can hold; a crafted claim may lie beyond. */
const LAST = 8_640_000_000_000;

function isInstant(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= LAST;
}

const UNITS: readonly (readonly [name: string, seconds: number])[] = [
  ["d", 86_400],
  ["h", 3600],
  ["min", 60],
  ["s", 1],
];

/** "in 4 min 58 s", "12 s ago", "now": the two largest units. @param seconds from now, fractional */
function relativeTime(seconds: number): string {
  const whole = seconds > 0 ? Math.ceil(seconds) : Math.floor(-seconds);
  if (whole === 0) return "now";
  let rest = whole;
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  const text = parts.slice(0, 2).join(" ");
  return seconds > 0 ? `in ${text}` : `${text} ago`;
}

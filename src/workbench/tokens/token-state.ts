import type { SettingValue, TableContents } from "../../protocol/world.ts";

/** Whether a token would be taken now, as far as time and blacklist tell. The signature is the server's business. */
export type TokenState = "valid" | "expired" | "blacklisted" | "not-yet" | "unknown";

/** The claims a token's state hangs on. */
export interface TokenTimes {
  readonly exp: number | null;
  /** "Not before"; null when the token has none. */
  readonly nbf: number | null;
  readonly jti: string | null;
}

/**
 * The state at an instant. As SimpleJWT has it, a token is expired at `exp` itself, not a second later.
 * @param now sandbox time, seconds since the epoch
 * @param leeway seconds SimpleJWT's LEEWAY allows
 */
export function tokenState(
  { exp, nbf, jti }: TokenTimes,
  now: number,
  leeway: number,
  blacklisted: ReadonlySet<string>,
): TokenState {
  if (jti !== null && blacklisted.has(jti)) return "blacklisted";
  if (exp === null) return "unknown";
  // PyJWT compares with whole seconds of "now" on one side only: exp <= now - leeway is expired.
  if (exp <= now - leeway) return "expired";
  return nbf !== null && nbf > now + leeway ? "not-yet" : "valid";
}

/** The jti of every token on the blacklist; empty without the app. */
export function blacklistedJtis(database: readonly TableContents[]): ReadonlySet<string> {
  const rows = (name: string): TableContents["rows"] =>
    database.find((table) => table.name === name)?.rows ?? [];
  const listed = new Set(rows("token_blacklist_blacklistedtoken").map(({ token_id }) => token_id));
  const jtis = rows("token_blacklist_outstandingtoken")
    .filter(({ id }) => listed.has(id ?? null))
    .map(({ jti }) => String(jti));
  return new Set(jtis);
}

/** SIMPLE_JWT's LEEWAY in seconds; 0 where none is set. A number or a timedelta are both allowed there. */
export function leewayOf(settings: Readonly<Record<string, SettingValue>> | null): number {
  const leeway = record(settings?.SIMPLE_JWT)?.LEEWAY;
  if (typeof leeway === "number") return leeway;
  const seconds = record(leeway)?.seconds;
  return typeof seconds === "number" ? seconds : 0;
}

function record(value: SettingValue | undefined): Readonly<Record<string, SettingValue>> | null {
  const is = typeof value === "object" && value !== null && !Array.isArray(value);
  return is ? (value as Readonly<Record<string, SettingValue>>) : null;
}

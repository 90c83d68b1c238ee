import { iterate, truthy } from "../../python/operations.ts";
import type { Dict, Value } from "../../python/values.ts";

/** What `jwt.decode` looks at, by the names of its `options`. */
export interface DecodeOptions {
  readonly verify_signature: boolean;
  readonly verify_exp: boolean;
  readonly verify_nbf: boolean;
  readonly verify_iat: boolean;
  readonly verify_aud: boolean;
  readonly verify_iss: boolean;
  readonly verify_sub: boolean;
  readonly verify_jti: boolean;
  /** One string must be equal to the other. */
  readonly strict_aud: boolean;
  /** Claims that must be there. */
  readonly require: readonly Value[];
}

/** Mirrors PyJWT._merge_options (2.15.1): without the signature nothing else is verified unless it is asked for. */
export function mergeOptions(given: Dict): DecodeOptions {
  const flag = (name: string, otherwise: boolean): boolean => {
    const value = given.get(name);
    return value === undefined ? otherwise : truthy(value);
  };
  const verify_signature = flag("verify_signature", true);
  return {
    verify_signature,
    verify_exp: flag("verify_exp", verify_signature),
    verify_nbf: flag("verify_nbf", verify_signature),
    verify_iat: flag("verify_iat", verify_signature),
    verify_aud: flag("verify_aud", verify_signature),
    verify_iss: flag("verify_iss", verify_signature),
    verify_sub: flag("verify_sub", verify_signature),
    verify_jti: flag("verify_jti", verify_signature),
    strict_aud: flag("strict_aud", false),
    require: iterate(given.get("require") ?? []),
  };
}

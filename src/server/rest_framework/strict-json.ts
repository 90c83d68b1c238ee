/** Mirrors rest_framework/utils/json.py (3.18). */
import { ValueError } from "../../python/errors.ts";
import type { Value } from "../../python/values.ts";

/** For `loads`: NaN and infinities are not JSON. @throws ValueError always */
export function refuseConstant(name: string): Value {
  throw new ValueError(`Out of range float values are not JSON compliant: '${name}'`);
}

/** Mirrors rest_framework/utils/encoders.py (3.18): what JSON says for values it has no word for. */
import { TypeError } from "../../python/errors.ts";
import { py, pyclass } from "../../python/objects.ts";
import { className } from "../../python/operations.ts";
import { Date_, DateTime, Time, TimeDelta } from "../../python/stdlib/datetime.ts";
import { Decimal } from "../../python/stdlib/decimal.ts";
import { json } from "../../python/stdlib/modules/json.ts";
import { floatRepr } from "../../python/numbers.ts";
import { UUID } from "../../python/stdlib/uuid.ts";
import { Bytes, Float, PySet, type Value } from "../../python/values.ts";
import { LazyString } from "../django/utils/functional.ts";
import { defineModule } from "../process.ts";
import { ErrorDetail } from "./error-detail.ts";
import { FormJson } from "./fields/data.ts";

/** @throws TypeError "Object of type X is not JSON serializable" */
export function encodeDefault(value: Value): Value {
  if (value instanceof ErrorDetail || value instanceof LazyString || value instanceof UUID)
    return value.__str__();
  if (value instanceof FormJson) return value.text;
  if (value instanceof DateTime) return value.isoformat().replace(/\+00:00$/, "Z");
  if (value instanceof Date_ || value instanceof Time) return value.isoformat();
  if (value instanceof TimeDelta) return floatRepr(value.totalSeconds);
  if (value instanceof Decimal) return new Float(value.toNumber());
  if (value instanceof Bytes) return new TextDecoder().decode(value.value);
  if (value instanceof PySet) return [...value];
  if (typeof value === "object" && value !== null && Symbol.iterator in value)
    return [...(value as Iterable<Value>)];
  throw new TypeError(`Object of type ${className(value)} is not JSON serializable`);
}

/** The module, for whoever names the class in a setting or subclasses it. */
export const encoders = defineModule("rest_framework.utils.encoders", async (process) => {
  const { JSONEncoder: Upstream } = await process.load(json);

  @pyclass("rest_framework.utils.encoders.JSONEncoder")
  class JSONEncoder extends Upstream {
    @py("obj") override default(value: Value): Value {
      return encodeDefault(value);
    }
  }
  return { JSONEncoder };
});

/** Mirrors the DjangoJSONEncoder of django/core/serializers/json.py (5.2). */
import { TypeError } from "../../../../python/errors.ts";
import { py, pyclass } from "../../../../python/objects.ts";
import { str, truthy, className } from "../../../../python/operations.ts";
import { Date_, DateTime, Time, TimeDelta } from "../../../../python/stdlib/datetime.ts";
import { Decimal } from "../../../../python/stdlib/decimal.ts";
import { dumps as json_dumps } from "../../../../python/stdlib/json.ts";
import { json } from "../../../../python/stdlib/modules/json.ts";
import { UUID } from "../../../../python/stdlib/uuid.ts";
import { type Dict, Tuple, type Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { LazyString } from "../../utils/functional.ts";

/** What stands in JSON for a value that JSON has no word for. @throws TypeError */
function encodeValue(value: Value): Value {
  if (value instanceof DateTime) {
    return value
      .isoformat()
      .replace(/(\.\d{3})\d{3}/, "$1")
      .replace(/\+00:00$/, "Z");
  }
  if (value instanceof Date_) return value.isoformat();
  if (value instanceof Time) return value.isoformat().slice(0, 12);
  if (value instanceof TimeDelta) return isoDuration(value);
  if (value instanceof Decimal || value instanceof UUID || value instanceof LazyString)
    return str(value);
  throw new TypeError(`Object of type ${className(value)} is not JSON serializable`);
}

/** @param params `json_dumps_params` */
export function dumps(value: Value, params: Dict): string {
  const indent = params.get("indent");
  const separators = params.get("separators");
  const pair = separators instanceof Tuple ? separators.items : null;
  return json_dumps(value, {
    default: encodeValue,
    ensureAscii: truthy(params.get("ensure_ascii") ?? true),
    sortKeys: truthy(params.get("sort_keys") ?? false),
    ...(typeof indent === "number" ? { indent } : {}),
    ...(pair ? { separators: [str(pair[0] ?? ", "), str(pair[1] ?? ": ")] as const } : {}),
  });
}

/** ISO 8601, e.g. "P1DT00H05M00S". */
function isoDuration(duration: TimeDelta): string {
  const total = Math.abs(duration.totalSeconds);
  const two = (n: number): string => String(Math.floor(n)).padStart(2, "0");
  const micro = Math.round((total % 1) * 1_000_000);
  const fraction = micro === 0 ? "" : `.${String(micro).padStart(6, "0")}`;
  const time = `${two((total % 86400) / 3600)}H${two((total % 3600) / 60)}M${two(total % 60)}${fraction}S`;
  return `${duration.totalSeconds < 0 ? "-" : ""}P${String(Math.floor(total / 86400))}DT${time}`;
}

/** The module, for whoever names the class in a setting or subclasses it. */
export const serializers_json = defineModule("django.core.serializers.json", async (process) => {
  const { JSONEncoder } = await process.load(json);

  @pyclass("django.core.serializers.json.DjangoJSONEncoder")
  class DjangoJSONEncoder extends JSONEncoder {
    @py("o") override default(value: Value): Value {
      return encodeValue(value);
    }
  }
  return { DjangoJSONEncoder };
});

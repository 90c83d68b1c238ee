/** Mirrors rest_framework_simplejwt/utils.py (5.5.1). */
import { md5 } from "@noble/hashes/legacy.js";
import { native } from "../../python/objects.ts";
import { str } from "../../python/operations.ts";
import { strOf } from "../../python/protocols.ts";
import { DateTime, UTC } from "../../python/stdlib/datetime.ts";
import { logging } from "../../python/stdlib/modules/logging.ts";
import { formatBraces } from "../../python/text-formatting.ts";
import type { Dict, Value } from "../../python/values.ts";
import { conf } from "../django/conf.ts";
import { LazyString } from "../django/utils/functional.ts";
import { defineModule } from "../process.ts";

/** MD5 of a password hash, as upper-case hexadecimal digits. */
export function get_md5_hash_password(password: Value): string {
  const digest = md5(new TextEncoder().encode(str(password)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();
}

/** Whole seconds since the epoch, UTC. */
export function datetime_to_epoch(at: DateTime): number {
  return at.epochSeconds;
}

export const utils = defineModule("rest_framework_simplejwt.utils", async (process) => {
  const { settings } = await process.load(conf);

  /** Aware where the project uses time zones, naive where it does not. */
  const asProject = (at: DateTime): DateTime =>
    settings.flag("USE_TZ") ? at : DateTime.fromWall(at.wall, null);

  const aware_utcnow = (): DateTime =>
    asProject(DateTime.fromWall(BigInt(Math.round(process.host.clock() * 1e6)), UTC));

  /** @throws TypeError, ValueError, OSError, OverflowError for what is no time, as CPython */
  const datetime_from_epoch = (seconds: Value): DateTime =>
    asProject(DateTime.fromtimestamp(seconds, UTC));

  const make_utc = (at: DateTime): DateTime =>
    settings.flag("USE_TZ") && at.tzinfo === null ? DateTime.fromWall(at.wall, UTC) : at;

  /** Text that counts as lazy where Django asks for it. It is formatted at once. */
  const format_lazy = async (text: Value, args: Value[], names: Dict): Promise<Value> => {
    const written = await formatBraces(await strOf(text), args, names);
    return new LazyString(() => written);
  };
  const { getLogger } = await process.load(logging);

  return {
    format_lazy: native("s, *args, **kwargs", format_lazy, "format_lazy"),
    logger: getLogger("rest_framework_simplejwt"),
    aware_utcnow: native("", aware_utcnow, "aware_utcnow"),
    datetime_from_epoch: native("ts", datetime_from_epoch, "datetime_from_epoch"),
    datetime_to_epoch: native("dt", datetime_to_epoch, "datetime_to_epoch"),
    make_utc: native("dt", make_utc, "make_utc"),
    get_md5_hash_password: native("password", get_md5_hash_password, "get_md5_hash_password"),
  };
});

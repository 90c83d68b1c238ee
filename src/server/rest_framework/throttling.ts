/** Mirrors rest_framework/throttling.py (3.18). */
import { binaryOperation } from "../../python/arithmetic.ts";
import {
  AttributeError,
  IndexError,
  KeyError,
  NotImplementedError,
  ValueError,
} from "../../python/errors.ts";
import type { ExportsOf } from "../../python/module-definition.ts";
import { toPythonInt } from "../../python/numbers.ts";
import { native, py, pyclass, PyObject } from "../../python/objects.ts";
import { asNumber, compare, str, truthy, typeName } from "../../python/operations.ts";
import { getItem } from "../../python/subscripts.ts";
import { Dict, Float, Tuple, type Value } from "../../python/values.ts";
import { core_cache } from "../django/core/cache/locmem.ts";
import { ImproperlyConfigured } from "../django/core/exceptions.ts";
import { getattrOr } from "../django/utils/module_loading.ts";
import { classNameOf } from "../django/views/generic/base.ts";
import { defineModule } from "../process.ts";
import type { Request } from "./request.ts";
import { settings } from "./settings.ts";

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86400 };

const secondsOf = (value: Value | undefined): number => Number(asNumber(value ?? null) ?? 0);

/** `number/period` as a number of requests and seconds. @throws what upstream's one-liners throw */
function parseRate(rate: Value): readonly [Value, number] {
  if (typeof rate !== "string") {
    throw new AttributeError(`'${typeName(rate)}' object has no attribute 'split'`);
  }
  const parts = rate.split("/");
  if (parts.length > 2) throw new ValueError("too many values to unpack (expected 2)");
  const [count = "", period] = parts;
  if (period === undefined) throw new ValueError("not enough values to unpack (expected 2, got 1)");
  const requests = toPythonInt(count);
  const unit = [...period][0];
  if (unit === undefined) throw new IndexError("string index out of range");
  const seconds = SECONDS[unit];
  if (seconds === undefined) throw new KeyError(unit);
  return [requests, seconds];
}

export const throttling = defineModule("rest_framework.throttling", async (process) => {
  const { api_settings } = await process.load(settings);
  const { cache } = await process.load(core_cache);
  const THROTTLE_RATES = await api_settings.get("DEFAULT_THROTTLE_RATES");

  /** Address of the machine that asks, through as many proxies as the project trusts. */
  async function identOf(request: Request): Promise<Value> {
    const forwarded = request.headers.get("x-forwarded-for") as Value;
    const address = request.META.get("REMOTE_ADDR") ?? null;
    const proxies = await api_settings.get("NUM_PROXIES");
    if (proxies !== null) {
      if (proxies === 0 || forwarded === null) return address;
      const addresses = str(forwarded).split(",");
      const few = compare("<", addresses.length, proxies);
      const back = few ? addresses.length : Number(asNumber(proxies) ?? 0);
      const found = addresses.at(-back);
      if (found === undefined) throw new IndexError("list index out of range");
      return found.trim();
    }
    return truthy(forwarded) ? str(forwarded).split(/\s+/).join("") : address;
  }

  /** The user's key, else the address. */
  async function userOrIdent(throttle: BaseThrottle, request: Request): Promise<Value> {
    const user = await request.user;
    const known = truthy(user) && truthy(await process.getattr(user, "is_authenticated"));
    return known ? await process.getattr(user, "pk") : await throttle.get_ident(request);
  }

  @pyclass("rest_framework.throttling.BaseThrottle")
  class BaseThrottle extends PyObject {
    @py("request, view") allow_request(_request: Request, _view: Value): Promise<Value> | Value {
      throw new NotImplementedError(".allow_request() must be overridden");
    }
    @py("request") async get_ident(request: Request): Promise<Value> {
      return await identOf(request);
    }
    @py() wait(): Promise<Value> | Value {
      return null;
    }
  }

  @pyclass("rest_framework.throttling.SimpleRateThrottle")
  class SimpleRateThrottle extends BaseThrottle {
    declare num_requests: Value;
    declare duration: Value;
    declare key: Value;
    declare history: Value[];
    declare now: Value;

    get cache(): Value {
      return cache;
    }
    get timer(): Value {
      return native("", () => new Float(process.host.clock()), "time");
    }
    get cache_format(): Value {
      return "throttle_%(scope)s_%(ident)s";
    }
    get scope(): Value {
      return null;
    }
    set scope(value: Value) {
      this.put("scope", value);
    }
    get rate(): Value {
      return null;
    }
    set rate(value: Value) {
      this.put("rate", value);
    }
    get THROTTLE_RATES(): Value {
      return THROTTLE_RATES;
    }
    put(name: string, value: Value): void {
      Object.defineProperty(this, name, {
        value,
        writable: true,
        configurable: true,
        enumerable: true,
      });
    }

    @py() async __init__(): Promise<void> {
      if (!truthy(await this.rate)) this.rate = await this.get_rate();
      await this.take(await this.rate);
    }
    async take(rate: Value): Promise<void> {
      const [num_requests = null, duration = null] = (await this.parse_rate(rate)) as Tuple;
      this.num_requests = num_requests;
      this.duration = duration;
    }
    @py("request, view") get_cache_key(_request: Request, _view: Value): Promise<Value> | Value {
      throw new NotImplementedError(".get_cache_key() must be overridden");
    }
    @py() async get_rate(): Promise<Value> {
      const scope = await this.scope;
      if (!truthy(scope)) {
        throw new ImproperlyConfigured(
          `You must set either \`.scope\` or \`.rate\` for '${classNameOf(this)}' throttle`,
        );
      }
      try {
        return await getItem(await this.THROTTLE_RATES, scope);
      } catch (error) {
        if (!(error instanceof KeyError)) throw error;
        throw new ImproperlyConfigured(`No default throttle rate set for '${str(scope)}' scope`);
      }
    }
    @py("rate") parse_rate(rate: Value): Promise<Value> | Value {
      return new Tuple(rate === null ? [null, null] : parseRate(rate));
    }
    @py("request, view") override async allow_request(
      request: Request,
      view: Value,
    ): Promise<Value> {
      if ((await this.rate) === null) return true;
      this.key = await this.get_cache_key(request, view);
      if (this.key === null) return true;
      const get = await process.getattr(await this.cache, "get");
      this.history = (await process.call(get, [this.key, []])) as Value[];
      this.now = await process.call(await this.timer, []);
      const oldest = secondsOf(this.now) - secondsOf(this.duration);
      while (this.history.length > 0 && secondsOf(this.history.at(-1)) <= oldest) {
        this.history.pop();
      }
      return this.history.length >= secondsOf(this.num_requests)
        ? await this.throttle_failure()
        : await this.throttle_success();
    }
    @py() async throttle_success(): Promise<Value> {
      this.history.unshift(this.now);
      const set = await process.getattr(await this.cache, "set");
      await process.call(set, [this.key, this.history, this.duration]);
      return true;
    }
    @py() throttle_failure(): Promise<Value> | Value {
      return false;
    }
    /** Seconds until there is room again; None where nobody can tell. */
    @py() override async wait(): Promise<Value> {
      const history = (await process.getattr(this, "history")) as Value[];
      const { now, duration, num_requests } = this;
      const left =
        history.length > 0
          ? secondsOf(duration) - (secondsOf(now) - secondsOf(history.at(-1)))
          : secondsOf(duration);
      const available = secondsOf(num_requests) - history.length + 1;
      return available <= 0 ? null : new Float(left / available);
    }
    async keyFor(ident: Value): Promise<string> {
      const parts = Dict.from<Value>({ scope: await this.scope, ident });
      return str(await binaryOperation("%", await this.cache_format, parts));
    }
  }

  @pyclass("rest_framework.throttling.AnonRateThrottle")
  class AnonRateThrottle extends SimpleRateThrottle {
    override get scope(): Value {
      return "anon";
    }
    override set scope(value: Value) {
      super.scope = value;
    }
    @py("request, view") override async get_cache_key(request: Request): Promise<Value> {
      const user = await request.user;
      if (truthy(user) && truthy(await process.getattr(user, "is_authenticated"))) return null;
      return await this.keyFor(await this.get_ident(request));
    }
  }

  @pyclass("rest_framework.throttling.UserRateThrottle")
  class UserRateThrottle extends SimpleRateThrottle {
    override get scope(): Value {
      return "user";
    }
    override set scope(value: Value) {
      super.scope = value;
    }
    @py("request, view") override async get_cache_key(request: Request): Promise<Value> {
      return await this.keyFor(await userOrIdent(this, request));
    }
  }

  @pyclass("rest_framework.throttling.ScopedRateThrottle")
  class ScopedRateThrottle extends SimpleRateThrottle {
    get scope_attr(): Value {
      return "throttle_scope";
    }
    /** The rate is known once a view is. */
    @py() override __init__(): Promise<void> {
      return Promise.resolve();
    }
    @py("request, view") override async allow_request(
      request: Request,
      view: Value,
    ): Promise<Value> {
      this.scope = await getattrOr<Value>(process, view, str(await this.scope_attr), null);
      if (!truthy(this.scope)) return true;
      this.rate = await this.get_rate();
      await this.take(this.rate);
      return await super.allow_request(request, view);
    }
    @py("request, view") override async get_cache_key(request: Request): Promise<Value> {
      return await this.keyFor(await userOrIdent(this, request));
    }
  }

  return {
    BaseThrottle,
    SimpleRateThrottle,
    AnonRateThrottle,
    UserRateThrottle,
    ScopedRateThrottle,
  };
});

export type SimpleRateThrottle = InstanceType<ExportsOf<typeof throttling>["SimpleRateThrottle"]>;

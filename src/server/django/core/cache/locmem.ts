/** Mirrors django/core/cache (5.2) with its local-memory backend: what a process remembers until it ends. */
import { Exception, ValueError } from "../../../../python/errors.ts";
import { py, pyclass, PyObject } from "../../../../python/objects.ts";
import { iterate, str } from "../../../../python/operations.ts";
import { Dict, Float, type Value } from "../../../../python/values.ts";
import { defineModule, type Process } from "../../../process.ts";
import { conf } from "../../conf.ts";
import { importString } from "../../utils/module_loading.ts";

/** "Not given", where None means forever. */
const DEFAULT_TIMEOUT = Object.freeze({ timeout: "default" });

interface Entry {
  readonly value: Value;
  /** Seconds since the epoch; null for never. */
  readonly expires: number | null;
}

function secondsOf(value: Value): number {
  return value instanceof Float ? value.value : Number(value);
}

export const locmem = defineModule("django.core.cache.backends.locmem", (process) => {
  @pyclass("django.core.cache.backends.locmem.LocMemCache")
  class LocMemCache extends PyObject {
    readonly #entries = new Map<string, Entry>();
    #timeout = 300;
    #prefix = "";
    #version = 1;

    @py("name, params") __init__(_name: Value, params: Value): void {
      const given = params instanceof Dict ? params : new Dict();
      const timeout = given.get("TIMEOUT");
      this.#timeout =
        timeout === null ? Infinity : timeout === undefined ? 300 : secondsOf(timeout);
      this.#prefix = str(given.get("KEY_PREFIX") ?? "");
      this.#version = Number(given.get("VERSION") ?? 1);
    }

    #key(key: Value, version: Value): string {
      return `${this.#prefix}:${str(version ?? this.#version)}:${str(key)}`;
    }
    #expiry(timeout: Value): number | null {
      const seconds =
        timeout === DEFAULT_TIMEOUT
          ? this.#timeout
          : timeout === null
            ? Infinity
            : secondsOf(timeout);
      return seconds === Infinity ? null : process.host.clock() + (seconds === 0 ? -1 : seconds);
    }
    #live(key: string): Entry | undefined {
      const entry = this.#entries.get(key);
      if (!entry || entry.expires === null || entry.expires > process.host.clock()) return entry;
      this.#entries.delete(key);
      return undefined;
    }

    @py("key, default=None, version=None") get(
      key: Value,
      fallback: Value = null,
      version: Value = null,
    ): Value {
      return this.#live(this.#key(key, version))?.value ?? fallback;
    }
    @py("key, value, timeout=300, version=None")
    set(key: Value, value: Value, timeout: Value = DEFAULT_TIMEOUT, version: Value = null): void {
      // A cache keeps a copy: a list that is changed afterwards must not change in it.
      const kept = Array.isArray(value) ? [...(value as Value[])] : value;
      this.#entries.set(this.#key(key, version), { value: kept, expires: this.#expiry(timeout) });
    }
    @py("key, value, timeout=300, version=None")
    add(
      key: Value,
      value: Value,
      timeout: Value = DEFAULT_TIMEOUT,
      version: Value = null,
    ): boolean {
      if (this.#live(this.#key(key, version))) return false;
      this.set(key, value, timeout, version);
      return true;
    }
    @py("key, version=None") delete(key: Value, version: Value = null): boolean {
      return this.#entries.delete(this.#key(key, version));
    }
    @py("key, timeout=300, version=None") touch(
      key: Value,
      timeout: Value = DEFAULT_TIMEOUT,
      version: Value = null,
    ): boolean {
      const entry = this.#live(this.#key(key, version));
      if (entry) this.set(key, entry.value, timeout, version);
      return entry !== undefined;
    }
    @py("key, delta=1, version=None") incr(
      key: Value,
      delta: Value = 1,
      version: Value = null,
    ): Value {
      const made = this.#key(key, version);
      const entry = this.#live(made);
      if (!entry) throw new ValueError(`Key '${made}' not found`);
      const value = Number(entry.value) + Number(delta);
      this.#entries.set(made, { ...entry, value });
      return value;
    }
    @py("key, delta=1, version=None") decr(
      key: Value,
      delta: Value = 1,
      version: Value = null,
    ): Value {
      return this.incr(key, -Number(delta), version);
    }
    @py("key, default, timeout=300, version=None")
    async get_or_set(
      key: Value,
      fallback: Value,
      timeout: Value = DEFAULT_TIMEOUT,
      version: Value = null,
    ): Promise<Value> {
      const known = this.#live(this.#key(key, version));
      if (known) return known.value;
      const value = typeof fallback === "function" ? await process.call(fallback, []) : fallback;
      this.set(key, value, timeout, version);
      return value;
    }
    @py("keys, version=None") get_many(keys: Value, version: Value = null): Dict {
      const found = [...iterate(keys)].filter((key) => this.#live(this.#key(key, version)));
      return new Dict(found.map((key) => [key, this.get(key, null, version)] as const));
    }
    @py("data, timeout=300, version=None")
    set_many(data: Dict, timeout: Value = DEFAULT_TIMEOUT, version: Value = null): Value[] {
      for (const [key, value] of data) this.set(key, value, timeout, version);
      return [];
    }
    @py("key, version=None") has_key(key: Value, version: Value = null): boolean {
      return this.#live(this.#key(key, version)) !== undefined;
    }
    @py("key") __contains__(key: Value): boolean {
      return this.has_key(key);
    }
    @py() clear(): void {
      this.#entries.clear();
    }
    @py() close(): void {
      // Memory needs no closing.
    }
  }
  return { LocMemCache };
});

/** The cache that forgets everything at once. */
export const dummy = defineModule("django.core.cache.backends.dummy", async (process) => {
  const { LocMemCache } = await process.load(locmem);
  @pyclass("django.core.cache.backends.dummy.DummyCache")
  class DummyCache extends LocMemCache {
    @py("key, value, timeout=300, version=None") override set(): void {
      // Nothing is kept.
    }
  }
  return { DummyCache };
});

@pyclass("django.core.cache.backends.base.InvalidCacheBackendError")
export class InvalidCacheBackendError extends Exception {}

async function makeCache(process: Process, alias: string): Promise<Value> {
  const { settings } = await process.load(conf);
  const caches = settings.get("CACHES");
  const params = caches instanceof Dict ? caches.get(alias) : undefined;
  if (!(params instanceof Dict))
    throw new InvalidCacheBackendError(`The connection '${alias}' doesn't exist.`);
  const backend = await importString(process, str(params.get("BACKEND") ?? ""));
  return await process.call(backend, [params.get("LOCATION") ?? "", params]);
}

export const core_cache = defineModule(
  "django.core.cache",
  (process) => {
    const made = new Map<string, Promise<Value>>();
    function cacheOf(alias: string): Promise<Value> {
      const known = made.get(alias) ?? makeCache(process, alias);
      made.set(alias, known);
      return known;
    }

    @pyclass("django.core.cache.CacheHandler")
    class CacheHandler extends PyObject {
      @py("alias") __getitem__(alias: string): Promise<Value> {
        return cacheOf(alias);
      }
    }

    /** `cache`: the default cache, made at its first use. */
    @pyclass("django.utils.connection.ConnectionProxy")
    class ConnectionProxy extends PyObject {
      @py("name") async __getattr__(name: string): Promise<Value> {
        return await process.getattr(await cacheOf("default"), name);
      }
      @py("key") async __contains__(key: Value): Promise<boolean> {
        const has = await process.getattr(await cacheOf("default"), "has_key");
        return (await process.call(has, [key])) === true;
      }
    }

    return {
      DEFAULT_CACHE_ALIAS: "default",
      InvalidCacheBackendError,
      cache: new ConnectionProxy(),
      caches: new CacheHandler(),
      /** A cache by its alias, for TypeScript. */
      cacheOf,
    };
  },
  "/site-packages/django/core/cache/__init__.py",
);

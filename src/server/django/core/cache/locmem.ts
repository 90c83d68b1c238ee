/** Mirrors django/core/cache (5.2) with its local-memory backend: what a process remembers until it ends. */
import { binaryOperation, unaryOperation } from "../../../../python/arithmetic.ts";
import { Exception, ValueError } from "../../../../python/errors.ts";
import { py, pyclass, PyObject } from "../../../../python/objects.ts";
import { iterate, str } from "../../../../python/operations.ts";
import { Dict, Float, type Value } from "../../../../python/values.ts";
import { defineModule, type Process } from "../../../process.ts";
import { conf } from "../../conf.ts";
import type { CacheEntry } from "../../../process-memory.ts";
import { importString } from "../../utils/module_loading.ts";
import { fromPlain, toPlain } from "./plain-value.ts";

/** "Not given", where None means forever. */
const DEFAULT_TIMEOUT = Object.freeze({ timeout: "default" });

function secondsOf(value: Value): number {
  return value instanceof Float ? value.value : Number(value);
}

export const locmem = defineModule("django.core.cache.backends.locmem", (process) => {
  /** Objects that are no data, by their entries. */
  const live = new WeakMap<CacheEntry, Value>();
  function withExpiry(entry: CacheEntry, expires: number | null, value: Value): CacheEntry {
    const changed = { ...entry, expires };
    if (entry.value === undefined) live.set(changed, value);
    return changed;
  }

  @pyclass("django.core.cache.backends.locmem.LocMemCache")
  class LocMemCache extends PyObject {
    #location = "";
    #timeout = 300;
    #prefix = "";
    #version = 1;
    #most = 300;
    #cullFrequency = 3;

    @py("name, params") __init__(name: Value, params: Value): void {
      const given = params instanceof Dict ? params : new Dict();
      const options = given.get("OPTIONS");
      const option = (key: string): Value | undefined =>
        given.get(key) ?? (options instanceof Dict ? options.get(key) : undefined);
      this.#location = str(name);
      const timeout = given.get("TIMEOUT");
      this.#timeout =
        timeout === null ? Infinity : timeout === undefined ? 300 : secondsOf(timeout);
      this.#prefix = str(given.get("KEY_PREFIX") ?? "");
      this.#version = Number(given.get("VERSION") ?? 1);
      this.#most = Number(option("MAX_ENTRIES") ?? 300);
      this.#cullFrequency = Number(option("CULL_FREQUENCY") ?? 3);
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
    get #entries(): ReadonlyMap<string, CacheEntry> {
      return process.host.memory.cache(this.#location);
    }
    #keep(entries: Iterable<readonly [string, CacheEntry]>): void {
      process.host.memory.keep(this.#location, new Map(entries));
    }

    /** What is there and has not run out; undefined also for an object that another process put there. */
    #find(key: string): Value | undefined {
      const entry = this.#entries.get(key);
      if (!entry) return undefined;
      const value = entry.value === undefined ? live.get(entry) : fromPlain(entry.value);
      const hasExpired = entry.expires !== null && entry.expires <= process.host.clock();
      if (!hasExpired && value !== undefined) return value;
      this.#drop(key);
      return undefined;
    }
    #drop(key: string): boolean {
      const was = this.#entries.has(key);
      if (was) this.#keep([...this.#entries].filter(([known]) => known !== key));
      return was;
    }
    /** Puts an entry first. Where the cache is full, the oldest go before. */
    #put(key: string, value: Value, expires: number | null): void {
      let entries = [...this.#entries];
      if (entries.length >= this.#most) {
        const count =
          this.#cullFrequency === 0 ? entries.length : entries.length / this.#cullFrequency;
        entries = entries.slice(0, entries.length - Math.floor(count));
      }
      const entry = { value: toPlain(value), expires };
      if (entry.value === undefined) live.set(entry, value);
      this.#keep([[key, entry], ...entries.filter(([known]) => known !== key)]);
    }

    @py("key, default=None, version=None") get(
      key: Value,
      fallback: Value = null,
      version: Value = null,
    ): Value {
      const made = this.#key(key, version);
      const value = this.#find(made);
      if (value === undefined) return fallback;
      const entry = this.#entries.get(made) as CacheEntry;
      this.#keep([[made, entry], ...[...this.#entries].filter(([known]) => known !== made)]);
      return value;
    }
    @py("key, value, timeout=300, version=None")
    set(key: Value, value: Value, timeout: Value = DEFAULT_TIMEOUT, version: Value = null): void {
      this.#put(this.#key(key, version), value, this.#expiry(timeout));
    }
    @py("key, value, timeout=300, version=None")
    add(
      key: Value,
      value: Value,
      timeout: Value = DEFAULT_TIMEOUT,
      version: Value = null,
    ): boolean {
      if (this.has_key(key, version)) return false;
      this.set(key, value, timeout, version);
      return true;
    }
    @py("key, version=None") delete(key: Value, version: Value = null): boolean {
      return this.#drop(this.#key(key, version));
    }
    @py("key, timeout=300, version=None") touch(
      key: Value,
      timeout: Value = DEFAULT_TIMEOUT,
      version: Value = null,
    ): boolean {
      const made = this.#key(key, version);
      const value = this.#find(made);
      if (value === undefined) return false;
      const expires = this.#expiry(timeout);
      this.#keep(
        [...this.#entries].map(([known, entry]) => [
          known,
          known === made ? withExpiry(entry, expires, value) : entry,
        ]),
      );
      return true;
    }
    @py("key, delta=1, version=None") async incr(
      key: Value,
      delta: Value = 1,
      version: Value = null,
    ): Promise<Value> {
      const made = this.#key(key, version);
      const before = this.#find(made);
      if (before === undefined) throw new ValueError(`Key '${made}' not found`);
      const value = await binaryOperation("+", before, delta);
      this.#put(made, value, this.#entries.get(made)?.expires ?? null);
      return value;
    }
    @py("key, delta=1, version=None") async decr(
      key: Value,
      delta: Value = 1,
      version: Value = null,
    ): Promise<Value> {
      return await this.incr(key, await unaryOperation("-", delta), version);
    }
    @py("key, default, timeout=300, version=None")
    async get_or_set(
      key: Value,
      fallback: Value,
      timeout: Value = DEFAULT_TIMEOUT,
      version: Value = null,
    ): Promise<Value> {
      const known = this.#find(this.#key(key, version));
      if (known !== undefined) return known;
      const value = typeof fallback === "function" ? await process.call(fallback, []) : fallback;
      this.set(key, value, timeout, version);
      return value;
    }
    @py("keys, version=None") get_many(keys: Value, version: Value = null): Dict {
      const found = [...iterate(keys)].filter((key) => this.has_key(key, version));
      return new Dict(found.map((key) => [key, this.get(key, null, version)] as const));
    }
    @py("data, timeout=300, version=None")
    set_many(data: Dict, timeout: Value = DEFAULT_TIMEOUT, version: Value = null): Value[] {
      for (const [key, value] of data) this.set(key, value, timeout, version);
      return [];
    }
    @py("key, version=None") has_key(key: Value, version: Value = null): boolean {
      return this.#find(this.#key(key, version)) !== undefined;
    }
    @py("key") __contains__(key: Value): boolean {
      return this.has_key(key);
    }
    @py() clear(): void {
      this.#keep([]);
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

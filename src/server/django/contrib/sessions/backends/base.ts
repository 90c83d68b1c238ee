/** Mirrors django/contrib/sessions/backends/base.py (5.2). */
import { Exception, KeyError, NotImplementedError } from "../../../../../python/errors.ts";
import type { ExportsOf } from "../../../../../python/module-definition.ts";
import { py, pyclass, PyObject } from "../../../../../python/objects.ts";
import { ItemsView, KeysView, ValuesView } from "../../../../../python/methods/dict-view.ts";
import { equals, truthy } from "../../../../../python/operations.ts";
import { DateTime, TimeDelta } from "../../../../../python/stdlib/datetime.ts";
import { Dict, Float, type Value } from "../../../../../python/values.ts";
import { defineModule } from "../../../../process.ts";
import { conf } from "../../../conf.ts";
import { signing } from "../../../core/signing.ts";
import { timezone } from "../../../utils/timezone.ts";
import { classNameOf } from "../../../views/generic/base.ts";

/** A session key that is taken. */
@pyclass("django.contrib.sessions.backends.base.CreateError")
export class CreateError extends Exception {}

/** A session that was deleted while a request used it. */
@pyclass("django.contrib.sessions.backends.base.UpdateError")
export class UpdateError extends Exception {}

function later(at: DateTime, by: TimeDelta): DateTime {
  return DateTime.fromWall(at.wall + by.totalMicroseconds, at.tzinfo);
}

export const sessions_base = defineModule(
  "django.contrib.sessions.backends.base",
  async (process) => {
    const { settings } = await process.load(conf);
    const zones = await process.load(timezone);
    const { signObject, unsignObject, BadSignature } = await process.load(signing);

    /**
     * A session as a dict that is loaded at its first use. A backend says how it is kept: `exists`, `create`, `save`,
     * `delete`, `load`.
     */
    @pyclass("django.contrib.sessions.backends.base.SessionBase")
    class SessionBase extends PyObject {
      declare accessed: boolean;
      declare modified: boolean;
      #key: string | null = null;
      #cache: Dict | null = null;

      @py("session_key=None") __init__(session_key: Value = null): void {
        this._session_key = session_key;
        this.accessed = false;
        this.modified = false;
      }

      get session_key(): string | null {
        return this.#key;
      }
      get _session_key(): Value {
        return this.#key;
      }
      /** A key shorter than eight characters is none. */
      set _session_key(value: Value) {
        this.#key = typeof value === "string" && value.length >= 8 ? value : null;
      }
      get key_salt(): string {
        return `django.contrib.sessions.${classNameOf(this)}`;
      }

      /** The session's data, loaded if they were not. @param no_load begin with none, whatever is stored */
      @py("no_load=False") async _get_session(no_load: Value = false): Promise<Dict> {
        this.accessed = true;
        this.#cache ??= this.#key === null || no_load === true ? new Dict() : await this.load();
        return this.#cache;
      }

      @py("key") async __contains__(key: Value): Promise<boolean> {
        return (await this._get_session()).has(key);
      }
      @py("key") async __getitem__(key: Value): Promise<Value> {
        const value = (await this._get_session()).get(key);
        if (value === undefined) throw new KeyError(key);
        return value;
      }
      @py("key, value") async __setitem__(key: Value, value: Value): Promise<void> {
        (await this._get_session()).set(key, value);
        this.modified = true;
      }
      @py("key") async __delitem__(key: Value): Promise<void> {
        if (!(await this._get_session()).delete(key)) throw new KeyError(key);
        this.modified = true;
      }
      @py("key, default=None") async get(key: Value, fallback: Value = null): Promise<Value> {
        return (await this._get_session()).get(key) ?? fallback;
      }
      @py("key, *args") async pop(key: Value, fallback: Value[] = []): Promise<Value> {
        const session = await this._get_session();
        const value = session.get(key);
        if (value === undefined) {
          if (fallback[0] === undefined) throw new KeyError(key);
          return fallback[0];
        }
        session.delete(key);
        this.modified = true;
        return value;
      }
      @py("key, value") async setdefault(key: Value, value: Value): Promise<Value> {
        const known = (await this._get_session()).get(key);
        if (known !== undefined) return known;
        await this.__setitem__(key, value);
        return value;
      }
      @py("dict_") async update(values: Dict): Promise<void> {
        const session = await this._get_session();
        for (const [key, value] of values) session.set(key, value);
        this.modified = true;
      }
      @py("key") has_key(key: Value): Promise<boolean> {
        return this.__contains__(key);
      }
      @py() async keys(): Promise<KeysView> {
        return new KeysView(await this._get_session());
      }
      @py() async values(): Promise<ValuesView> {
        return new ValuesView(await this._get_session());
      }
      @py() async items(): Promise<ItemsView> {
        return new ItemsView(await this._get_session());
      }
      get TEST_COOKIE_NAME(): Value {
        return "testcookie";
      }
      get TEST_COOKIE_VALUE(): Value {
        return "worked";
      }
      @py() async set_test_cookie(): Promise<void> {
        await this.__setitem__(this.TEST_COOKIE_NAME, this.TEST_COOKIE_VALUE);
      }
      @py() async test_cookie_worked(): Promise<boolean> {
        return equals(await this.get(this.TEST_COOKIE_NAME), this.TEST_COOKIE_VALUE);
      }
      @py() async delete_test_cookie(): Promise<void> {
        await this.__delitem__(this.TEST_COOKIE_NAME);
      }
      @py() clear(): void {
        this.#cache = new Dict();
        this.accessed = true;
        this.modified = true;
      }

      @py() is_empty(): boolean {
        return this.#key === null && (this.#cache?.size ?? 0) === 0;
      }

      /** A key no other session has. */
      @py() async _get_new_session_key(): Promise<string> {
        for (;;) {
          const key = process.host.random.session();
          if (!(await this.exists(key))) return key;
        }
      }
      @py() async _get_or_create_session_key(): Promise<string> {
        this.#key ??= await this._get_new_session_key();
        return this.#key;
      }

      @py("session_dict") encode(data: Dict): Promise<string> {
        return signObject(data, this.key_salt);
      }
      /** The data of a stored session; none where they were tampered with. */
      @py("session_data") async decode(stored: string): Promise<Dict> {
        try {
          const data = await unsignObject(stored, this.key_salt);
          return data instanceof Dict ? data : new Dict();
        } catch (error) {
          if (error instanceof BadSignature) return new Dict();
          throw error;
        }
      }

      @py() get_session_cookie_age(): Value {
        return settings.get("SESSION_COOKIE_AGE");
      }

      /** What `expiry` and `modification` of a call say, else the session and the clock. */
      async #expiry(given: Dict): Promise<{ expiry: Value; modification: DateTime }> {
        const expiry = given.get("expiry") ?? (await this.get("_session_expiry"));
        const modification = (given.get("modification") ?? zones.now()) as DateTime;
        const written = typeof expiry === "string" && expiry !== "";
        return { expiry: written ? DateTime.fromisoformat(expiry) : expiry, modification };
      }

      /** Seconds until the session expires. */
      @py("**kwargs") async get_expiry_age(kwargs: Dict = new Dict()): Promise<Value> {
        const { expiry, modification } = await this.#expiry(kwargs);
        if (!truthy(expiry)) return this.get_session_cookie_age();
        if (!(expiry instanceof DateTime)) return expiry;
        const left = expiry.__sub__(modification);
        return left instanceof TimeDelta ? Math.floor(left.totalSeconds) : null;
      }

      /** When the session expires: aware with USE_TZ, naive without. */
      @py("**kwargs") async get_expiry_date(kwargs: Dict = new Dict()): Promise<DateTime> {
        const { expiry, modification } = await this.#expiry(kwargs);
        if (expiry instanceof DateTime) return expiry;
        const age = truthy(expiry) ? expiry : this.get_session_cookie_age();
        const seconds = age instanceof Float ? age.value : Number(age);
        return later(modification, TimeDelta.of({ seconds }));
      }

      @py("value") async set_expiry(value: Value): Promise<void> {
        if (value === null) {
          await this.pop("_session_expiry", [null]);
          return;
        }
        const until = value instanceof TimeDelta ? later(zones.now(), value) : value;
        const kept = until instanceof DateTime ? until.isoformat() : until;
        await this.__setitem__("_session_expiry", kept);
      }

      @py() async get_expire_at_browser_close(): Promise<boolean> {
        const expiry = await this.get("_session_expiry");
        return expiry === null ? settings.flag("SESSION_EXPIRE_AT_BROWSER_CLOSE") : expiry === 0;
      }

      /** Forgets data and key: logout. */
      @py() async flush(): Promise<void> {
        this.clear();
        await this.delete();
        this.#key = null;
      }

      /** Keeps the data under a new key: login. */
      @py() async cycle_key(): Promise<void> {
        const data = await this._get_session();
        const old = this.#key;
        await this.create();
        this.#cache = data;
        if (old !== null) await this.delete(old);
      }

      @py("session_key") exists(_key: string): Promise<boolean> | boolean {
        throw new NotImplementedError("subclasses of SessionBase must provide an exists() method");
      }
      @py() create(): Promise<void> | void {
        throw new NotImplementedError("subclasses of SessionBase must provide a create() method");
      }
      @py("must_create=False") save(_must_create: Value = false): Promise<void> | void {
        throw new NotImplementedError("subclasses of SessionBase must provide a save() method");
      }
      @py("session_key=None") delete(_key: Value = null): Promise<void> | void {
        throw new NotImplementedError("subclasses of SessionBase must provide a delete() method");
      }
      @py() load(): Promise<Dict> | Dict {
        throw new NotImplementedError("subclasses of SessionBase must provide a load() method");
      }
    }

    return { SessionBase, CreateError, UpdateError };
  },
);

export type SessionBase = InstanceType<ExportsOf<typeof sessions_base>["SessionBase"]>;

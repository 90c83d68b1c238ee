/** Mirrors django/utils/datastructures.py (5.2). */
import { KeyError } from "../../../python/errors.ts";
import { classInfo, classOf, py, pyclass, PyObject } from "../../../python/objects.ts";
import { repr } from "../../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";

/** `MultiValueDict[key]` for a key that is not there. */
@pyclass("django.utils.datastructures.MultiValueDictKeyError")
export class MultiValueDictKeyError extends KeyError {}

/** A dict whose keys may have several values: as a dict it shows each key's last one. */
@pyclass("django.utils.datastructures.MultiValueDict")
export class MultiValueDict extends Dict {
  readonly #lists = new Dict<Value[]>();

  constructor(lists: Iterable<readonly [Value, Value[]]> = []) {
    super();
    for (const [key, list] of lists) this.#lists.set(key, [...list]);
  }

  override get size(): number {
    return this.#lists.size;
  }
  override get(key: Value): Value | undefined {
    const list = this.#lists.get(key);
    return list && (list.at(-1) ?? []);
  }
  override has(key: Value): boolean {
    return this.#lists.has(key);
  }
  override set(key: Value, value: Value): this {
    this.#lists.set(key, [value]);
    return this;
  }
  override delete(key: Value): boolean {
    return this.#lists.delete(key);
  }
  override clear(): void {
    this.#lists.clear();
  }
  override keys(): IterableIterator<Value> {
    return this.#lists.keys();
  }
  override *values(): IterableIterator<Value> {
    for (const key of this.#lists.keys()) yield this.get(key) as Value;
  }
  override *[Symbol.iterator](): IterableIterator<[Value, Value]> {
    for (const key of this.#lists.keys()) yield [key, this.get(key) as Value];
  }

  override rawEntries(): Iterable<readonly [Value, Value]> {
    return [...this.#lists].map(([key, list]) => [key, [...list]] as const);
  }
  /** Keys with all their values. */
  *keyLists(): IterableIterator<[Value, Value[]]> {
    yield* this.#lists;
  }
  @py() lists(): Tuple[] {
    return [...this.#lists].map(([key, list]) => new Tuple<Value>([key, [...list]]));
  }
  @py("key, default=None") setdefault(key: Value, preset: Value = null): Value {
    if (!this.has(key)) this.__setitem__(key, preset);
    return this.__getitem__(key);
  }
  @py("key, default_list=None") setlistdefault(key: Value, preset: Value = null): Value[] {
    if (!this.has(key)) this.setlist(key, Array.isArray(preset) ? (preset as Value[]) : []);
    return this.getlist(key);
  }

  @py("key") __getitem__(key: Value): Value {
    const value = this.get(key);
    if (value === undefined) throw new MultiValueDictKeyError(key);
    return value;
  }
  @py("key, value") __setitem__(key: Value, value: Value): void {
    this.set(key, value);
  }
  @py("key") __delitem__(key: Value): void {
    if (!this.delete(key)) throw new KeyError(key);
  }
  @py("key, default=None") getlist(key: Value, fallback?: Value): Value[] {
    return [...(this.#lists.get(key) ?? (Array.isArray(fallback) ? (fallback as Value[]) : []))];
  }
  @py("key, list_") setlist(key: Value, list: Value[]): void {
    this.#lists.set(key, [...list]);
  }
  @py("key, value") appendlist(key: Value, value: Value): void {
    const list = this.#lists.get(key);
    if (list) list.push(value);
    else this.#lists.set(key, [value]);
  }
  @py() dict(): Dict {
    return new Dict(this);
  }
  @py("key, *args") pop(key: Value, fallback: Value[] = []): Value {
    const list = this.#lists.get(key);
    if (!list) {
      if (fallback[0] !== undefined) return fallback[0];
      throw new KeyError(key);
    }
    this.#lists.delete(key);
    return list;
  }
  @py("*args") update(others: Value[]): void {
    for (const other of others) {
      if (other instanceof MultiValueDict) {
        for (const [key, list] of other.keyLists())
          this.#lists.set(key, [...this.getlist(key), ...list]);
      } else if (other instanceof Dict)
        for (const [key, value] of other) this.appendlist(key, value);
    }
  }
  @py() copy(): MultiValueDict {
    const copy = new MultiValueDict();
    for (const [key, list] of this.keyLists()) copy.setlist(key, list);
    return copy;
  }
  @py() __repr__(): string {
    const cls = classOf(this);
    const name = (cls && classInfo(cls)?.name) ?? "MultiValueDict";
    return `<${name}: ${repr(new Dict(this.keyLists()))}>`;
  }
}

/** A mapping that finds its string keys in any case and keeps the case they were set with. */
@pyclass("django.utils.datastructures.CaseInsensitiveMapping")
export class CaseInsensitiveMapping extends PyObject {
  protected readonly store = new Map<string, [string, string]>();

  get(key: string): string | null;
  get<T extends Value>(key: string, alternate: T): string | T;
  @py("key, alternate=None") get(key: string, alternate: Value = null): Value {
    return this.store.get(key.toLowerCase())?.[1] ?? alternate;
  }
  has(key: string): boolean {
    return this.store.has(key.toLowerCase());
  }
  /** Name and value pairs in the order they were first set. */
  entries(): [string, string][] {
    return [...this.store.values()];
  }
  *[Symbol.iterator](): IterableIterator<string> {
    for (const [name] of this.store.values()) yield name;
  }

  @py("key") __getitem__(key: string): string {
    const value = this.get(key);
    if (value === null) throw new KeyError(key.toLowerCase());
    return value;
  }
  @py("key") __contains__(key: Value): boolean {
    return typeof key === "string" && this.has(key);
  }
  @py() __len__(): number {
    return this.store.size;
  }
  @py() __iter__(): IterableIterator<string> {
    return this[Symbol.iterator]();
  }
  @py() items(): Tuple[] {
    return this.entries().map((pair) => new Tuple(pair));
  }
  @py() keys(): string[] {
    return [...this];
  }
  @py() values(): string[] {
    return this.entries().map(([, value]) => value);
  }
  @py() __repr__(): string {
    return repr(new Dict(this.entries()));
  }
}

export const datastructures = defineModule("django.utils.datastructures", () => ({
  MultiValueDictKeyError,
  MultiValueDict,
  CaseInsensitiveMapping,
}));

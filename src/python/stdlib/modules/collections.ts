import { call } from "../../call.ts";
import { IndexError, KeyError } from "../../errors.ts";
import { items } from "../../iteration.ts";
import { updateDict } from "../../methods/dict.ts";
import { py, pyclass, PyObject } from "../../objects.ts";
import { asNumber, repr } from "../../operations.ts";
import { Dict, Tuple, type Value } from "../../values.ts";
import { libraryModule } from "../definition.ts";

@pyclass("collections.OrderedDict")
export class OrderedDict extends Dict {
  @py("key, last=True") move_to_end(key: Value, last: Value | undefined): void {
    const value = this.get(key);
    if (value === undefined) throw new KeyError(key);
    this.delete(key);
    const others = [...this];
    this.clear();
    for (const [one, item] of last === false
      ? [[key, value] as const, ...others]
      : [...others, [key, value] as const])
      this.set(one, item);
  }
  __repr__(): string {
    return this.size === 0
      ? "OrderedDict()"
      : `OrderedDict([${[...this].map((pair) => repr(new Tuple(pair))).join(", ")}])`;
  }
}

@pyclass("collections.defaultdict")
class DefaultDict extends Dict {
  declare default_factory: Value;

  @py("default_factory=None, /, other=None, **kwargs")
  async __init__(factory: Value | undefined, other: Value | undefined, names: Dict): Promise<void> {
    this.default_factory = factory ?? null;
    const pairs =
      other === undefined || other === null || other instanceof Dict ? other : await items(other);
    updateDict(this, pairs ?? undefined, names);
  }
  @py("key") async __getitem__(key: Value): Promise<Value> {
    const known = this.get(key);
    if (known !== undefined) return known;
    if (this.default_factory === null) throw new KeyError(key);
    const made = await call(this.default_factory, []);
    this.set(key, made);
    return made;
  }
  __repr__(): string {
    return `defaultdict(${repr(this.default_factory)}, ${repr(new Dict(this))})`;
  }
}

const numberOf = (value: Value | undefined): number => Number(asNumber(value ?? 0) ?? 0);

@pyclass("collections.Counter")
class Counter extends Dict {
  @py("iterable=None, /, **kwargs") async __init__(
    iterable: Value | undefined,
    names: Dict,
  ): Promise<void> {
    if (iterable instanceof Dict) for (const [key, value] of iterable) this.set(key, value);
    else if (iterable !== undefined && iterable !== null) {
      for (const item of await items(iterable)) this.set(item, numberOf(this.get(item)) + 1);
    }
    for (const [key, value] of names) this.set(key, value);
  }
  #ranked(): [Value, Value][] {
    return [...this].sort(([, a], [, b]) => numberOf(b) - numberOf(a));
  }
  @py("key") __getitem__(key: Value): Value {
    return this.get(key) ?? 0;
  }
  @py("n=None") most_common(most: Value | undefined): Value[] {
    return this.#ranked()
      .slice(0, typeof most === "number" ? most : undefined)
      .map((pair) => new Tuple(pair));
  }
  @py() total(): number {
    return [...this.values()].reduce<number>((sum, value) => sum + numberOf(value), 0);
  }
  __repr__(): string {
    return this.size === 0
      ? "Counter()"
      : `Counter({${this.#ranked()
          .map(([key, value]) => `${repr(key)}: ${repr(value)}`)
          .join(", ")}})`;
  }
}

@pyclass("collections.deque")
class Deque extends PyObject {
  readonly #queue: Value[] = [];
  declare maxlen: Value;

  @py("iterable=(), maxlen=None") async __init__(
    iterable: Value | undefined,
    maxlen: Value | undefined,
  ): Promise<void> {
    this.maxlen = maxlen ?? null;
    for (const item of iterable === undefined ? [] : await items(iterable)) this.append(item);
  }
  @py("x") append(item: Value): void {
    this.#queue.push(item);
    if (typeof this.maxlen === "number" && this.#queue.length > this.maxlen) this.#queue.shift();
  }
  @py("x") appendleft(item: Value): void {
    this.#queue.unshift(item);
    if (typeof this.maxlen === "number" && this.#queue.length > this.maxlen) this.#queue.pop();
  }
  @py() pop(): Value {
    return this.#taken(this.#queue.pop());
  }
  @py() popleft(): Value {
    return this.#taken(this.#queue.shift());
  }
  #taken(item: Value | undefined): Value {
    if (item === undefined) throw new IndexError("pop from an empty deque");
    return item;
  }
  __len__(): number {
    return this.#queue.length;
  }
  __repr__(): string {
    return `deque(${repr([...this.#queue])}${this.maxlen === null ? "" : `, maxlen=${repr(this.maxlen)}`})`;
  }
  [Symbol.iterator](): IterableIterator<Value> {
    return [...this.#queue][Symbol.iterator]();
  }
}

/** Mirrors collections, as far as ordinary code asks it. */
export const collections = libraryModule(
  "collections",
  () => ({ Counter, OrderedDict, defaultdict: DefaultDict, deque: Deque }),
  {
    isPackage: true,
  },
);

import { IndexError, StopIteration, TypeError } from "./errors.ts";
import { classInfo, describeClass, py, pyclass, PyObject, type Class } from "./objects.ts";
import { iterate, typeName } from "./operations.ts";
import { Bytes, Dict, type Value } from "./values.ts";

/** Gives one item after another; undefined at the end. */
export interface Items {
  next(): Value | undefined | Promise<Value | undefined>;
}

/** What iter() gives: a Python iterator over anything. */
export class PyIterator extends PyObject implements Items {
  readonly #items: Items;

  constructor(items: Items) {
    super();
    this.#items = items;
  }
  next(): Value | undefined | Promise<Value | undefined> {
    return this.#items.next();
  }
  @py() __iter__(): this {
    return this;
  }
  @py() async __next__(): Promise<Value> {
    const item = await this.#items.next();
    if (item === undefined) throw new StopIteration();
    return item;
  }
}

describeClass(PyIterator, "builtins.iterator");

/** An iterator over items that are there already: what a generator expression gives. */
export class ListIterator extends PyIterator {
  readonly #left: Value[];
  constructor(items: Iterable<Value>) {
    const left = [...items];
    super({ next: () => left.shift() });
    this.#left = left;
  }
  *[Symbol.iterator](): IterableIterator<Value> {
    for (let item = this.#left.shift(); item !== undefined; item = this.#left.shift()) yield item;
  }
}
describeClass(ListIterator, "builtins.generator");

/** Python's range. */
@pyclass("builtins.range")
export class Range extends PyObject {
  declare start: number;
  declare stop: number;
  declare step: number;

  static of(start: number, stop: number, step = 1): Range {
    const made = new Range();
    [made.start, made.stop, made.step] = [start, stop, step];
    return made;
  }
  __len__(): number {
    return Math.max(0, Math.ceil((this.stop - this.start) / this.step));
  }
  __getitem__(index: number): number | undefined {
    const at = index < 0 ? this.__len__() + index : index;
    return at >= 0 && at < this.__len__() ? this.start + at * this.step : undefined;
  }
  __contains__(value: unknown): boolean {
    if (typeof value !== "number") return false;
    const at = (value - this.start) / this.step;
    return Number.isInteger(at) && at >= 0 && at < this.__len__();
  }
  __eq__(other: unknown): boolean {
    return other instanceof Range && [...this].join() === [...other].join();
  }
  __repr__(): string {
    return this.step === 1
      ? `range(${this.start}, ${this.stop})`
      : `range(${this.start}, ${this.stop}, ${this.step})`;
  }
  *[Symbol.iterator](): IterableIterator<number> {
    for (let at = 0; at < this.__len__(); at += 1) yield this.start + at * this.step;
  }
}

/** What JavaScript gives as iterator, with Python's end. */
function fromIterator(iterator: Iterator<Value> | AsyncIterator<Value>): Items {
  return {
    next: () => {
      const step = iterator.next();
      if (step instanceof Promise)
        return step.then((result) => (result.done ? undefined : result.value));
      return step.done ? undefined : step.value;
    },
  };
}

/** Goes through an Array while it may grow or shrink, as Python's list iterator. */
function overList(list: readonly Value[]): Items {
  let at = 0;
  return { next: () => (at < list.length ? list[at++] : undefined) };
}

function protocol(value: object, name: string): ((...args: unknown[]) => unknown) | undefined {
  const run = (value as Record<string, unknown>)[name];
  return typeof run === "function" ? (run as (...args: unknown[]) => unknown) : undefined;
}

/** iter(value). @throws TypeError where it is not iterable */
export async function iterator(value: Value): Promise<Items> {
  if (Array.isArray(value)) return overList(value as Value[]);
  if (value instanceof PyIterator || value instanceof Generator) return value;
  if (typeof value === "string" || value instanceof Dict || value instanceof Bytes)
    return overList(iterate(value));
  if (typeof value === "function" && classInfo(value as unknown as Class)) return ofClass(value);
  if (typeof value !== "object" || value === null) return notIterable(value);
  if (Symbol.asyncIterator in value)
    return fromIterator((value as AsyncIterable<Value>)[Symbol.asyncIterator]());
  if (protocol(value, "__iter__")) return await fromDunder(value);
  if (Symbol.iterator in value) return fromIterator((value as Iterable<Value>)[Symbol.iterator]());
  return protocol(value, "__getitem__") ? overSequence(value) : notIterable(value);
}

/** A class whose metaclass makes it iterable, e.g. an enum. */
async function ofClass(cls: Value & object): Promise<Items> {
  const listed = await protocol(cls, "__iter__")?.call(cls);
  return listed === undefined ? notIterable(cls) : await iterator(listed);
}

function notIterable(value: Value): never {
  throw new TypeError(`'${typeName(value)}' object is not iterable`);
}

async function fromDunder(value: object): Promise<Items> {
  const made = await protocol(value, "__iter__")?.call(value);
  if (made !== value && typeof made === "object" && made !== null) {
    const next = (made as { next?: unknown }).next;
    if (typeof next === "function" && !("__next__" in made))
      return fromIterator(made as Iterator<Value>);
    if (!("__next__" in made) || made instanceof PyIterator || made instanceof Generator)
      return await iterator(made);
  }
  const target = made as object;
  if (!protocol(target, "__next__")) {
    throw new TypeError(`iter() returned non-iterator of type '${typeName(made ?? null)}'`);
  }
  return {
    next: async () => {
      try {
        return (await protocol(target, "__next__")?.call(target)) as Value;
      } catch (error) {
        if (error instanceof StopIteration) return undefined;
        throw error;
      }
    },
  };
}

/** The old protocol: `value[0]`, `value[1]` … until IndexError. */
function overSequence(value: object): Items {
  let at = 0;
  return {
    next: async () => {
      try {
        return (await protocol(value, "__getitem__")?.call(value, at++)) ?? undefined;
      } catch (error) {
        if (error instanceof IndexError) return undefined;
        throw error;
      }
    },
  };
}

/** All items of an iterable, Python's or TypeScript's, at once. @throws TypeError where it is none; what it raises */
export async function items(value: Value): Promise<Value[]> {
  if (Array.isArray(value)) return [...(value as Value[])];
  const source = await iterator(value);
  const all: Value[] = [];
  for (;;) {
    const item = await source.next();
    if (item === undefined) return all;
    all.push(item);
  }
}

/** Runs a generator's body up to the next `yield`. */
type Body = (yieldValue: (value: Value) => Promise<Value>) => Promise<unknown>;

/** A running generator function. */
export class Generator extends PyObject implements Items {
  #body: Body;
  #started = false;
  #finished = false;
  #waiting: { resolve(value: Value | undefined): void; reject(error: unknown): void } | null = null;
  #resume: { resolve(sent: Value): void; reject(error: unknown): void } | null = null;

  constructor(body: Body) {
    super();
    this.#body = body;
  }

  next(sent: Value = null): Promise<Value | undefined> {
    if (this.#finished) return Promise.resolve(undefined);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      if (this.#started) this.#resume?.resolve(sent);
      else this.#start();
    });
  }

  /** Raises an exception where the body waits at its `yield`. */
  raise(error: Error): Promise<Value | undefined> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      if (this.#started && !this.#finished) this.#resume?.reject(error);
      else reject(error);
    });
  }

  #start(): void {
    this.#started = true;
    const pause = (value: Value): Promise<Value> =>
      new Promise((resolve, reject) => {
        this.#resume = { resolve, reject };
        this.#waiting?.resolve(value);
      });
    this.#body(pause).then(
      () => {
        this.#finished = true;
        this.#waiting?.resolve(undefined);
      },
      (error: unknown) => {
        this.#finished = true;
        this.#waiting?.reject(error);
      },
    );
  }

  @py() __iter__(): this {
    return this;
  }
  @py() async __next__(): Promise<Value> {
    return await this.send(null);
  }
  @py("value") async send(value: Value): Promise<Value> {
    const item = await this.next(value);
    if (item === undefined) throw new StopIteration();
    return item;
  }
  @py() close(): void {
    this.#finished = true;
  }
}
describeClass(Generator, "builtins.generator");

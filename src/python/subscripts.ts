import { IndexError, KeyError, TypeError, ValueError } from "./errors.ts";
import { type Class, classInfo } from "./objects.ts";
import { typeName } from "./operations.ts";
import { items as itemsOf } from "./iteration.ts";
import { askMethod } from "./protocols.ts";
import { Bytes, Dict, PySet, Tuple, type Value } from "./values.ts";

/** `lower:upper:step` */
export class Slice {
  readonly lower: Value;
  readonly upper: Value;
  readonly step: Value;
  constructor(lower: Value, upper: Value, step: Value) {
    [this.lower, this.upper, this.step] = [lower, upper, step];
  }

  /** The indexes it takes of a sequence. */
  indexes(length: number): number[] {
    const step = this.#number(this.step) ?? 1;
    if (step === 0) throw new ValueError("slice step cannot be zero");
    const clamp = (value: number | undefined, fallback: number): number => {
      if (value === undefined) return fallback;
      const at = value < 0 ? value + length : value;
      return Math.min(Math.max(at, step < 0 ? -1 : 0), step < 0 ? length - 1 : length);
    };
    const from = clamp(this.#number(this.lower), step < 0 ? length - 1 : 0);
    const to = clamp(this.#number(this.upper), step < 0 ? -1 : length);
    const indexes: number[] = [];
    for (let at = from; step > 0 ? at < to : at > to; at += step) indexes.push(at);
    return indexes;
  }

  #number(value: Value): number | undefined {
    if (value === null) return undefined;
    if (typeof value === "number") return value;
    if (typeof value === "boolean") return Number(value);
    throw new TypeError("slice indices must be integers or None or have an __index__ method");
  }
}

const SEQUENCE_NAMES: Readonly<Record<string, string>> = {
  str: "string",
  list: "list",
  tuple: "tuple",
  bytes: "index",
};

function sequenceItem<T>(items: readonly T[], index: Value, kind: string): T {
  const at = typeof index === "boolean" ? Number(index) : index;
  if (typeof at !== "number") {
    if (kind === "str")
      throw new TypeError(`string indices must be integers, not '${typeName(index)}'`);
    throw new TypeError(
      `${kind === "bytes" ? "byte" : kind} indices must be integers or slices, not ${typeName(index)}`,
    );
  }
  const item = items[at < 0 ? at + items.length : at];
  if (item === undefined)
    throw new IndexError(`${SEQUENCE_NAMES[kind] ?? kind} index out of range`);
  return item;
}

/** object[index]. @throws TypeError, KeyError, IndexError as CPython */
export async function getItem(object: Value, index: Value): Promise<Value> {
  const own = await askMethod(object, "__getitem__", index);
  if (own !== undefined) return own;
  if (object instanceof Dict) {
    requireHashable(index);
    const value = object.get(index);
    if (value !== undefined) return value;
    const missing = await askMethod(object, "__missing__", index);
    if (missing !== undefined) return missing;
    throw new KeyError(index);
  }
  if (typeof object === "string") return textItem([...object], index);
  if (Array.isArray(object)) {
    const items = object as Value[];
    return index instanceof Slice
      ? index.indexes(items.length).map((at) => items[at] ?? null)
      : sequenceItem(items, index, "list");
  }
  if (object instanceof Tuple) {
    const { items } = object;
    return index instanceof Slice
      ? new Tuple(index.indexes(items.length).map((at) => items[at] ?? null))
      : sequenceItem(items, index, "tuple");
  }
  if (object instanceof Bytes) {
    const items = [...object.value];
    return index instanceof Slice
      ? new Bytes(Uint8Array.from(index.indexes(items.length), (at) => items[at] ?? 0))
      : sequenceItem(items, index, "bytes");
  }
  // list[int], QuerySet[Book]: a generic in an annotation is its class.
  if (typeof object === "function" && classInfo(object as unknown as Class)) return object;
  throw new TypeError(`'${typeName(object)}' object is not subscriptable`);
}

function textItem(characters: readonly string[], index: Value): string {
  if (index instanceof Slice)
    return index
      .indexes(characters.length)
      .map((at) => characters[at] ?? "")
      .join("");
  return sequenceItem(characters, index, "str");
}

/** object[index] = value. @throws TypeError, IndexError */
export async function setItem(object: Value, index: Value, value: Value): Promise<void> {
  const run = typeof object === "object" && object !== null && "__setitem__" in object;
  if (!run && object instanceof Dict) {
    requireHashable(index);
    object.set(index, value);
    return;
  }
  if (!run && Array.isArray(object)) {
    await setListItem(object as Value[], index, value);
    return;
  }
  if (!run) throw new TypeError(`'${typeName(object)}' object does not support item assignment`);
  await askMethod(object, "__setitem__", index, value);
}

async function setListItem(items: Value[], index: Value, value: Value): Promise<void> {
  if (index instanceof Slice) {
    const indexes = index.indexes(items.length);
    items.splice(indexes[0] ?? items.length, indexes.length, ...(await itemsOf(value)));
    return;
  }
  if (typeof index !== "number")
    throw new TypeError(`list indices must be integers or slices, not ${typeName(index)}`);
  const at = index < 0 ? index + items.length : index;
  if (at < 0 || at >= items.length) throw new IndexError("list assignment index out of range");
  items[at] = value;
}

/** del object[index]. @throws KeyError, IndexError, TypeError */
export async function deleteItem(object: Value, index: Value): Promise<void> {
  const run = typeof object === "object" && object !== null && "__delitem__" in object;
  if (!run && object instanceof Dict) {
    if (!object.delete(index)) throw new KeyError(index);
    return;
  }
  if (!run && Array.isArray(object) && typeof index === "number") {
    const at = index < 0 ? index + object.length : index;
    if (at < 0 || at >= object.length) throw new IndexError("list assignment index out of range");
    object.splice(at, 1);
    return;
  }
  if (!run) throw new TypeError(`'${typeName(object)}' object doesn't support item deletion`);
  await askMethod(object, "__delitem__", index);
}

/** @throws TypeError "unhashable type: 'list'" */
export function requireHashable(value: Value): void {
  const mutable =
    Array.isArray(value) || value instanceof Dict || (value instanceof PySet && !value.frozen);
  if (mutable) throw new TypeError(`unhashable type: '${typeName(value)}'`);
  if (value instanceof Tuple) value.items.forEach(requireHashable);
}

import { Bytes, Dict, Float, PySet, Tuple, type Value } from "../../../../python/values.ts";
import type { PlainValue } from "../../../process-memory.ts";

/** A value as data, as pickling makes one of it; undefined for instances of classes, which are no data here. */
export function toPlain(value: Value): PlainValue | undefined {
  if (value instanceof Float) return { kind: "float", value: value.value };
  if (value instanceof Bytes) return value.value;
  if (value instanceof Tuple) return sequence("tuple", value.items);
  if (Array.isArray(value)) return sequence("list", value as Value[]);
  if (value instanceof PySet) return sequence(value.frozen ? "frozenset" : "set", [...value]);
  if (value !== null && Object.getPrototypeOf(value) === Dict.prototype) {
    const items: [PlainValue, PlainValue][] = [];
    for (const [key, item] of value as Dict) {
      const [name, made] = [toPlain(key), toPlain(item)];
      if (name === undefined || made === undefined) return undefined;
      items.push([name, made]);
    }
    return { kind: "dict", items };
  }
  const isData = value === null || !["object", "function"].includes(typeof value);
  return isData ? (value as PlainValue) : undefined;
}

function sequence(
  kind: "list" | "tuple" | "set" | "frozenset",
  values: readonly Value[],
): PlainValue | undefined {
  const items = values.map(toPlain);
  return items.includes(undefined) ? undefined : { kind, items: items as PlainValue[] };
}

/** A new value of data. */
export function fromPlain(value: PlainValue): Value {
  if (value instanceof Uint8Array) return new Bytes(value);
  if (typeof value !== "object" || value === null) return value;
  switch (value.kind) {
    case "float":
      return new Float(value.value);
    case "list":
      return value.items.map(fromPlain);
    case "tuple":
      return new Tuple(value.items.map(fromPlain));
    case "set":
    case "frozenset":
      return new PySet(value.items.map(fromPlain), value.kind === "frozenset");
    case "dict":
      return new Dict(value.items.map(([key, item]) => [fromPlain(key), fromPlain(item)] as const));
  }
}

import { describeClass, PyObject } from "../objects.ts";
import { repr } from "../operations.ts";
import { Dict, PySet, Tuple, type Value } from "../values.ts";

type Kind = "keys" | "values" | "items";

/** `d.keys()`, `d.values()`, `d.items()`: they follow the dict. */
abstract class DictView extends PyObject {
  protected readonly dict: Dict;
  protected abstract get kind(): Kind;
  constructor(dict: Dict) {
    super();
    this.dict = dict;
    // Python sees no fields of a view.
    Object.defineProperty(this, "dict", { enumerable: false });
  }
  *[Symbol.iterator](): IterableIterator<Value> {
    for (const [key, value] of this.dict)
      yield this.kind === "keys" ? key : this.kind === "values" ? value : new Tuple([key, value]);
  }
  __len__(): number {
    return this.dict.size;
  }
  __repr__(): string {
    return `dict_${this.kind}(${repr([...this])})`;
  }
  __reversed__(): Value[] {
    return [...this].reverse();
  }
}

/** Keys and items are sets of a kind. */
abstract class SetView extends DictView {
  #set(): PySet {
    return new PySet(this);
  }
  __contains__(item: Value): boolean {
    return this.kind === "keys" ? this.dict.has(item) : this.#set().has(item);
  }
  __eq__(other: unknown): boolean | undefined {
    const items = asItems(other);
    return items && items.length === this.dict.size && items.every((item) => this.#set().has(item));
  }
  __and__(other: unknown): PySet | undefined {
    const items = asItems(other);
    return items && new PySet(items.filter((item) => this.#set().has(item)));
  }
  __or__(other: unknown): PySet | undefined {
    const items = asItems(other);
    return items && new PySet([...this, ...items]);
  }
  __sub__(other: unknown): PySet | undefined {
    const items = asItems(other);
    return items && new PySet([...this].filter((item) => !new PySet(items).has(item)));
  }
}

function asItems(value: unknown): Value[] | undefined {
  return value instanceof PySet || value instanceof SetView || Array.isArray(value)
    ? [...(value as Iterable<Value>)]
    : undefined;
}

export class KeysView extends SetView {
  protected override get kind(): Kind {
    return "keys";
  }
}
export class ItemsView extends SetView {
  protected override get kind(): Kind {
    return "items";
  }
}
export class ValuesView extends DictView {
  protected override get kind(): Kind {
    return "values";
  }
}
describeClass(KeysView, "builtins.dict_keys", [PyObject]);
describeClass(ItemsView, "builtins.dict_items", [PyObject]);
describeClass(ValuesView, "builtins.dict_values", [PyObject]);

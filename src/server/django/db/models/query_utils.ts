/** Mirrors django/db/models/query_utils.py (5.2): Q. */
import { TypeError } from "../../../../python/errors.ts";
import { py, pyclass, PyObject } from "../../../../python/objects.ts";
import { repr } from "../../../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../../../python/values.ts";

/** A look-up by path, or a nested condition. */
export type Child = Q | Tuple;

/** Conditions joined by AND, OR or XOR, perhaps negated. */
@pyclass("django.db.models.query_utils.Q")
export class Q extends PyObject {
  declare children: Child[];
  declare connector: string;
  declare negated: boolean;

  static of(children: readonly Child[], connector = "AND", negated = false): Q {
    const q = new Q();
    [q.children, q.connector, q.negated] = [[...children], connector, negated];
    return q;
  }

  @py("*args, **kwargs") __init__(args: readonly Value[], kwargs: Dict): void {
    this.connector = String(kwargs.get("_connector") ?? "AND");
    this.negated = kwargs.get("_negated") === true;
    const own = [...kwargs].filter(([key]) => key !== "_connector" && key !== "_negated");
    own.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
    this.children = [...(args as Child[]), ...own.map(([key, value]) => new Tuple([key, value]))];
  }

  #combine(other: Value, connector: string): Q {
    if (!(other instanceof Q)) throw new TypeError(repr(other));
    if (this.children.length === 0) return other;
    if (other.children.length === 0) return this;
    const parts = [this, other].flatMap((one) => {
      const flat = !one.negated && (one.connector === connector || one.children.length === 1);
      return flat ? one.children : [one];
    });
    return Q.of(parts, connector);
  }
  __and__(other: Value): Q {
    return this.#combine(other, "AND");
  }
  __or__(other: Value): Q {
    return this.#combine(other, "OR");
  }
  __xor__(other: Value): Q {
    return this.#combine(other, "XOR");
  }
  __invert__(): Q {
    return Q.of(this.children, this.connector, !this.negated);
  }
  @py() deconstruct(): Tuple {
    const keywords = new Dict();
    if (this.connector !== "AND") keywords.set("_connector", this.connector);
    if (this.negated) keywords.set("_negated", true);
    return new Tuple<Value>(["django.db.models.Q", new Tuple<Value>(this.children), keywords]);
  }
  __bool__(): boolean {
    return this.children.length > 0;
  }
  __str__(): string {
    const inner = this.children
      .map((child) => (child instanceof Q ? child.__str__() : repr(child)))
      .join(", ");
    const whole = `(${this.connector}: ${inner})`;
    return this.negated ? `(NOT ${whole})` : whole;
  }
  __repr__(): string {
    return `<Q: ${this.__str__()}>`;
  }
}

/** What filters are given from TypeScript: an object; from Python: positional Q objects and keywords. */
export type Lookups = readonly Value[] | Readonly<Record<string, Value>>;

/** The conditions of a filter call, joined by AND. */
export function conditions(lookups: Lookups, kwargs?: Dict): Q {
  if (!Array.isArray(lookups))
    return Q.of(Object.entries(lookups).map(([key, value]) => new Tuple([key, value])));
  const children = [...(lookups as Child[])];
  for (const [key, value] of kwargs ?? []) children.push(new Tuple([key, value]));
  return Q.of(children);
}

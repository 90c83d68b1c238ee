import { binaryOperation } from "../../arithmetic.ts";
import { setattr } from "../../attribute-setting.ts";
import { getattr } from "../../attributes.ts";
import { call } from "../../call.ts";
import { AttributeError, TypeError } from "../../errors.ts";
import { iterator } from "../../iteration.ts";
import { native, py, pyclass, PyObject } from "../../objects.ts";
import { isCallable, repr } from "../../operations.ts";
import { Dict, Tuple, type Value } from "../../values.ts";
import { libraryModule } from "../definition.ts";

const COPIED = ["__module__", "__name__", "__qualname__", "__doc__"];

async function updateWrapper(wrapper: Value, wrapped: Value): Promise<Value> {
  for (const name of COPIED) {
    try {
      await setattr(wrapper, name, await getattr(wrapped, name));
    } catch (error) {
      if (!(error instanceof AttributeError)) throw error;
    }
  }
  await setattr(wrapper, "__wrapped__", wrapped);
  return wrapper;
}

function keywordsOf(names: Iterable<readonly [Value, Value]>): Map<string, Value> {
  return new Map([...names].map(([name, value]) => [String(name), value]));
}

@pyclass("functools.partial")
class Partial extends PyObject {
  declare func: Value;
  declare args: Tuple;
  declare keywords: Dict;

  @py("func, /, *args, **keywords") __init__(func: Value, args: Value[], keywords: Dict): void {
    if (!isCallable(func)) throw new TypeError("the first argument must be callable");
    this.func = func;
    this.args = new Tuple(args);
    this.keywords = keywords;
  }
  @py("*args, **keywords") async __call__(args: Value[], keywords: Dict): Promise<Value> {
    return await call(
      this.func,
      [...this.args.items, ...args],
      keywordsOf([...this.keywords, ...keywords]),
    );
  }
  __repr__(): string {
    const parts = [
      repr(this.func),
      ...this.args.items.map(repr),
      ...[...this.keywords].map(([name, value]) => `${String(name)}=${repr(value)}`),
    ];
    return `functools.partial(${parts.join(", ")})`;
  }
}

/** A function that remembers its answers. */
async function cached(run: Value): Promise<Value> {
  const answers = new Dict();
  const remembering = native("*args, **kwargs", async (args: Value[], names: Dict) => {
    const key = new Tuple([...args, ...[...names].flat()]);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = await call(run, args, keywordsOf(names));
    answers.set(key, answer);
    return answer;
  });
  return await updateWrapper(remembering, run);
}

/** Mirrors functools. */
export const functools = libraryModule("functools", () => ({
  cache: native("user_function, /", cached, "cache"),
  lru_cache: native(
    "maxsize=128, typed=False",
    (first: Value | undefined) =>
      typeof first === "function" ? cached(first) : native("user_function", cached),
    "lru_cache",
  ),
  partial: Partial,
  reduce: native(
    "function, iterable, /, *initial",
    async (run: Value, iterable: Value, [initial]: Value[]) => {
      const source = await iterator(iterable);
      let total = initial ?? (await source.next());
      if (total === undefined)
        throw new TypeError("reduce() of empty iterable with no initial value");
      for (let item = await source.next(); item !== undefined; item = await source.next())
        total = await call(run, [total, item]);
      return total;
    },
    "reduce",
  ),
  update_wrapper: native("wrapper, wrapped, **options", updateWrapper, "update_wrapper"),
  wraps: native(
    "wrapped, **options",
    (wrapped: Value) => native("wrapper", (wrapper: Value) => updateWrapper(wrapper, wrapped)),
    "wraps",
  ),
}));

/** `a + b` and its kin as a function. */
export function operatorFunction(name: string, operator: string): Value {
  return native("a, b, /", (a: Value, b: Value) => binaryOperation(operator, a, b), name);
}

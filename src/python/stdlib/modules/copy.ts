import { classInfo, native, type Class } from "../../objects.ts";
import { askMethod } from "../../protocols.ts";
import { Dict, PySet, Tuple, type Value } from "../../values.ts";
import { libraryModule } from "../definition.ts";

/** A new container, or instance, with the same things in it. */
async function shallow(value: Value): Promise<Value> {
  if (value === null || typeof value !== "object") return value;
  const own = await askMethod(value, "__copy__");
  if (own !== undefined) return own;
  if (Array.isArray(value)) return [...(value as Value[])];
  if (Object.getPrototypeOf(value) === Dict.prototype) return new Dict(value as Dict);
  if (value instanceof PySet) return value.frozen ? value : new PySet(value);
  return isInstance(value)
    ? Object.assign(Object.create(Object.getPrototypeOf(value) as object) as object, value)
    : value;
}

/** Instances of the learner's and of native classes; values that cannot change stay what they are. */
function isInstance(value: object): boolean {
  const cls = value.constructor as unknown as Class;
  return !(value instanceof Tuple) && classInfo(cls) !== undefined && Object.keys(value).length > 0;
}

/** The copy, and copies of all that is in it; what is met twice is copied once. */
async function deep(value: Value, made: Map<object, Value>): Promise<Value> {
  if (value === null || typeof value !== "object") return value;
  const known = made.get(value);
  if (known !== undefined) return known;
  const own = await askMethod(value, "__deepcopy__", new Dict());
  if (own !== undefined) return own;
  if (value instanceof Tuple) return new Tuple(await all(value.items, made));
  if (value instanceof PySet) return new PySet(await all([...value], made), value.frozen);
  const copy = (await shallow(value)) as object;
  made.set(value, copy);
  if (Array.isArray(copy)) copy.splice(0, copy.length, ...(await all(copy as Value[], made)));
  else if (copy instanceof Dict)
    for (const [key, item] of [...copy]) copy.set(key, await deep(item, made));
  else if (copy !== value) {
    for (const [name, item] of Object.entries(copy))
      Object.assign(copy, { [name]: await deep(item as Value, made) });
  }
  return copy;
}

async function all(values: readonly Value[], made: Map<object, Value>): Promise<Value[]> {
  const copies: Value[] = [];
  for (const value of values) copies.push(await deep(value, made));
  return copies;
}

/** Mirrors copy. */
export const copy = libraryModule("copy", () => ({
  copy: native("x", shallow, "copy"),
  deepcopy: native("x, memo=None", (value: Value) => deep(value, new Map()), "deepcopy"),
}));

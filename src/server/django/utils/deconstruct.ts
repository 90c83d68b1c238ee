/** Mirrors django/utils/deconstruct.py (5.2): objects that can tell how they were made. */
import { type Class, classInfo, classOf, native } from "../../../python/objects.ts";
import { Dict, Tuple, type Value } from "../../../python/values.ts";
import type { Keywords } from "../../../python/signature.ts";
import { defineModule } from "../../process.ts";

/** The arguments an object was made with. */
interface Construction {
  readonly args: readonly Value[];
  readonly keywords: Keywords;
}

const constructions = new WeakMap<object, Construction>();

/** Something migrations can write down. */
export interface Deconstructible {
  /** (dotted path, args, keywords) */
  deconstruct(): Value | Promise<Value>;
}

/**
 * Class decorator: objects of the class, and of those below it, remember their arguments.
 * @param path where the class is to be imported from, if not from the module that defines it
 */
export function deconstructible(path: string | null = null) {
  return (cls: Class): void => {
    Object.defineProperty(cls, "__new__", {
      value: (made: Class, args: readonly Value[], keywords: Keywords): object => {
        const instance = new (made as unknown as new () => object)();
        constructions.set(instance, { args, keywords });
        return instance;
      },
      configurable: true,
    });
    const deconstruct = function (this: object): Tuple {
      const own = classOf(this);
      const { module = "", name = "" } = (own && classInfo(own)) ?? {};
      const { args = [], keywords = new Map<string, Value>() } = constructions.get(this) ?? {};
      const at = path !== null && own === cls ? path : `${module}.${name}`;
      return new Tuple([at, new Tuple(args), new Dict([...keywords])]);
    };
    Object.defineProperty(cls.prototype, "deconstruct", {
      value: native("", deconstruct),
      configurable: true,
      writable: true,
    });
  };
}

export const deconstruct = defineModule("django.utils.deconstruct", () => ({
  deconstructible: native(
    "*args, path=None",
    ([cls]: Value[], path: string | null = null): Value => {
      const mark = (one: Class): Class => {
        deconstructible(path)(one);
        return one;
      };
      return cls === undefined
        ? native("klass", (one: Class) => mark(one), "decorator")
        : mark(cls as unknown as Class);
    },
    "deconstructible",
  ),
}));

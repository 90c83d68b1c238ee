import { getattr } from "./attributes.ts";
import { IndexError, KeyError, ValueError } from "./errors.ts";
import { formatPercent } from "./formatting.ts";
import { repr } from "./operations.ts";
import { formatOf, reprOf, strOf } from "./protocols.ts";
import { getItem } from "./subscripts.ts";
import { Dict, Tuple, type Value } from "./values.ts";

/** "…%s…" % values, for values of any class. @throws TypeError, ValueError, KeyError as CPython */
export async function formatPercentOf(text: string, values: Value): Promise<string> {
  const parts =
    values instanceof Tuple
      ? values.items
      : values instanceof Dict
        ? [...values.values()]
        : [values];
  const texts = new Map<Value, { str: string; repr: string }>();
  for (const part of [...parts, values]) {
    if (typeof part === "object" && part !== null)
      texts.set(part, { str: await strOf(part), repr: await reprOf(part) });
  }
  return formatPercent(text, values, {
    str: (value) => texts.get(value)?.str ?? (typeof value === "string" ? value : repr(value)),
    repr: (value) => texts.get(value)?.repr ?? repr(value),
  });
}

/** "…{}…".format(*args, **names). @throws IndexError, KeyError, ValueError, AttributeError as CPython */
export async function formatBraces(
  text: string,
  args: readonly Value[],
  names: Dict,
): Promise<string> {
  return await new BraceFormatter(args, names).format(text);
}

class BraceFormatter {
  readonly #args: readonly Value[];
  readonly #names: Dict;
  #next = 0;

  constructor(args: readonly Value[], names: Dict) {
    this.#args = args;
    this.#names = names;
  }

  async format(text: string): Promise<string> {
    let [result, at] = ["", 0];
    for (;;) {
      const pattern = /\{\{|\}\}|[{}]/g;
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      if (!found) return result + text.slice(at);
      result += text.slice(at, found.index);
      at = found.index + found[0].length;
      if (found[0].length === 2) result += found[0].charAt(0);
      else if (found[0] === "}") throw new ValueError("Single '}' encountered in format string");
      else {
        const end = closing(text, at);
        result += await this.#field(text.slice(at, end));
        at = end + 1;
      }
    }
  }

  async #field(written: string): Promise<string> {
    const [, path = "", conversion, spec = ""] =
      /^([^!:]*(?:\[[^\]]*\][^!:]*)*)(?:!(.))?(?::([^]*))?$/.exec(written) ?? [];
    let value = await this.#look(path);
    if (conversion === "r") value = await reprOf(value);
    else if (conversion === "s") value = await strOf(value);
    else if (conversion !== undefined && conversion !== "a")
      throw new ValueError(`Unknown conversion specifier ${conversion}`);
    return await formatOf(value, spec.includes("{") ? await this.format(spec) : spec);
  }

  async #look(path: string): Promise<Value> {
    const [key = ""] = /^[^.[]*/.exec(path) ?? [];
    let value = this.#argument(key);
    for (const [, name, index] of path.slice(key.length).matchAll(/\.([^.[]+)|\[([^\]]*)\]/g)) {
      if (name !== undefined) value = await getattr(value, name);
      else if (index !== undefined)
        value = await getItem(value, /^\d+$/.test(index) ? Number(index) : index);
    }
    return value;
  }

  #argument(key: string): Value {
    if (key !== "" && !/^\d+$/.test(key)) {
      const named = this.#names.get(key);
      if (named === undefined) throw new KeyError(key);
      return named;
    }
    const at = key === "" ? this.#next++ : Number(key);
    const value = this.#args[at];
    if (value === undefined)
      throw new IndexError(`Replacement index ${at} out of range for positional args tuple`);
    return value;
  }
}

/** Where the `}` of a field stands whose inside begins at `from`. */
function closing(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    else if (text[at] === "}" && depth-- === 0) return at;
  }
  throw new ValueError(
    from >= text.length
      ? "Single '{' encountered in format string"
      : "expected '}' before end of string",
  );
}

import { call } from "../../call.ts";
import { NotSimulated, TypeError } from "../../errors.ts";
import { items } from "../../iteration.ts";
import { native, py, pyclass, PyObject } from "../../objects.ts";
import { truthy, className } from "../../operations.ts";
import { strOf } from "../../protocols.ts";
import { Dict, Float, Tuple, type Value } from "../../values.ts";
import { libraryModule } from "../definition.ts";
import { dumps, JSONDecodeError, loads } from "../json.ts";

const HOOKS = [
  "cls",
  "object_hook",
  "object_pairs_hook",
  "parse_float",
  "parse_int",
  "parse_constant",
];

function decode(text: Value, options: Dict): Value {
  const hook = HOOKS.find((name) => truthy(options.get(name) ?? null));
  if (hook !== undefined) throw new NotSimulated(`the workbook's json.loads has no ${hook}`);
  return loads(text);
}

/** Mirrors json. */
export const json = libraryModule(
  "json",
  (process) => {
    const encode = async (value: Value, options: Dict): Promise<string> => {
      const encoder = options.get("cls") ?? null;
      const own =
        encoder === null ? null : await process.getattr(await process.call(encoder, []), "default");
      return dumps(
        await prepared(value, own ?? options.get("default") ?? null),
        await dumpOptions(options),
      );
    };

    @pyclass("json.encoder.JSONEncoder")
    class JSONEncoder extends PyObject {
      @py("**kwargs") __init__(_options: Dict): void {
        // Options are dumps()'s here; the class says how to write what JSON has no word for.
      }
      @py("o") default(value: Value): Value {
        throw new TypeError(`Object of type ${className(value)} is not JSON serializable`);
      }
      @py("o") async encode(value: Value): Promise<string> {
        return dumps(await prepared(value, await process.getattr(this, "default")));
      }
    }
    return {
      JSONDecodeError,
      JSONEncoder,
      dump: native(
        "obj, fp, **options",
        async (value: Value, file: Value, options: Dict) => {
          await process.call(await process.getattr(file, "write"), [await encode(value, options)]);
        },
        "dump",
      ),
      dumps: native("obj, **options", encode, "dumps"),
      load: native(
        "fp, **options",
        async (file: Value, options: Dict) =>
          decode(await process.call(await process.getattr(file, "read"), []), options),
        "load",
      ),
      loads: native("s, **options", decode, "loads"),
    };
  },
  { isPackage: true },
);

/** Mirrors json.decoder, where the error's class is at home. */
export const json_decoder = libraryModule("json.decoder", () => ({ JSONDecodeError }));

async function dumpOptions(options: Dict): Promise<Parameters<typeof dumps>[1]> {
  const separators = options.get("separators") ?? null;
  const indent = options.get("indent") ?? null;
  if (typeof indent === "string")
    throw new NotSimulated("the workbook's json.dumps indents with a number of spaces");
  const pair =
    separators === null
      ? null
      : await Promise.all((await items(separators)).map((one) => strOf(one)));
  return {
    ensureAscii: truthy(options.get("ensure_ascii") ?? true),
    sortKeys: truthy(options.get("sort_keys") ?? false),
    allowNan: truthy(options.get("allow_nan") ?? true),
    indent: typeof indent === "number" ? indent : null,
    ...(pair ? { separators: [pair[0] ?? ", ", pair[1] ?? ": "] as const } : {}),
  };
}

/** The value with everything JSON has no word for replaced by what `default` makes of it. */
async function prepared(value: Value, fallback: Value): Promise<Value> {
  if (
    value === null ||
    (typeof value !== "object" && typeof value !== "function") ||
    value instanceof Float
  )
    return value;
  if (Array.isArray(value) || value instanceof Tuple) {
    const list: Value[] = [];
    for (const item of value as Iterable<Value>) list.push(await prepared(item, fallback));
    return list;
  }
  if (value instanceof Dict) {
    const entries: [Value, Value][] = [];
    for (const [key, item] of value) entries.push([key, await prepared(item, fallback)]);
    return new Dict(entries);
  }
  if (fallback === null)
    throw new TypeError(`Object of type ${className(value)} is not JSON serializable`);
  return await prepared(await call(fallback, [value]), fallback);
}

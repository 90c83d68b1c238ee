import { KeyError, TypeError, ValueError } from "./errors.ts";
import { floatRepr, toPythonInt } from "./numbers.ts";
import { asNumber, repr, str, typeName } from "./operations.ts";
import { Decimal } from "./stdlib/decimal.ts";
import { DateTime, Date_, formatTime } from "./stdlib/datetime.ts";
import { Dict, Float, Tuple, type Value } from "./values.ts";

const SPEC = /^(?:(.)?([<>=^]))?([+\- ])?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/su;

/** format(value, spec). @throws ValueError, TypeError as CPython */
export function formatValue(value: Value, spec: string): string {
  if (spec === "") return str(value);
  if (value instanceof DateTime) return formatTime(spec, value);
  if (value instanceof Date_) return value.strftime(spec);
  const match = SPEC.exec(spec);
  if (!match) throw new ValueError("Invalid format specifier");
  const [, fill, align, sign = "", alternate, zero, width = "0", group, precision, kind] = match;
  const isNumber = asNumber(value) !== undefined || value instanceof Decimal;
  if (!isNumber && typeof value !== "string") {
    throw new TypeError(`unsupported format string passed to ${typeName(value)}.__format__`);
  }
  if (align === "=" && !isNumber)
    throw new ValueError("'=' alignment not allowed in string format specifier");
  const body = isNumber
    ? withPrefix(formatNumber(value, kind, precision, group, sign), alternate, kind)
    : formatText(value as string, kind, precision);
  const padding = fill ?? (zero ? "0" : " ");
  return pad(
    body,
    padding,
    align ?? (zero && isNumber ? "=" : isNumber ? ">" : "<"),
    Number(width),
  );
}

/** `#`: 0x, 0o or 0b in front of the digits. */
function withPrefix(text: string, alternate: string | undefined, kind = ""): string {
  const prefix =
    alternate === undefined ? "" : ({ x: "0x", X: "0X", o: "0o", b: "0b" }[kind] ?? "");
  return text.replace(/^[+\- ]?/, (sign) => sign + prefix);
}

function formatText(
  value: string,
  kind: string | undefined,
  precision: string | undefined,
): string {
  if (kind !== undefined && kind !== "s") {
    throw new ValueError(`Unknown format code '${kind}' for object of type 'str'`);
  }
  return precision === undefined ? value : [...value].slice(0, Number(precision)).join("");
}

function formatNumber(
  value: Value,
  kind: string | undefined,
  precision: string | undefined,
  group: string | undefined,
  sign: string,
): string {
  const text = digitsOf(value, kind, precision);
  const negative = text.startsWith("-");
  const unsigned = negative ? text.slice(1) : text;
  const [whole = "", ...rest] = unsigned.split(".");
  const grouped = group === undefined ? whole : whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, group);
  return (negative ? "-" : sign === "-" ? "" : sign) + [grouped, ...rest].join(".");
}

function digitsOf(value: Value, kind: string | undefined, precision: string | undefined): string {
  const places = precision === undefined ? 6 : Number(precision);
  if (value instanceof Decimal)
    return kind === "f" && precision !== undefined ? value.toNumber().toFixed(places) : value.plain;
  const number = Number(asNumber(value) ?? 0);
  if (kind === "f" || kind === "F") return number.toFixed(places);
  if (kind === "%") return `${(number * 100).toFixed(places)}%`;
  if (kind === "e") return number.toExponential(places).replace(/e([+-])(\d)$/, "e$10$2");
  if (value instanceof Float && kind !== undefined && !"gGn".includes(kind)) {
    throw new ValueError(`Unknown format code '${kind}' for object of type 'float'`);
  }
  if (value instanceof Float)
    return kind === undefined && precision === undefined
      ? floatRepr(value.value)
      : String(Number(number.toPrecision(places)));
  if (kind === "s")
    throw new ValueError(`Unknown format code 's' for object of type '${typeName(value)}'`);
  const whole = BigInt(toPythonInt(value));
  if (kind === undefined || kind === "d") return whole.toString();
  const base = { x: 16, X: 16, o: 8, b: 2 }[kind];
  if (base === undefined)
    throw new ValueError(`Unknown format code '${kind}' for object of type '${typeName(value)}'`);
  return kind === "X" ? whole.toString(base).toUpperCase() : whole.toString(base);
}

function pad(text: string, fill: string, align: string, width: number): string {
  const missing = width - [...text].length;
  if (missing <= 0) return text;
  if (align === "<") return text + fill.repeat(missing);
  if (align === "^")
    return fill.repeat(Math.floor(missing / 2)) + text + fill.repeat(Math.ceil(missing / 2));
  const sign = align === "=" ? (/^[+-]/.exec(text)?.[0] ?? "") : "";
  return sign + fill.repeat(missing) + text.slice(sign.length);
}

/** One value as `!r`, `!s` or `!a` asks. */
export function convert(value: Value, conversion: string | null): Value {
  if (conversion === "r") return repr(value);
  if (conversion === "a")
    return repr(value).replaceAll(
      /[^\x00-\x7f]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
  return conversion === "s" ? str(value) : value;
}

function named(names: Dict, key: string): Value {
  const value = names.get(key);
  if (value === undefined) throw new KeyError(key);
  return value;
}

/** How a value becomes text: str() and repr(). */
export interface Shown {
  str(value: Value): string;
  repr(value: Value): string;
}
const PLAIN: Shown = { str, repr };

/** "…%s…" % values @throws TypeError, ValueError as CPython */
export function formatPercent(text: string, values: Value, shown: Shown = PLAIN): string {
  const args = values instanceof Tuple ? [...values.items] : [values];
  let used = 0;
  const pattern = /%(?:\((\w+)\))?([-+ 0#]*)(\d+)?(?:\.(\d+))?([sdifrxXeEgGfFc%])|%/g;
  const result = text.replaceAll(
    pattern,
    (written, name?: string, flags = "", width?: string, precision?: string, kind?: string) => {
      if (kind === "%") return "%";
      if (kind === undefined) throw new ValueError(`unsupported format character`);
      let value: Value | undefined;
      if (name !== undefined) {
        if (!(values instanceof Dict)) throw new TypeError("format requires a mapping");
        value = named(values, name);
        used = args.length;
      } else value = args[used++];
      if (value === undefined) throw new TypeError("not enough arguments for format string");
      return percentOne(value, kind, String(flags), width, precision, shown);
    },
  );
  if (used < args.length && !(values instanceof Dict))
    throw new TypeError("not all arguments converted during string formatting");
  return result;
}

function percentOne(
  value: Value,
  kind: string,
  flags: string,
  width: string | undefined,
  precision: string | undefined,
  shown: Shown,
): string {
  let text: string;
  if (kind === "s" || kind === "c") text = shown.str(value);
  else if (kind === "r") text = shown.repr(value);
  else {
    if (asNumber(value) === undefined && !(value instanceof Decimal)) {
      throw new TypeError(`%${kind} format: a real number is required, not ${typeName(value)}`);
    }
    const whole = kind === "d" || kind === "i";
    text = digitsOf(whole ? toPythonInt(value) : value, whole ? "d" : kind, precision);
    if (flags.includes("+") && !text.startsWith("-")) text = `+${text}`;
  }
  if ((kind === "s" || kind === "r") && precision !== undefined)
    text = text.slice(0, Number(precision));
  if (width === undefined) return text;
  return pad(
    text,
    flags.includes("0") && kind !== "s" ? "0" : " ",
    flags.includes("-") ? "<" : flags.includes("0") ? "=" : ">",
    Number(width),
  );
}

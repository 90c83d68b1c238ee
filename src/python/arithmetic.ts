import { OverflowError, TypeError, ValueError, ZeroDivisionError } from "./errors.ts";
import { formatPercentOf } from "./text-formatting.ts";
import { type Class, classInfo } from "./objects.ts";
import { asNumber, typeName } from "./operations.ts";
import { askMethod } from "./protocols.ts";
import { floorDivide } from "./stdlib/timedelta.ts";
import { Bytes, Dict, Float, PySet, toInt, Tuple, type Value } from "./values.ts";

const METHODS: Readonly<Record<string, string>> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "truediv",
  "//": "floordiv",
  "%": "mod",
  "**": "pow",
  "|": "or",
  "&": "and",
  "^": "xor",
  "<<": "lshift",
  ">>": "rshift",
  "@": "matmul",
};

/** The largest int that is computed, in bits: a learner's slip must not hang the page. */
const MOST_BITS = 1_000_000n;

/** `left operator right`. @throws TypeError, ZeroDivisionError and others in CPython's words */
export async function binaryOperation(
  operator: string,
  left: Value,
  right: Value,
  assigning = false,
): Promise<Value> {
  const name = METHODS[operator] ?? "";
  if (assigning) {
    const own = await askMethod(left, `__i${name}__`, right);
    if (own !== undefined) return own;
  }
  const own =
    (await askMethod(left, `__${name}__`, right)) ?? (await askMethod(right, `__r${name}__`, left));
  if (own !== undefined) return own;
  if (operator === "%" && typeof left === "string") return await formatPercentOf(left, right);
  const builtin = builtinOperation(operator, left, right);
  if (builtin !== undefined) return builtin;
  throw unsupported(operator, left, right, assigning);
}

function unsupported(operator: string, left: Value, right: Value, assigning: boolean): TypeError {
  if (operator === "+" && typeof left === "string") {
    return new TypeError(`can only concatenate str (not "${typeName(right)}") to str`);
  }
  if (operator === "+" && left instanceof Bytes)
    return new TypeError(`can't concat ${typeName(right)} to bytes`);
  if (operator === "+" && Array.isArray(left) && !assigning) {
    return new TypeError(`can only concatenate list (not "${typeName(right)}") to list`);
  }
  if (operator === "+" && left instanceof Tuple) {
    return new TypeError(`can only concatenate tuple (not "${typeName(right)}") to tuple`);
  }
  const sequence = (value: Value): boolean =>
    typeof value === "string" || Array.isArray(value) || value instanceof Tuple;
  if (operator === "*" && (sequence(left) || sequence(right))) {
    return new TypeError(
      `can't multiply sequence by non-int of type '${typeName(sequence(left) ? right : left)}'`,
    );
  }
  const shown = operator === "**" ? "** or pow()" : operator;
  return new TypeError(
    `unsupported operand type(s) for ${assigning ? `${operator}=` : shown}: '${typeName(left)}' and '${typeName(right)}'`,
  );
}

function builtinOperation(operator: string, left: Value, right: Value): Value | undefined {
  if (left instanceof Float || right instanceof Float) {
    const [a, b] = [asNumber(left), asNumber(right)];
    return a === undefined || b === undefined
      ? undefined
      : floatOperation(operator, Number(a), Number(b));
  }
  const [a, b] = [asNumber(left), asNumber(right)];
  if (a !== undefined && b !== undefined) {
    const result = intOperation(operator, a, b);
    const both =
      typeof left === "boolean" && typeof right === "boolean" && "|&^".includes(operator);
    return both ? Boolean(result) : result;
  }
  if (operator === "+") return concatenate(left, right);
  if (operator === "*") return repeat(left, right);
  if (operator === "|" && left instanceof Dict && right instanceof Dict)
    return new Dict([...left, ...right]);
  if (left instanceof PySet && right instanceof PySet) return setOperation(operator, left, right);
  if (operator === "|" && isType(left) && isType(right)) return new Tuple([left, right]);
  return undefined;
}

/** `int | None` in an annotation or isinstance. */
function isType(value: Value): boolean {
  return (
    value === null ||
    (typeof value === "function" && classInfo(value as unknown as Class) !== undefined)
  );
}

function concatenate(left: Value, right: Value): Value | undefined {
  if (typeof left === "string" && typeof right === "string") return left + right;
  if (Array.isArray(left) && Array.isArray(right))
    return [...(left as Value[]), ...(right as Value[])];
  if (left instanceof Tuple && right instanceof Tuple)
    return new Tuple([...left.items, ...right.items]);
  if (left instanceof Bytes && right instanceof Bytes)
    return new Bytes(Uint8Array.of(...left.value, ...right.value));
  return undefined;
}

const LONGEST = 10_000_000;

function repeat(left: Value, right: Value): Value | undefined {
  const [sequence, times] = typeof right === "number" ? [left, right] : [right, left];
  if (typeof times !== "number") return undefined;
  const count = Math.max(0, times);
  const check = (length: number): void => {
    if (length * count > LONGEST)
      throw new OverflowError("the workbook does not make anything this long");
  };
  if (typeof sequence === "string") {
    check(sequence.length);
    return sequence.repeat(count);
  }
  if (Array.isArray(sequence)) {
    check(sequence.length);
    return Array.from({ length: count }, () => sequence as Value[]).flat(1);
  }
  if (!(sequence instanceof Tuple)) return undefined;
  check(sequence.items.length);
  return new Tuple(Array.from({ length: count }, () => sequence.items).flat(1));
}

function setOperation(operator: string, left: PySet, right: PySet): Value | undefined {
  const make = (items: Iterable<Value>): PySet => new PySet(items, left.frozen);
  if (operator === "|") return make([...left, ...right]);
  if (operator === "&") return make([...left].filter((item) => right.has(item)));
  if (operator === "-") return make([...left].filter((item) => !right.has(item)));
  if (operator !== "^") return undefined;
  return make([
    ...[...left].filter((item) => !right.has(item)),
    ...[...right].filter((item) => !left.has(item)),
  ]);
}

function intOperation(operator: string, a: number | bigint, b: number | bigint): Value | undefined {
  const [x, y] = [BigInt(a), BigInt(b)];
  switch (operator) {
    case "+":
      return toInt(x + y);
    case "-":
      return toInt(x - y);
    case "*":
      return toInt(x * y);
    case "/":
      if (y === 0n) throw new ZeroDivisionError("division by zero");
      return new Float(Number(x) / Number(y));
    case "//":
      if (y === 0n) throw new ZeroDivisionError("integer division or modulo by zero");
      return toInt(floorDivide(x, y));
    case "%":
      if (y === 0n) throw new ZeroDivisionError("integer modulo by zero");
      return toInt(x - floorDivide(x, y) * y);
    case "**":
      return power(x, y);
    case "|":
      return toInt(x | y);
    case "&":
      return toInt(x & y);
    case "^":
      return toInt(x ^ y);
    case "<<":
    case ">>":
      if (y < 0n) throw new ValueError("negative shift count");
      if (operator === "<<" && y > MOST_BITS)
        throw new OverflowError("the workbook does not compute an int this large");
      return toInt(operator === "<<" ? x << y : x >> y);
    default:
      return undefined;
  }
}

function power(x: bigint, y: bigint): Value {
  if (y < 0n) {
    if (x === 0n) throw new ZeroDivisionError("0.0 cannot be raised to a negative power");
    return new Float(Number(x) ** Number(y));
  }
  const bits = BigInt((x < 0n ? -x : x).toString(2).length);
  if (bits * y > MOST_BITS)
    throw new OverflowError("the workbook does not compute an int this large");
  return toInt(x ** y);
}

function floatOperation(operator: string, a: number, b: number): Value | undefined {
  switch (operator) {
    case "+":
      return new Float(a + b);
    case "-":
      return new Float(a - b);
    case "*":
      return new Float(a * b);
    case "/":
      if (b === 0) throw new ZeroDivisionError("float division by zero");
      return new Float(a / b);
    case "//":
      if (b === 0) throw new ZeroDivisionError("float floor division by zero");
      return new Float(Math.floor(a / b));
    case "%":
      if (b === 0) throw new ZeroDivisionError("float modulo");
      return new Float(a - Math.floor(a / b) * b);
    case "**":
      return new Float(a ** b);
    default:
      return undefined;
  }
}

/** `-value`, `+value`, `~value`. @throws TypeError */
export async function unaryOperation(operator: "-" | "+" | "~", value: Value): Promise<Value> {
  if (value instanceof Float && operator !== "~")
    return new Float(operator === "-" ? -value.value : value.value);
  const number = value instanceof Float ? undefined : asNumber(value);
  if (number !== undefined) {
    const whole = BigInt(number);
    return toInt(operator === "-" ? -whole : operator === "~" ? ~whole : whole);
  }
  const name = { "-": "__neg__", "+": "__pos__", "~": "__invert__" }[operator];
  const own = await askMethod(value, name);
  if (own !== undefined) return own;
  throw new TypeError(`bad operand type for unary ${operator}: '${typeName(value)}'`);
}

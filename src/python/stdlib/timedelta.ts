import { OverflowError, TypeError, ValueError, ZeroDivisionError } from "../errors.ts";
import { py, pyclass, PyObject } from "../objects.ts";
import { typeName } from "../operations.ts";
import { Float, type Value } from "../values.ts";

const MICROSECONDS = {
  days: 86_400_000_000,
  hours: 3_600_000_000,
  minutes: 60_000_000,
  seconds: 1_000_000,
  milliseconds: 1000,
  microseconds: 1,
  weeks: 604_800_000_000,
};
const DAY = 86_400_000_000n;
const LONGEST_DAYS = 999_999_999n;

type Unit = keyof typeof MICROSECONDS;

/** Mirrors datetime.timedelta: whole microseconds. */
@pyclass("datetime.timedelta")
export class TimeDelta extends PyObject {
  #microseconds = 0n;

  /** From parts, fractions allowed. */
  static of(parts: Partial<Record<Unit, number>>): TimeDelta {
    return TimeDelta.fromMicroseconds(sumParts(Object.entries(parts) as [Unit, number][]));
  }

  /** @throws OverflowError beyond a billion days */
  static fromMicroseconds(microseconds: bigint): TimeDelta {
    const delta = new TimeDelta();
    delta.#set(microseconds);
    return delta;
  }

  @py("days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0")
  __init__(...given: (Value | undefined)[]): void {
    const units: Unit[] = [
      "days",
      "seconds",
      "microseconds",
      "milliseconds",
      "minutes",
      "hours",
      "weeks",
    ];
    this.#set(sumParts(units.map((unit, at) => [unit, numberOf(given[at] ?? 0, unit)])));
  }

  #set(microseconds: bigint): void {
    const days = floorDivide(microseconds, DAY);
    if (days > LONGEST_DAYS || days < -LONGEST_DAYS) {
      throw new OverflowError(`days=${days}; must have magnitude <= 999999999`);
    }
    this.#microseconds = microseconds;
  }

  get totalMicroseconds(): bigint {
    return this.#microseconds;
  }
  get days(): number {
    return Number(floorDivide(this.#microseconds, DAY));
  }
  get seconds(): number {
    return Number((this.#microseconds - BigInt(this.days) * DAY) / 1_000_000n);
  }
  get microseconds(): number {
    return Number((this.#microseconds - BigInt(this.days) * DAY) % 1_000_000n);
  }

  /** Seconds, fractional. */
  get totalSeconds(): number {
    return Number(this.#microseconds) / 1_000_000;
  }

  @py()
  total_seconds(): Float {
    return new Float(this.totalSeconds);
  }

  __add__(other: unknown): TimeDelta | undefined {
    return other instanceof TimeDelta
      ? TimeDelta.fromMicroseconds(this.#microseconds + other.#microseconds)
      : undefined;
  }
  __sub__(other: unknown): TimeDelta | undefined {
    return other instanceof TimeDelta
      ? TimeDelta.fromMicroseconds(this.#microseconds - other.#microseconds)
      : undefined;
  }
  __mul__(other: unknown): TimeDelta | undefined {
    if (typeof other === "number")
      return TimeDelta.fromMicroseconds(this.#microseconds * BigInt(other));
    if (typeof other === "bigint") return TimeDelta.fromMicroseconds(this.#microseconds * other);
    return other instanceof Float
      ? TimeDelta.fromMicroseconds(roundHalfEven(Number(this.#microseconds) * other.value))
      : undefined;
  }
  __rmul__(other: unknown): TimeDelta | undefined {
    return this.__mul__(other);
  }
  __truediv__(other: unknown): Value | undefined {
    if (other instanceof TimeDelta) {
      if (other.#microseconds === 0n) throw new ZeroDivisionError("division by zero");
      return new Float(Number(this.#microseconds) / Number(other.#microseconds));
    }
    const by = other instanceof Float ? other.value : typeof other === "number" ? other : undefined;
    if (by === undefined) return undefined;
    if (by === 0) throw new ZeroDivisionError("division by zero");
    return TimeDelta.fromMicroseconds(roundHalfEven(Number(this.#microseconds) / by));
  }
  __floordiv__(other: unknown): Value | undefined {
    if (!(other instanceof TimeDelta)) return undefined;
    if (other.#microseconds === 0n)
      throw new ZeroDivisionError("integer division or modulo by zero");
    return Number(floorDivide(this.#microseconds, other.#microseconds));
  }
  __neg__(): TimeDelta {
    return TimeDelta.fromMicroseconds(-this.#microseconds);
  }
  __abs__(): TimeDelta {
    return this.#microseconds < 0n ? this.__neg__() : this;
  }
  __bool__(): boolean {
    return this.#microseconds !== 0n;
  }
  __eq__(other: unknown): boolean {
    return other instanceof TimeDelta && other.#microseconds === this.#microseconds;
  }
  __lt__(other: unknown): boolean | undefined {
    return other instanceof TimeDelta ? this.#microseconds < other.#microseconds : undefined;
  }
  __le__(other: unknown): boolean | undefined {
    return other instanceof TimeDelta ? this.#microseconds <= other.#microseconds : undefined;
  }
  __gt__(other: unknown): boolean | undefined {
    return other instanceof TimeDelta ? this.#microseconds > other.#microseconds : undefined;
  }
  __ge__(other: unknown): boolean | undefined {
    return other instanceof TimeDelta ? this.#microseconds >= other.#microseconds : undefined;
  }

  __str__(): string {
    const { days, seconds, microseconds } = this;
    const pad = (value: number): string => String(value).padStart(2, "0");
    const time = `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
    const fraction = microseconds === 0 ? "" : `.${String(microseconds).padStart(6, "0")}`;
    const day = days === 0 ? "" : `${days} day${Math.abs(days) === 1 ? "" : "s"}, `;
    return day + time + fraction;
  }
  __repr__(): string {
    const parts = (["days", "seconds", "microseconds"] as const).filter((unit) => this[unit] !== 0);
    return `datetime.timedelta(${parts.map((unit) => `${unit}=${this[unit]}`).join(", ") || "0"})`;
  }
}

function sumParts(parts: readonly (readonly [Unit, number | bigint])[]): bigint {
  let whole = 0n;
  let fraction = 0;
  for (const [unit, amount] of parts) {
    if (typeof amount === "bigint" || Number.isInteger(amount))
      whole += BigInt(amount) * BigInt(MICROSECONDS[unit]);
    else if (Number.isNaN(amount)) throw new ValueError("cannot convert float NaN to integer");
    else if (!Number.isFinite(amount))
      throw new OverflowError("cannot convert float infinity to integer");
    else fraction += amount * MICROSECONDS[unit];
  }
  return whole + roundHalfEven(fraction);
}

function numberOf(value: Value, unit: Unit): number | bigint {
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (typeof value === "boolean") return Number(value);
  if (value instanceof Float) return value.value;
  throw new TypeError(`unsupported type for timedelta ${unit} component: ${typeName(value)}`);
}

/** The nearest whole number, halves to the even one, as CPython rounds. */
export function roundHalfEven(value: number): bigint {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return BigInt(Math.round(value));
  return BigInt(floor % 2 === 0 ? floor : floor + 1);
}

export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** A finite decimal number: coefficient times ten to the exponent. */
export interface Digits {
  readonly negative: boolean;
  readonly coefficient: bigint;
  readonly exponent: number;
}

/** The ways to round, in the order of the decimal module. */
export const ROUNDINGS = [
  "ROUND_UP",
  "ROUND_DOWN",
  "ROUND_CEILING",
  "ROUND_FLOOR",
  "ROUND_HALF_UP",
  "ROUND_HALF_DOWN",
  "ROUND_HALF_EVEN",
  "ROUND_05UP",
] as const;

export type Rounding = (typeof ROUNDINGS)[number];

/** Significant digits of decimal's default context. */
export const PRECISION = 28;

const power = (exponent: number): bigint => 10n ** BigInt(exponent);

/** The number with another exponent, rounded where digits fall off. */
export function rescale(
  { negative, coefficient, exponent }: Digits,
  to: number,
  rounding: Rounding = "ROUND_HALF_EVEN",
): Digits {
  if (to <= exponent)
    return { negative, coefficient: coefficient * power(exponent - to), exponent: to };
  const unit = power(to - exponent);
  const [quotient, rest] = [coefficient / unit, coefficient % unit];
  return {
    negative,
    coefficient: roundsUp(rounding, negative, quotient, rest, unit) ? quotient + 1n : quotient,
    exponent: to,
  };
}

function roundsUp(
  rounding: Rounding,
  negative: boolean,
  quotient: bigint,
  rest: bigint,
  unit: bigint,
): boolean {
  const half = rest * 2n - unit;
  switch (rounding) {
    case "ROUND_CEILING":
      return !negative && rest > 0n;
    case "ROUND_FLOOR":
      return negative && rest > 0n;
    case "ROUND_DOWN":
      return false;
    case "ROUND_UP":
      return rest > 0n;
    case "ROUND_HALF_DOWN":
      return half > 0n;
    case "ROUND_HALF_UP":
      return half >= 0n;
    case "ROUND_05UP":
      return rest > 0n && quotient % 5n === 0n;
    case "ROUND_HALF_EVEN":
      return half > 0n || (half === 0n && quotient % 2n === 1n);
  }
}

/** Rounded to the context's precision. */
export function fit(number: Digits): Digits {
  const excess = number.coefficient.toString().length - PRECISION;
  if (excess <= 0) return number;
  const rounded = rescale(number, number.exponent + excess);
  return rounded.coefficient.toString().length > PRECISION
    ? rescale(rounded, rounded.exponent + 1)
    : rounded;
}

/** a / b to the context's precision; an exact quotient keeps the exponent nearest to the operands'. */
export function divide(a: Digits, b: Digits): Digits {
  const negative = a.negative !== b.negative;
  const ideal = a.exponent - b.exponent;
  if (a.coefficient === 0n) return { negative, coefficient: 0n, exponent: ideal };
  const shift = Math.max(
    0,
    PRECISION + 1 + b.coefficient.toString().length - a.coefficient.toString().length,
  );
  const scaled = a.coefficient * power(shift);
  let coefficient = scaled / b.coefficient;
  let exponent = ideal - shift;
  if (scaled % b.coefficient !== 0n) {
    // A digit that is neither 0 nor 5 keeps what falls off from looking exact.
    if (coefficient % 5n === 0n) coefficient += 1n;
  } else {
    while (exponent < ideal && coefficient % 10n === 0n)
      [coefficient, exponent] = [coefficient / 10n, exponent + 1];
  }
  return fit({ negative, coefficient, exponent });
}

/** The whole part of a / b, and what is left of a. */
export function divideWhole(a: Digits, b: Digits): { quotient: Digits; rest: Digits } {
  const exponent = Math.min(a.exponent, b.exponent);
  const [x, y] = [rescale(a, exponent).coefficient, rescale(b, exponent).coefficient];
  return {
    quotient: { negative: a.negative !== b.negative, coefficient: x / y, exponent: 0 },
    rest: { negative: a.negative, coefficient: x % y, exponent },
  };
}

/** a to a whole power. */
export function raise(a: Digits, times: number): Digits {
  if (times < 0) return divide({ negative: false, coefficient: 1n, exponent: 0 }, raise(a, -times));
  return fit({
    negative: a.negative && times % 2 === 1,
    coefficient: a.coefficient ** BigInt(times),
    exponent: a.exponent * times,
  });
}

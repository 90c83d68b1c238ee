import type { Value } from "../values.ts";

/** A method of a built-in type: its signature without `self`, and what it does. */
export interface BuiltinMethod {
  readonly signature: string;
  readonly run: (self: never, ...args: never[]) => unknown;
}

/** Writes a method down with its own types. */
export function method<Self extends Value, Args extends readonly unknown[]>(
  signature: string,
  run: (self: Self, ...args: Args) => unknown,
): BuiltinMethod {
  return { signature, run: run as unknown as BuiltinMethod["run"] };
}

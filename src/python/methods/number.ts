import { Float } from "../values.ts";
import { type BuiltinMethod, method } from "./method.ts";

export const intMethods: Readonly<Record<string, BuiltinMethod>> = {
  bit_length: method("", (self: number | bigint) => {
    const size = BigInt(self) < 0n ? -BigInt(self) : BigInt(self);
    return size === 0n ? 0 : size.toString(2).length;
  }),
  conjugate: method("", (self: number | bigint) => self),
};

export const floatMethods: Readonly<Record<string, BuiltinMethod>> = {
  is_integer: method("", (self: Float) => Number.isInteger(self.value)),
  conjugate: method("", (self: Float) => self),
};

import { ValueError } from "../errors.ts";
import { py, pyclass, PyObject } from "../objects.ts";
import { toInt } from "../values.ts";

/** Mirrors uuid.UUID. */
@pyclass("uuid.UUID")
export class UUID extends PyObject {
  /** 32 hexadecimal digits, lower case. */
  declare hex: string;

  @py("hex=None")
  __init__(hex: string): void {
    const digits = hex
      .replace("urn:", "")
      .replace("uuid:", "")
      .replaceAll(/^[{}]+|[{}]+$/g, "")
      .replaceAll("-", "");
    if (!/^[0-9a-fA-F]{32}$/.test(digits))
      throw new ValueError("badly formed hexadecimal UUID string");
    this.hex = digits.toLowerCase();
  }

  /** @throws ValueError where the text is none */
  static of(text: string): UUID {
    const made = new UUID();
    made.__init__(text);
    return made;
  }

  /** @throws ValueError outside 128 bits */
  static ofInt(value: bigint): UUID {
    if (value < 0n || value >= 1n << 128n)
      throw new ValueError("int is out of range (need a 128-bit value)");
    return UUID.of(value.toString(16).padStart(32, "0"));
  }

  get int(): number | bigint {
    return toInt(BigInt(`0x${this.hex}`));
  }
  get urn(): string {
    return `urn:uuid:${this.__str__()}`;
  }

  __str__(): string {
    return this.hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  __repr__(): string {
    return `UUID('${this.__str__()}')`;
  }

  __eq__(other: unknown): boolean {
    return other instanceof UUID && other.hex === this.hex;
  }
}

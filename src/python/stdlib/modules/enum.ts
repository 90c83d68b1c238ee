import { AttributeError, KeyError, ValueError } from "../../errors.ts";
import { methodFunction, MethodKind, Property, pythonInfo } from "../../functions.ts";
import { type Class, classInfo, native, py, pyclass, PyObject } from "../../objects.ts";
import { asNumber, repr } from "../../operations.ts";
import { equalsOf, reprOf, strOf } from "../../protocols.ts";
import { IntType, StrType } from "../../types.ts";
import type { Value } from "../../values.ts";
import { libraryModule } from "../definition.ts";

const MEMBERS = Symbol("members");

interface EnumClass {
  [MEMBERS]?: Map<string, Enum>;
}

/** `auto()`: the number behind the last. */
@pyclass("enum.auto")
class Auto extends PyObject {}

function isMember(name: string, value: Value): boolean {
  if (name.startsWith("_") || value instanceof MethodKind || value instanceof Property)
    return false;
  return !pythonInfo(value) && !methodFunction(value);
}

/** Mirrors enum.Enum: the class statement's names become its only instances. */
@pyclass("enum.Enum")
class Enum extends PyObject {
  declare name: string;
  declare value: Value;

  static async __init_subclass__(cls: Class, namespace: ReadonlyMap<string, Value>): Promise<void> {
    const members = new Map<string, Enum>();
    let last = 0;
    for (const [name, given] of namespace) {
      if (!isMember(name, given)) continue;
      const value = given instanceof Auto ? (isText(cls) ? name.toLowerCase() : last + 1) : given;
      last = Number(asNumber(value) ?? last);
      const same = await memberWith(members, value);
      const member =
        same ?? Object.assign(new (cls as unknown as new () => Enum)(), { name, value });
      members.set(name, member);
      Object.defineProperty(cls.prototype, name, {
        value: member,
        configurable: true,
        enumerable: true,
      });
    }
    if (members.size > 0) Object.defineProperty(cls, MEMBERS, { value: members });
  }

  /** `Colour(1)` looks a member up. */
  static async __new__(cls: Class, [value = null]: readonly Value[]): Promise<Value> {
    const members = membersOf(cls);
    const found = value instanceof Enum ? value : await memberWith(members, value);
    if (found) return found;
    throw new ValueError(`${await reprOf(value)} is not a valid ${classInfo(cls)?.qualname ?? ""}`);
  }
  static __getitem__(this: Class, name: Value): Value {
    const found = membersOf(this).get(String(name));
    if (!found) throw new KeyError(name);
    return found;
  }
  static __iter__(this: Class): Value[] {
    return [...new Set(membersOf(this).values())];
  }
  static __len__(this: Class): number {
    return new Set(membersOf(this).values()).size;
  }
  static async __contains__(this: Class, value: Value): Promise<boolean> {
    return value instanceof Enum
      ? [...membersOf(this).values()].includes(value)
      : (await memberWith(membersOf(this), value)) !== undefined;
  }

  @py("*args") __init__(): void {
    // A member is there already when it is called for.
  }
  async __eq__(other: Value): Promise<boolean> {
    if (other instanceof Enum) return other === this;
    return isMixed(this) && (await equalsOf(this.value, other));
  }
  async __str__(): Promise<string> {
    if (this instanceof StrEnum || this instanceof IntEnum) return await strOf(this.value);
    return `${classInfo(this.constructor as unknown as Class)?.name ?? ""}.${this.name}`;
  }
  async __repr__(): Promise<string> {
    return `<${classInfo(this.constructor as unknown as Class)?.name ?? ""}.${this.name}: ${await reprOf(this.value)}>`;
  }
  __int__(): Value {
    if (typeof this.value !== "number") throw new AttributeError(`${repr(this.value)} is no int`);
    return this.value;
  }
}

function membersOf(cls: Class): ReadonlyMap<string, Enum> {
  return (cls as EnumClass)[MEMBERS] ?? new Map<string, Enum>();
}

async function memberWith(
  members: ReadonlyMap<string, Enum>,
  value: Value,
): Promise<Enum | undefined> {
  for (const member of members.values()) if (await equalsOf(member.value, value)) return member;
  return undefined;
}

const hasBase = (cls: Class, base: Class): boolean => classInfo(cls)?.mro.includes(base) ?? false;
const isText = (cls: Class): boolean => hasBase(cls, StrEnum) || hasBase(cls, StrType);
const isMixed = (member: Enum): boolean => {
  const cls = member.constructor as unknown as Class;
  return isText(cls) || hasBase(cls, IntType) || hasBase(cls, IntEnum);
};

@pyclass("enum.IntEnum")
class IntEnum extends Enum {}
@pyclass("enum.StrEnum")
class StrEnum extends Enum {}

/** Mirrors enum. */
export const enum_ = libraryModule("enum", () => ({
  Enum,
  IntEnum,
  StrEnum,
  auto: Auto,
  unique: native("enumeration", (cls: Value) => cls, "unique"),
}));

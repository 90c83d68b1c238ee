import { visibleNames } from "./attribute-names.ts";
import { AttributeError, NotSimulated } from "./errors.ts";
import { Super } from "./functions.ts";
import { Module } from "./namespace.ts";
import { type Class, classInfo, classOf, mro, signatureOf } from "./objects.ts";
import { typeName } from "./operations.ts";
import type { Value } from "./values.ts";

/** The AttributeError for a name that is not there. */
export function noAttribute(object: Value, name: string): Error {
  const native = hiddenMember(object, name);
  if (native !== null) {
    return new NotSimulated(
      `${native} is part of the real package, but this workbook does not simulate it`,
    );
  }
  const error = new AttributeError(
    `${describeOwner(object)} has no attribute '${name}'${circularHint(object)}`,
  );
  error.missing = { name, among: () => [visibleNames(object)] };
  return error;
}

function describeOwner(object: Value): string {
  if (object instanceof Module)
    return `${object.initializing ? "partially initialized module" : "module"} '${object.name}'`;
  if (object instanceof Super) return "'super' object";
  const info = typeof object === "function" ? classInfo(object as unknown as Class) : undefined;
  return info ? `type object '${info.name}'` : `'${typeName(object)}' object`;
}

function circularHint(object: Value): string {
  return object instanceof Module && object.initializing
    ? " (most likely due to a circular import)"
    : "";
}

/** The dotted name of a native's method that Python cannot reach; null where there is none of this name. */
function hiddenMember(object: Value, name: string): string | null {
  if (
    typeof object !== "object" ||
    object === null ||
    !/^[a-z]\w*$/.test(name) ||
    /[A-Z]/.test(name)
  )
    return null;
  const cls = classOf(object);
  for (const owner of cls ? mro(cls) : []) {
    if (name === "constructor" || !Object.hasOwn(owner.prototype, name)) continue;
    const value = Object.getOwnPropertyDescriptor(owner.prototype, name)?.value as unknown;
    if (typeof value === "function" && !signatureOf(value)) {
      const info = classInfo(owner);
      return `${info?.module ?? ""}.${info?.name ?? ""}.${name}`;
    }
  }
  return null;
}

/** Mirrors django/db/models/enums.py (5.2). A member is its plain value: it has no `.label` of its own. */
import { ValueError } from "../../../../python/errors.ts";
import { type Class, classInfo, pyclass, PyObject } from "../../../../python/objects.ts";
import { pythonInfo } from "../../../../python/functions.ts";
import { iterate, repr } from "../../../../python/operations.ts";
import { Tuple, type Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";

interface Member {
  readonly name: string;
  readonly value: Value;
  readonly label: Value;
}

/** "IN_STOCK" → "In Stock" */
function labelOf(name: string): string {
  const words = name.replaceAll("_", " ").toLowerCase();
  return words.replaceAll(/[a-z]+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1));
}

function readMembers(namespace: ReadonlyMap<string, Value>): {
  members: Member[];
  empty: Value | undefined;
} {
  const members: Member[] = [];
  let empty: Value | undefined;
  for (const [name, given] of namespace) {
    if (name === "__empty__") empty = given;
    const isMember =
      !name.startsWith("_") && pythonInfo(given) === undefined && typeof given !== "function";
    if (!isMember || (typeof given === "object" && given !== null && "kind" in given)) continue;
    const parts = Array.isArray(given) || given instanceof Tuple ? iterate(given) : [given];
    const [value = null, label] = parts;
    members.push({ name, value, label: label ?? labelOf(name) });
  }
  return { members, empty };
}

export const enums = defineModule("django.db.models.enums", () => {
  @pyclass("django.db.models.enums.Choices")
  class Choices extends PyObject {
    /** Members become their values; the class gets choices, labels, values and names. */
    static __init_subclass__(cls: Class, namespace: ReadonlyMap<string, Value>): void {
      const { members, empty } = readMembers(namespace);
      if (members.length === 0) return;
      const blank = empty === undefined ? [] : [new Tuple([null, empty])];
      const facts: Record<string, Value> = {
        choices: [...blank, ...members.map(({ value, label }) => new Tuple([value, label]))],
        labels: [...(empty === undefined ? [] : [empty]), ...members.map(({ label }) => label)],
        values: [...(empty === undefined ? [] : [null]), ...members.map(({ value }) => value)],
        names: [...(empty === undefined ? [] : ["__empty__"]), ...members.map(({ name }) => name)],
      };
      for (const { name, value } of members) facts[name] = value;
      for (const [name, value] of Object.entries(facts)) {
        Object.defineProperty(cls, name, { value, configurable: true, enumerable: true });
        Reflect.deleteProperty(cls.prototype, name);
      }
    }
    /** Status("draft") is the member itself. */
    static __new__(cls: Class, args: readonly Value[]): Value {
      const { values } = cls as unknown as { values?: Value[] };
      const [wanted = null] = args;
      const found = values?.find((one) => one === wanted);
      if (found !== undefined) return found;
      throw new ValueError(`${repr(wanted)} is not a valid ${classInfo(cls)?.name ?? ""}`);
    }
  }
  @pyclass("django.db.models.enums.TextChoices")
  class TextChoices extends Choices {}
  @pyclass("django.db.models.enums.IntegerChoices")
  class IntegerChoices extends Choices {}
  return { Choices, TextChoices, IntegerChoices };
});

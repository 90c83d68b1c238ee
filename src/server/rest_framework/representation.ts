/** Mirrors rest_framework/utils/representation.py (3.18): serializers and fields as the code that makes them. */
import { type Class, classInfo, classOf } from "../../python/objects.ts";
import { reprOf, strOf } from "../../python/protocols.ts";
import { Dict, type Value } from "../../python/values.ts";
import { BaseManager } from "../django/db/models/manager.ts";
import { LazyString } from "../django/utils/functional.ts";

/** What a field or a serializer was called with. */
interface Called {
  readonly _args: readonly Value[];
  readonly _kwargs: ReadonlyMap<string, Value>;
}

type Shown = Called & {
  readonly fields?: Promise<Dict> | Dict;
  readonly child?: Shown;
  readonly child_relation?: Shown;
  readonly validators?: Value;
  prepareValidators?(): Promise<void>;
};

/** A value as code, without addresses in memory. */
export async function smartRepr(value: Value): Promise<string> {
  if (value instanceof BaseManager) {
    const { object_name } = value.model._meta;
    return `${object_name}.${value.name}.all()`;
  }
  const plain = value instanceof LazyString ? await strOf(value) : value;
  return (await reprOf(plain)).replaceAll(/ at 0x[0-9A-Fa-f]{4,32}>/g, ">");
}

const className = (one: object): string => classInfo(classOf(one) as Class)?.name ?? "";

/** "CharField(max_length=10)". @param many the child that stands for a field of many */
export async function fieldRepr(field: Called, many?: Called): Promise<string> {
  const kwargs = new Map(field._kwargs);
  if (many) {
    kwargs.set("many", true);
    kwargs.delete("child");
  }
  const args = await Promise.all(field._args.map(smartRepr));
  const named: string[] = [];
  for (const key of [...kwargs.keys()].sort())
    named.push(`${key}=${await smartRepr(kwargs.get(key) ?? null)}`);
  return `${className(many ?? field)}(${[...args, ...named].join(", ")})`;
}

/** A serializer with its fields, a line each. */
export async function serializerRepr(
  serializer: Shown,
  indent: number,
  many?: Shown,
): Promise<string> {
  await serializer.prepareValidators?.();
  const margin = "    ".repeat(indent);
  const lines = [`${await fieldRepr(serializer, many)}:`];
  const fields = (await (many ?? serializer).fields) ?? new Dict();
  for (const [name, value] of fields)
    lines.push(
      `${margin}${String(name)} = ${await memberRepr(value as unknown as Shown, indent + 1)}`,
    );
  const validators = serializer.validators ?? [];
  if (Array.isArray(validators) && validators.length > 0) {
    lines.push(`${margin}class Meta:`);
    lines.push(`${margin}    validators = ${await smartRepr(validators)}`);
  }
  return lines.join("\n");
}

async function memberRepr(field: Shown, indent: number): Promise<string> {
  if ("fields" in field) return await serializerRepr(field, indent);
  if (field.child !== undefined) return await listRepr(field, indent);
  const relation = field.child_relation;
  return relation === undefined ? await fieldRepr(field) : await fieldRepr(relation, relation);
}

/** A list of serializers, or of fields. */
export async function listRepr(list: Shown, indent: number): Promise<string> {
  const { child } = list;
  return child && "fields" in child
    ? await serializerRepr(list, indent, child)
    : await fieldRepr(list);
}

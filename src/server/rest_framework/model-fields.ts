/** Which serializer field stands for which model field: rest_framework/serializers.py (3.18). */
import type { ExportsOf } from "../../python/module-definition.ts";
import { describeClass, PyObject } from "../../python/objects.ts";
import type { Dict, Value } from "../../python/values.ts";
import type { ModelClass } from "../django/db/models/contract.ts";
import type { Field as ModelField } from "../django/db/models/fields/field.ts";
import { ForeignObjectRel } from "../django/db/models/fields/reverse_related.ts";
import { isField } from "./field-mapping.ts";
import type { fields as drf_fields } from "./fields.ts";

/** The nearest serializer field class for a model field; undefined where none fits. */
export function fieldClassFor(
  fields: ExportsOf<typeof drf_fields>,
  field: ModelField,
): Value | undefined {
  const mapping = [
    ["BigAutoField", fields.BigIntegerField],
    ["AutoField", fields.IntegerField],
    ["BigIntegerField", fields.BigIntegerField],
    ["BooleanField", fields.BooleanField],
    ["EmailField", fields.EmailField],
    ["SlugField", fields.SlugField],
    ["URLField", fields.URLField],
    ["CharField", fields.CharField],
    ["DateTimeField", fields.DateTimeField],
    ["DateField", fields.DateField],
    ["DecimalField", fields.DecimalField],
    ["DurationField", fields.DurationField],
    ["FloatField", fields.FloatField],
    ["IntegerField", fields.IntegerField],
    ["TextField", fields.CharField],
    ["TimeField", fields.TimeField],
    ["UUIDField", fields.UUIDField],
    ["GenericIPAddressField", fields.IPAddressField],
    ["FileField", fields.FileField],
    ["JSONField", fields.JSONField],
  ] as const;
  return mapping.find(([name]) => isField(field, name))?.[1];
}

/** The relation that leads back to a model under a name; undefined where there is none. */
export function reverseRelation(model: ModelClass, name: string): ForeignObjectRel | undefined {
  return model._meta.related_objects.find((rel) => rel.get_accessor_name() === name);
}

/** Names of the fields where none are named: the first, those declared, then the model's. */
export function defaultNames(first: string, declared: Dict, { _meta }: ModelClass): string[] {
  const concrete = _meta.concrete_fields.filter(({ primary_key }) => !primary_key);
  const plain = concrete.filter(({ is_relation }) => !is_relation);
  const related = concrete.filter(({ is_relation }) => is_relation);
  const own = [...plain, ...related, ..._meta.many_to_many].map(({ name }) => name);
  return [...new Set([first, ...[...declared.keys()].map(String), ...own])];
}

/** Name of the view of one object, as routers give it. */
export function detailView(model: ModelClass): string {
  return `${model._meta.object_name.toLowerCase()}-detail`;
}

/** A serializer of all of a model, for relations that are shown and not only named. */
export function nestedSerializer(
  Base: new (...args: never[]) => PyObject,
  model: ModelClass,
  depth: number,
): Value {
  class Meta extends PyObject {
    get model(): Value {
      return model;
    }
    get depth(): Value {
      return depth;
    }
    get fields(): Value {
      return "__all__";
    }
  }
  class NestedSerializer extends Base {
    get Meta(): Value {
      return Meta;
    }
  }
  describeClass(Meta, "rest_framework.serializers.Meta");
  describeClass(NestedSerializer, "rest_framework.serializers.NestedSerializer");
  return NestedSerializer;
}

/** Relations to many, the model's own and those that lead back: they are set when the instance is there. */
export function namesOfMany({ _meta }: ModelClass): string[] {
  const back = _meta.related_objects.filter(({ multiple }) => multiple);
  const accessors = back.map((rel) => rel.get_accessor_name());
  return [
    ..._meta.many_to_many.map(({ name }) => name),
    ...accessors.filter((one) => one !== null),
  ];
}

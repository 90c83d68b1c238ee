/** Mirrors rest_framework/utils/field_mapping.py (3.18): a model field's options as a serializer field's. */
import { NotSimulated } from "../../python/errors.ts";
import { type Class, classInfo, classOf, isInstance } from "../../python/objects.ts";
import { str, truthy } from "../../python/operations.ts";
import { Dict, type Value } from "../../python/values.ts";
import {
  DecimalValidator,
  MaxLengthValidator,
  MaxValueValidator,
  MinLengthValidator,
  MinValueValidator,
} from "../django/core/validators/limits.ts";
import {
  EmailValidator,
  URLValidator,
  validate_ipv46_address,
  validate_ipv4_address,
  validate_ipv6_address,
} from "../django/core/validators/patterns.ts";
import type { Field } from "../django/db/models/fields/field.ts";
import type { ForeignObjectRel } from "../django/db/models/fields/reverse_related.ts";
import { FIELD_CLASSES } from "../django/db/models/fields.ts";

const classes = FIELD_CLASSES as unknown as Readonly<Record<string, Class | undefined>>;

/** Whether a model field is of one of Django's classes, or of a subclass. */
export function isField(field: Field, ...names: readonly string[]): boolean {
  return names.some((name) => {
    const cls = classes[name];
    return cls !== undefined && isInstance(field, cls);
  });
}

const NUMERIC = ["IntegerField", "FloatField", "DecimalField"];
const isA = (validator: Value, Cls: new () => object): boolean => validator instanceof Cls;

function capitalFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function needsLabel(field: Field, name: string): boolean {
  const words = name.replaceAll("_", " ");
  return (
    capitalFirst(str(field.verbose_name)) !==
    words.charAt(0).toUpperCase() + words.slice(1).toLowerCase()
  );
}

function option(field: Field, name: string): Value {
  return (field as unknown as Readonly<Record<string, Value | undefined>>)[name] ?? null;
}

/** Keyword arguments for the serializer field of a model field that is no relation. `unique` is added by the caller. */
export function fieldKwargs(name: string, field: Field, unique: readonly Value[]): Dict {
  const kwargs = new Dict();
  kwargs.set("model_field", field);
  if (truthy(field.verbose_name) && needsLabel(field, name))
    kwargs.set("label", capitalFirst(str(field.verbose_name)));
  if (truthy(field.help_text)) kwargs.set("help_text", field.help_text);
  for (const key of ["max_digits", "decimal_places"])
    if (option(field, key) !== null) kwargs.set(key, option(field, key));
  const text = isField(field, "TextField") && field.choices === null;
  if (text || isField(field, "JSONField"))
    kwargs.set("style", Dict.from<Value>({ base_template: "textarea.html" }));
  if (isField(field, "JSONField")) {
    for (const key of ["encoder", "decoder"]) kwargs.set(key, option(field, key));
  }
  if (isField(field, "SlugField"))
    kwargs.set("allow_unicode", truthy(option(field, "allow_unicode")));
  if (field.null) kwargs.set("allow_null", true);
  if (field.choices) kwargs.set("choices", field.choices);
  if (isField(field, "AutoField", "BigAutoField", "SmallAutoField") || !field.editable) {
    kwargs.set("read_only", true);
    return kwargs;
  }
  if (field.has_default() || field.blank || field.null) kwargs.set("required", false);
  if (field.blank && isField(field, "CharField", "TextField")) kwargs.set("allow_blank", true);
  const validators = [...ownValidators(field, kwargs), ...unique];
  if (validators.length > 0) kwargs.set("validators", validators);
  return kwargs;
}

/** The model field's validators, without those that the serializer field brings itself. */
function ownValidators(field: Field, kwargs: Dict): Value[] {
  let validators = [...field.validators];
  const drop = (Cls: new () => object): void => {
    validators = validators.filter((one) => !isA(one, Cls));
  };
  const limit = (Cls: new () => object): Value =>
    (validators.find((one) => isA(one, Cls)) as { limit_value?: Value } | undefined)?.limit_value ??
    null;
  if (!field.choices) {
    for (const [key, Cls] of [
      ["max_value", MaxValueValidator],
      ["min_value", MinValueValidator],
    ] as const) {
      const value = limit(Cls);
      if (value === null || !isField(field, ...NUMERIC)) continue;
      kwargs.set(key, value);
      drop(Cls);
    }
    if (isField(field, "URLField")) drop(URLValidator);
    if (isField(field, "EmailField")) drop(EmailValidator);
    if (isField(field, "SlugField")) validators = validators.filter((one) => !isSlugCheck(one));
    if (isField(field, "DecimalField")) drop(DecimalValidator);
    if (isField(field, "GenericIPAddressField"))
      validators = validators.filter((one) => !ADDRESS_CHECKS.includes(one));
  }
  if (field.max_length !== null && isField(field, "CharField", "TextField", "FileField")) {
    kwargs.set("max_length", field.max_length);
    drop(MaxLengthValidator);
  }
  const least = limit(MinLengthValidator);
  if (least !== null && isField(field, "CharField")) {
    kwargs.set("min_length", least);
    drop(MinLengthValidator);
  }
  return validators;
}

const ADDRESS_CHECKS: readonly Value[] = [
  validate_ipv46_address,
  validate_ipv4_address,
  validate_ipv6_address,
];

/** Keyword arguments for the serializer field of a relation the model itself has. */
export function relationKwargs(name: string, field: Field, unique: readonly Value[]): Dict {
  const related = field.related_model;
  if (related === null || typeof related === "string")
    throw new NotSimulated("a relation to a model that is not there");
  const kwargs = new Dict();
  const many = field.many_to_many === true;
  if (many) kwargs.set("many", true);
  if (truthy(field.verbose_name) && needsLabel(field, name))
    kwargs.set("label", capitalFirst(str(field.verbose_name)));
  if (truthy(field.help_text)) kwargs.set("help_text", field.help_text);
  if (field.null) kwargs.set("allow_null", true);
  if (!field.editable) return kwargs.set("read_only", true);
  kwargs.set("queryset", related._default_manager);
  if (field.has_default() || field.blank || field.null) kwargs.set("required", false);
  const validators = [...field.validators, ...unique];
  if (validators.length > 0) kwargs.set("validators", validators);
  if (many && !field.blank) kwargs.set("allow_empty", false);
  return kwargs;
}

/** Keyword arguments for the serializer field of a relation that leads back to the model. */
export function reverseKwargs(rel: ForeignObjectRel): Dict {
  const kwargs = Dict.from<Value>({ queryset: rel.related_model._default_manager });
  if (rel.multiple) kwargs.set("many", true);
  return kwargs;
}

function isSlugCheck(validator: Value): boolean {
  const cls = typeof validator === "object" && validator !== null ? classOf(validator) : undefined;
  return cls !== undefined && classInfo(cls)?.name === "RegexValidator";
}

/** The message of a unique model field, its names filled in. */
export function uniqueMessage(field: Field): string {
  const message = str(field.error_messages.get("unique") ?? "");
  const model = str(field.model._meta.verbose_name);
  return message
    .replace("%(model_name)s", model)
    .replace("%(field_label)s", str(field.verbose_name));
}

/** Lays the author's options over those of the model field. */
export function includeExtra(kwargs: Dict, extra: Dict): Dict {
  const merged = new Dict(kwargs);
  if (truthy(extra.get("read_only"))) {
    for (const name of [
      "required",
      "default",
      "allow_blank",
      "min_length",
      "max_length",
      "min_value",
      "max_value",
      "validators",
      "queryset",
    ]) {
      merged.delete(name);
    }
  }
  if (truthy(extra.get("default")) && merged.get("required") === false) merged.delete("required");
  const readOnly = truthy(extra.get("read_only") ?? merged.get("read_only"));
  for (const [key, value] of extra) if (!(readOnly && key === "required")) merged.set(key, value);
  return merged;
}

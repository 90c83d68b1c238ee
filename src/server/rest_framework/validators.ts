/** Mirrors rest_framework/validators.py (3.18). */
import { KeyError, TypeError, ValueError } from "../../python/errors.ts";
import { py, pyclass, PyObject } from "../../python/objects.ts";
import { equals, iterate, str, truthy } from "../../python/operations.ts";
import { Dict, type Value } from "../../python/values.ts";
import { holds } from "../database/conditions.ts";
import type { Stored } from "../database/schema.ts";
import type { ModelClass } from "../django/db/models/contract.ts";
import type { Field as ModelField } from "../django/db/models/fields/field.ts";
import { Q } from "../django/db/models/query_utils.ts";
import { rowCondition } from "../django/db/models/row-conditions.ts";
import { translation } from "../django/utils/translation.ts";
import { getattrOr } from "../django/utils/module_loading.ts";
import { classNameOf } from "../django/views/generic/base.ts";
import { defineModule } from "../process.ts";
import { exceptions } from "./exceptions.ts";
import { formatMessage } from "./fields/data.ts";
import type { Field } from "./fields/field.ts";
import { smartRepr } from "./representation.ts";
import { ProhibitSurrogateCharactersValidator } from "./fields/text.ts";

/** What validators ask of the serializer they are on. */
interface WithFields {
  readonly instance?: Value;
  fields: Promise<Dict> | Dict;
}

export const validators = defineModule("rest_framework.validators", async (process) => {
  const { ValidationError } = await process.load(exceptions);
  const { gettext: _ } = await process.load(translation);

  function invalid(detail: Value, code: Value): Error {
    const error = new ValidationError();
    error.__init__(detail, code);
    return error;
  }

  /** queryset.filter(**kwargs), nothing where a value is of the wrong type. */
  async function exists(
    queryset: Value,
    kwargs: Record<string, Value>,
    instance: Value,
    conditions: readonly Value[] = [],
  ): Promise<boolean> {
    try {
      let found = await process.callMethod(queryset, "filter", conditions, kwargs);
      if (instance !== null)
        found = await process.callMethod(found, "exclude", [], {
          pk: await process.getattr(instance, "pk"),
        });
      return truthy(await process.callMethod(found, "exists"));
    } catch (error) {
      if (error instanceof TypeError || error instanceof ValueError) return false;
      throw error;
    }
  }

  @pyclass("rest_framework.validators.UniqueValidator")
  class UniqueValidator extends PyObject {
    declare queryset: Value;
    declare ownMessage: Value;
    declare lookup: string;
    get message(): Value {
      return this.ownMessage ?? _("This field must be unique.");
    }
    get requires_context(): Value {
      return true;
    }
    @py("queryset, message=None, lookup='exact'") __init__(
      queryset: Value,
      message: Value = null,
      lookup: Value = "exact",
    ): void {
      this.queryset = queryset;
      this.ownMessage = message;
      this.lookup = str(lookup);
    }
    @py() async __repr__(): Promise<string> {
      return await shown(this, { queryset: this.queryset });
    }
    @py("value, serializer_field") async __call__(value: Value, field: Field): Promise<void> {
      const name = `${field.source_attrs.at(-1) ?? ""}__${this.lookup}`;
      const instance = await getattrOr<Value>(process, field.parent, "instance", null);
      if (await exists(this.queryset, { [name]: value }, instance))
        throw invalid(this.message, "unique");
    }
  }

  @pyclass("rest_framework.validators.UniqueTogetherValidator")
  class UniqueTogetherValidator extends PyObject {
    declare queryset: Value;
    declare fields: Value;
    declare ownMessage: Value;
    declare code: Value;
    declare condition_fields: Value;
    declare condition: Value;
    declare nulls_distinct: Value;
    get message(): Value {
      return this.ownMessage ?? _("The fields {field_names} must make a unique set.");
    }
    get missing_message(): Value {
      return _("This field is required.");
    }
    get requires_context(): Value {
      return true;
    }
    @py(
      "queryset, fields, message=None, condition_fields=None, condition=None, code=None, nulls_distinct=None",
    )
    __init__(
      queryset: Value,
      fields: Value,
      message: Value = null,
      conditionFields: Value = null,
      condition: Value = null,
      code: Value = null,
      nulls_distinct: Value = null,
    ): void {
      this.condition_fields = conditionFields ?? [];
      this.condition = condition;
      this.queryset = queryset;
      this.fields = fields;
      this.ownMessage = message;
      this.code = code ?? "unique";
      this.nulls_distinct = nulls_distinct;
    }
    @py() async __repr__(): Promise<string> {
      return await shown(this, {
        queryset: this.queryset,
        fields: this.fields,
        condition: this.condition,
        nulls_distinct: this.nulls_distinct,
      });
    }
    @py("attrs, serializer") async __call__(
      attrs: Dict,
      serializer: PyObject & WithFields,
    ): Promise<void> {
      const known = await serializer.fields;
      const names = iterate(this.fields).map(str);
      const sourceOf = (name: string): string => {
        const field = known.get(name) as Field | undefined;
        if (!field) throw new KeyError(name);
        return field.source ?? name;
      };
      const sources = names.map(sourceOf);
      const conditionNames = iterate(this.condition_fields).map(str);
      const instance = serializer.instance ?? null;
      const missing = [...names, ...conditionNames].filter((name) => !attrs.has(sourceOf(name)));
      if (instance === null && missing.length > 0) {
        const told = missing.map((name) => [name, this.missing_message] as const);
        throw invalid(new Dict(told), "required");
      }
      // On an update, what was not sent is as the instance has it; nothing is asked where nothing changes.
      const wanted: Record<string, Value> = {};
      let changed = instance === null;
      for (const source of sources) {
        const own = instance === null ? null : await process.getattr(instance, source);
        const given = attrs.get(source);
        changed ||= given !== undefined && !equals(given, own);
        wanted[source] = given === undefined ? own : given;
        attrs.set(source, wanted[source]);
      }
      const facts: Record<string, Value> = {};
      for (const source of conditionNames.map(sourceOf)) {
        const own = instance === null ? null : await getattrOr(process, instance, source, null);
        const given = attrs.get(source);
        changed ||= given !== undefined && !equals(given, own);
        facts[source] = given === undefined ? own : given;
      }
      if (!changed) return;
      if (this.nulls_distinct !== false && Object.values(wanted).includes(null)) return;
      if (!(await this.#applies(facts))) return;
      const { condition } = this;
      if (await exists(this.queryset, wanted, instance, condition === null ? [] : [condition]))
        throw invalid(formatMessage(this.message, { field_names: names.join(", ") }), this.code);
    }
    /** Whether the values of the condition's fields fulfil it. */
    async #applies(facts: Readonly<Record<string, Value>>): Promise<boolean> {
      if (!(this.condition instanceof Q)) return true;
      const model = (await process.getattr(this.queryset, "model")) as unknown as ModelClass;
      const find = (name: string): ModelField => model._meta.get_field(name) as ModelField;
      const row: Record<string, Stored> = {};
      try {
        for (const [name, value] of Object.entries(facts)) {
          const field = find(name);
          const key = truthy(await getattrOr(process, value, "_meta", null))
            ? await process.getattr(value, "pk")
            : value;
          row[field.column as string] = field.toStored(field.get_prep_value(key));
        }
        return holds(rowCondition(this.condition, find), row) === true;
      } catch (error) {
        if (error instanceof TypeError || error instanceof ValueError) return false;
        throw error;
      }
    }
  }

  /** A value unique among the rows of a day, a month or a year. */
  @pyclass("rest_framework.validators.BaseUniqueForValidator")
  class UniqueForValidator extends PyObject {
    declare queryset: Value;
    declare field: string;
    declare date_field: string;
    declare ownMessage: Value;
    get message(): Value {
      return this.ownMessage;
    }
    /** Parts of the date that must be the same. */
    get parts(): readonly string[] {
      return [];
    }
    get requires_context(): Value {
      return true;
    }
    @py("queryset, field, date_field, message=None") __init__(
      queryset: Value,
      field: string,
      date_field: string,
      message: Value = null,
    ): void {
      this.queryset = queryset;
      this.field = field;
      this.date_field = date_field;
      this.ownMessage = message;
    }
    @py() async __repr__(): Promise<string> {
      return await shown(this, {
        queryset: this.queryset,
        field: this.field,
        date_field: this.date_field,
      });
    }
    @py("attrs, serializer") async __call__(
      attrs: Dict,
      serializer: PyObject & WithFields,
    ): Promise<void> {
      const known = await serializer.fields;
      const sourceOf = (name: string): string => {
        const field = known.get(name) as Field | undefined;
        if (!field) throw new KeyError(name);
        return field.source_attrs.at(-1) ?? name;
      };
      const [value, date] = [sourceOf(this.field), sourceOf(this.date_field)];
      const missing = [this.field, this.date_field].filter((name) => !attrs.has(name));
      if (missing.length > 0) {
        const told = missing.map((name) => [name, _("This field is required.")] as const);
        throw invalid(new Dict(told), "required");
      }
      const wanted: Record<string, Value> = { [value]: attrs.get(this.field) ?? null };
      for (const part of this.parts)
        wanted[`${date}__${part}`] = await process.getattr(
          attrs.get(this.date_field) ?? null,
          part,
        );
      if (!(await exists(this.queryset, wanted, serializer.instance ?? null))) return;
      const message = formatMessage(this.message, { date_field: this.date_field });
      throw invalid(new Dict([[this.field, message]]), "unique");
    }
  }

  @pyclass("rest_framework.validators.UniqueForDateValidator")
  class UniqueForDateValidator extends UniqueForValidator {
    override get message(): Value {
      return this.ownMessage ?? _('This field must be unique for the "{date_field}" date.');
    }
    override get parts(): readonly string[] {
      return ["day", "month", "year"];
    }
  }
  @pyclass("rest_framework.validators.UniqueForMonthValidator")
  class UniqueForMonthValidator extends UniqueForValidator {
    override get message(): Value {
      return this.ownMessage ?? _('This field must be unique for the "{date_field}" month.');
    }
    override get parts(): readonly string[] {
      return ["month"];
    }
  }
  @pyclass("rest_framework.validators.UniqueForYearValidator")
  class UniqueForYearValidator extends UniqueForValidator {
    override get message(): Value {
      return this.ownMessage ?? _('This field must be unique for the "{date_field}" year.');
    }
    override get parts(): readonly string[] {
      return ["year"];
    }
  }

  return {
    UniqueValidator,
    UniqueTogetherValidator,
    UniqueForDateValidator,
    UniqueForMonthValidator,
    UniqueForYearValidator,
    ProhibitSurrogateCharactersValidator,
  };
});

/** "<UniqueValidator(queryset=Book.objects.all())>", without what is None. */
async function shown(validator: object, facts: Readonly<Record<string, Value>>): Promise<string> {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(facts))
    if (value !== null) parts.push(`${name}=${await smartRepr(value)}`);
  return `<${classNameOf(validator)}(${parts.join(", ")})>`;
}

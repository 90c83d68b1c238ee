/** Mirrors rest_framework/validators.py (3.18). */
import { TypeError, ValueError } from "../../python/errors.ts";
import { py, pyclass, PyObject } from "../../python/objects.ts";
import { iterate, str, truthy } from "../../python/operations.ts";
import { Dict, type Value } from "../../python/values.ts";
import { translation } from "../django/utils/translation.ts";
import { getattrOr } from "../django/utils/module_loading.ts";
import { defineModule } from "../process.ts";
import { exceptions } from "./exceptions.ts";
import type { Field } from "./fields/field.ts";
import { ProhibitSurrogateCharactersValidator } from "./fields/text.ts";

/** What validators ask of the serializer they are on. */
interface WithFields {
  readonly instance?: Value;
  fields: Promise<Dict> | Dict;
}

export const validators = defineModule("rest_framework.validators", async (process) => {
  const { ValidationError } = await process.load(exceptions);
  const { gettext: _ } = await process.load(translation);

  function invalid(detail: Value, code: string): Error {
    const error = new ValidationError();
    error.__init__(detail, code);
    return error;
  }

  /** queryset.filter(**kwargs), nothing where a value is of the wrong type. */
  async function exists(
    queryset: Value,
    kwargs: Record<string, Value>,
    instance: Value,
  ): Promise<boolean> {
    try {
      let found = await process.callMethod(queryset, "filter", [], kwargs);
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
    declare names: string[];
    declare ownMessage: Value;
    get requires_context(): Value {
      return true;
    }
    @py("queryset, fields, message=None, **kwargs") __init__(
      queryset: Value,
      fields: Value,
      message: Value = null,
    ): void {
      this.queryset = queryset;
      this.names = iterate(fields).map(str);
      this.ownMessage = message;
    }
    @py("attrs, serializer") async __call__(
      attrs: Dict,
      serializer: PyObject & WithFields,
    ): Promise<void> {
      const fields = await serializer.fields;
      const source = (name: string): string =>
        (fields.get(name) as Field | undefined)?.source ?? name;
      const instance = serializer.instance ?? null;
      const missing = this.names.filter((name) => !attrs.has(source(name)));
      if (instance === null && missing.length > 0) {
        throw invalid(
          new Dict(missing.map((name) => [name, _("This field is required.")] as const)),
          "required",
        );
      }
      const kwargs: Record<string, Value> = {};
      for (const name of this.names) {
        const own = attrs.get(source(name));
        kwargs[source(name)] =
          own ?? (instance === null ? null : await process.getattr(instance, source(name)));
      }
      if (Object.values(kwargs).includes(null) || !(await exists(this.queryset, kwargs, instance)))
        return;
      const text = str(this.ownMessage ?? _("The fields {field_names} must make a unique set."));
      throw invalid(text.replace("{field_names}", this.names.join(", ")), "unique");
    }
  }

  return { UniqueValidator, UniqueTogetherValidator, ProhibitSurrogateCharactersValidator };
});

/** Mirrors the choice fields of rest_framework/fields.py (3.18). */
import { TypeError, ValueError } from "../../../python/errors.ts";
import { items as itemsOf } from "../../../python/iteration.ts";
import { py, pyclass } from "../../../python/objects.ts";
import { iterate, str, truthy, typeName } from "../../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../../python/values.ts";
import { MultiValueDict } from "../../django/utils/datastructures.ts";
import { defineModule } from "../../process.ts";
import { EMPTY, hasItems, valueOrEmpty } from "./data.ts";
import { field_base } from "./field.ts";
import { takeOption } from "./text.ts";

const isPair = (value: Value): boolean => Array.isArray(value) || value instanceof Tuple;

/** Choices as value → label; a group is a dictionary of its own. @throws ValueError for what is no pair */
function toChoices(choices: Value): Dict {
  const found = new Dict();
  for (const choice of iterate(choices)) {
    if (!isPair(choice)) {
      found.set(choice, choice);
      continue;
    }
    const parts = iterate(choice);
    if (parts.length > 2) throw new ValueError("too many values to unpack (expected 2)");
    const [key, label] = parts;
    if (key === undefined || label === undefined) {
      throw new ValueError(`not enough values to unpack (expected 2, got ${parts.length})`);
    }
    found.set(key, isPair(label) ? toChoices(label) : label);
  }
  return found;
}

function flatten(grouped: Dict): Dict {
  const flat = new Dict();
  for (const [key, label] of grouped) {
    if (label instanceof Dict) for (const [inner, text] of label) flat.set(inner, text);
    else flat.set(key, label);
  }
  return flat;
}

export const choice_fields = defineModule("rest_framework._choice_fields", async (process) => {
  const { Field } = await process.load(field_base);

  @pyclass("rest_framework.fields.ChoiceField")
  class ChoiceField extends Field {
    declare allow_blank: boolean;
    declare grouped_choices: Dict;
    /** Values by their text: "1" finds 1. */
    declare choice_strings_to_values: Dict;
    #choices = new Dict();

    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return { invalid_choice: '"{input}" is not a valid choice.' };
    }
    @py("choices, **kwargs") override __init__(...args: never[]): Promise<void> | void {
      const [choices = null, given = new Dict()] = args as unknown as [Value?, Dict?];
      this.takeChoices(choices, given);
    }
    takeChoices(choices: Value, given: Dict): void {
      const options = new Dict(given);
      this.choices = choices;
      takeOption(options, "html_cutoff", null);
      takeOption(options, "html_cutoff_text", null);
      this.allow_blank = truthy(takeOption(options, "allow_blank", false));
      this.configure(options);
    }
    get choices(): Value {
      return this.#choices;
    }
    set choices(choices: Value) {
      this.grouped_choices = toChoices(choices);
      this.#choices = flatten(this.grouped_choices);
      this.choice_strings_to_values = new Dict(
        [...this.#choices.keys()].map((key) => [str(key), key] as const),
      );
    }
    @py("data") override to_internal_value(data: Value): Promise<Value> | Value {
      if (data === "" && this.allow_blank) return "";
      const found = this.choice_strings_to_values.get(str(data));
      return found === undefined ? this.fail("invalid_choice", { input: data }) : found;
    }
    @py("value") override to_representation(value: Value): Promise<Value> | Value {
      if (value === "" || value === null) return value;
      const found = this.choice_strings_to_values.get(str(value));
      return found === undefined ? value : found;
    }
  }

  @pyclass("rest_framework.fields.MultipleChoiceField")
  class MultipleChoiceField extends ChoiceField {
    declare allow_empty: boolean;
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return {
        invalid_choice: '"{input}" is not a valid choice.',
        not_a_list: 'Expected a list of items but got type "{input_type}".',
        empty: "This selection may not be empty.",
      };
    }
    override get default_empty_html(): Value {
      return [];
    }
    override set default_empty_html(value: Value) {
      super.default_empty_html = value;
    }
    @py("**kwargs") override async __init__(...args: never[]): Promise<void> {
      const [given = new Dict()] = args as unknown as [Dict?];
      const options = new Dict(given);
      this.allow_empty = truthy(takeOption(options, "allow_empty", true));
      if (!options.has("choices")) {
        throw new TypeError(
          "ChoiceField.__init__() missing 1 required positional argument: 'choices'",
        );
      }
      this.takeChoices(takeOption(options, "choices", null), options);
    }
    @py("dictionary") override get_value(dictionary: Value): Value {
      const name = this.field_name ?? "";
      if (!(dictionary instanceof Dict)) return EMPTY;
      if (!dictionary.has(name) && this.isPartial()) return EMPTY;
      return dictionary instanceof MultiValueDict
        ? dictionary.getlist(name)
        : valueOrEmpty(dictionary, name);
    }
    @py("data") override async to_internal_value(data: Value): Promise<Value> {
      if (typeof data === "string" || !hasItems(data))
        this.fail("not_a_list", { input_type: typeName(data) });
      const given = await itemsOf(data);
      if (!this.allow_empty && given.length === 0) this.fail("empty");
      const values = new Dict();
      for (const item of given) values.set(await super.to_internal_value(item), null);
      return [...values.keys()];
    }
    @py("value") override async to_representation(value: Value): Promise<Value> {
      const shown = new Dict();
      for (const item of await itemsOf(value))
        shown.set(this.choice_strings_to_values.get(str(item)) ?? item, null);
      return [...shown.keys()];
    }
  }

  return { ChoiceField, MultipleChoiceField };
});

/** Mirrors rest_framework/fields.py (3.18): the module that gives all fields. */
import { native } from "../../python/objects.ts";
import { defineModule } from "../process.ts";
import { choice_fields } from "./fields/choices.ts";
import { composite_fields } from "./fields/composite.ts";
import { empty, get_error_detail, SkipField } from "./fields/data.ts";
import { derived_fields } from "./fields/derived.ts";
import { field_base } from "./fields/field.ts";
import { file_fields } from "./fields/files.ts";
import { number_fields } from "./fields/numbers.ts";
import { temporal_fields } from "./fields/temporal.ts";
import { text_fields } from "./fields/text.ts";

export const fields = defineModule("rest_framework.fields", async (process) => {
  const { Field } = await process.load(field_base);
  return {
    empty,
    SkipField,
    Field,
    ...(await process.load(text_fields)),
    ...(await process.load(number_fields)),
    ...(await process.load(temporal_fields)),
    ...(await process.load(choice_fields)),
    ...(await process.load(file_fields)),
    ...(await process.load(composite_fields)),
    ...(await process.load(derived_fields)),
    get_error_detail: native("exc_info", get_error_detail, "get_error_detail"),
  };
});

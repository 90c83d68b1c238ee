/** Mirrors the file fields of rest_framework/fields.py (3.18). Without Pillow there is no ImageField to write to. */
import { AttributeError } from "../../../python/errors.ts";
import { py, pyclass } from "../../../python/objects.ts";
import { str, truthy } from "../../../python/operations.ts";
import { Dict, type Value } from "../../../python/values.ts";
import { getattrOr } from "../../django/utils/module_loading.ts";
import { defineModule } from "../../process.ts";
import { settings } from "../settings.ts";
import { field_base } from "./field.ts";
import { takeOption } from "./text.ts";

export const file_fields = defineModule("rest_framework._file_fields", async (process) => {
  const { Field } = await process.load(field_base);
  const { api_settings } = await process.load(settings);
  const USE_URL = await api_settings.flag("UPLOADED_FILES_USE_URL");

  @pyclass("rest_framework.fields.FileField")
  class FileField extends Field {
    declare max_length: Value;
    declare allow_empty_file: boolean;
    declare use_url: boolean;
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return {
        required: "No file was submitted.",
        invalid: "The submitted data was not a file. Check the encoding type on the form.",
        no_name: "No filename could be determined.",
        empty: "The submitted file is empty.",
        max_length: "Ensure this filename has at most {max_length} characters (it has {length}).",
      };
    }
    override configure(given: Dict): void {
      const options = new Dict(given);
      this.max_length = takeOption(options, "max_length", null);
      this.allow_empty_file = truthy(takeOption(options, "allow_empty_file", false));
      this.use_url = truthy(takeOption(options, "use_url", USE_URL));
      super.configure(options);
    }
    @py("data") override async to_internal_value(data: Value): Promise<Value> {
      const name = await getattrOr<Value | undefined>(process, data, "name", undefined);
      const size = await getattrOr<Value | undefined>(process, data, "size", undefined);
      if (name === undefined || size === undefined) this.fail("invalid");
      if (!truthy(name)) this.fail("no_name");
      if (!this.allow_empty_file && !truthy(size)) this.fail("empty");
      const { max_length } = this;
      const length = [...str(name)].length;
      if (typeof max_length === "number" && max_length > 0 && length > max_length)
        this.fail("max_length", { max_length, length });
      return data;
    }
    @py("value") override async to_representation(value: Value): Promise<Value> {
      if (!truthy(value)) return null;
      if (!this.use_url) return await process.getattr(value, "name");
      try {
        const url = await process.getattr(value, "url");
        const request = (this.context as Dict).get("request") ?? null;
        if (request === null) return url;
        return await process.callMethod(request, "build_absolute_uri", [url]);
      } catch (error) {
        if (error instanceof AttributeError) return null;
        throw error;
      }
    }
  }

  return { FileField };
});

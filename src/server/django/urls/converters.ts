/** Mirrors django/urls/converters.py (5.2). */
import { ValueError } from "../../../python/errors.ts";
import { native, py, pyclass, PyObject } from "../../../python/objects.ts";
import { str } from "../../../python/operations.ts";
import { UUID } from "../../../python/stdlib/uuid.ts";
import { toInt, type Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";

/** Between the text of a path segment and a Python value. Subclasses may be Python's, so results may be promises. */
export interface Converter {
  readonly regex: string;
  /** @throws ValueError where the text is none of its values: the pattern then does not match */
  to_python(value: string): Value | Promise<Value>;
  /** @throws ValueError where the value has no text */
  to_url(value: Value): string | Promise<string>;
}

@pyclass("django.urls.converters.IntConverter")
class IntConverter extends PyObject {
  get regex(): string {
    return "[0-9]+";
  }
  @py("value") to_python(value: string): Value {
    return toInt(BigInt(value));
  }
  @py("value") to_url(value: Value): string {
    return str(value);
  }
}

@pyclass("django.urls.converters.StringConverter")
class StringConverter extends PyObject {
  get regex(): string {
    return "[^/]+";
  }
  @py("value") to_python(value: string): Value {
    return value;
  }
  @py("value") to_url(value: Value): string {
    return str(value);
  }
}

@pyclass("django.urls.converters.UUIDConverter")
class UUIDConverter extends PyObject {
  get regex(): string {
    return "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  }
  @py("value") to_python(value: string): Value {
    return UUID.of(value);
  }
  @py("value") to_url(value: Value): string {
    return str(value);
  }
}

@pyclass("django.urls.converters.SlugConverter")
class SlugConverter extends StringConverter {
  override get regex(): string {
    return "[-a-zA-Z0-9_]+";
  }
}

@pyclass("django.urls.converters.PathConverter")
class PathConverter extends StringConverter {
  override get regex(): string {
    return ".+";
  }
}

export const converters = defineModule("django.urls.converters", (process) => {
  const known = new Map<string, Converter>([
    ["int", new IntConverter()],
    ["path", new PathConverter()],
    ["slug", new SlugConverter()],
    ["str", new StringConverter()],
    ["uuid", new UUIDConverter()],
  ]);
  const register_converter = native(
    "converter, type_name",
    async (converter: Value, type_name: string) => {
      if (typeof converter !== "function") throw new ValueError("converter must be a class");
      known.set(type_name, (await process.call(converter, [])) as Converter);
      return null;
    },
    "register_converter",
  );
  return {
    IntConverter,
    StringConverter,
    UUIDConverter,
    SlugConverter,
    PathConverter,
    register_converter,
    converterNamed: known,
  };
});

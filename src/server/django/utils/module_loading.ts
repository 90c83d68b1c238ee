/** Mirrors django/utils/module_loading.py (5.2). */
import { AttributeError, ImportError, TypeError } from "../../../python/errors.ts";
import { type Class, classInfo, native } from "../../../python/objects.ts";
import { typeName } from "../../../python/operations.ts";
import { Bytes, type Value } from "../../../python/values.ts";
import { defineModule, type Process } from "../../process.ts";

/**
 * The attribute or class at the end of a dotted path.
 * @throws ImportError, in Django's words, where there is no such path; whatever the module raises when imported
 */
export async function importString(process: Process, given: Value): Promise<Value> {
  const path = requirePath(given);
  const dot = path.lastIndexOf(".");
  if (dot < 0) throw new ImportError(`${path} doesn't look like a module path`);
  const [moduleName, name] = [path.slice(0, dot), path.slice(dot + 1)];
  try {
    // Also an AttributeError of the module's own body is taken for a missing name, as upstream takes it.
    return await process.getattr(await process.importModule(moduleName), name);
  } catch (error) {
    if (!(error instanceof AttributeError)) throw error;
    const failure = new ImportError(
      `Module "${moduleName}" does not define a "${name}" attribute/class`,
    );
    failure.cause = error;
    throw failure;
  }
}

function requirePath(given: Value): string {
  if (typeof given === "string") return given;
  if (given instanceof Bytes) throw new TypeError("a bytes-like object is required, not 'str'");
  const cls = typeof given === "function" ? classInfo(given as unknown as Class) : undefined;
  const owner = cls ? `type object '${cls.name}'` : `'${typeName(given)}' object`;
  throw new AttributeError(`${owner} has no attribute 'rsplit'`);
}

/** hasattr(object, name). */
export async function getattrOr<T>(
  process: Process,
  object: Value,
  name: string,
  fallback: T,
): Promise<Value | T> {
  try {
    return await process.getattr(object, name);
  } catch (error) {
    if (error instanceof AttributeError) return fallback;
    throw error;
  }
}

export const module_loading = defineModule("django.utils.module_loading", (process) => ({
  import_string: native(
    "dotted_path",
    (path: Value) => importString(process, path),
    "import_string",
  ),
}));

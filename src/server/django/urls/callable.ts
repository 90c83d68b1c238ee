/** Mirrors django/urls/utils.py (5.2). */
import { AttributeError, ImportError, ModuleNotFoundError } from "../../../python/errors.ts";
import { isCallable, str } from "../../../python/operations.ts";
import type { Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { ViewDoesNotExist } from "../core/exceptions.ts";

export const urls_utils = defineModule("django.urls.utils", (process) => {
  /** A view given as a callable or as its dotted path. @throws ViewDoesNotExist, ImportError */
  async function get_callable(view: Value): Promise<Value> {
    if (isCallable(view)) return view;
    if (typeof view !== "string")
      throw new ViewDoesNotExist(`'${str(view)}' is not a callable or a dot-notation path`);
    const dot = view.lastIndexOf(".");
    if (dot < 0)
      throw new ImportError(`Could not import '${view}'. The path must be fully qualified.`);
    const [moduleName, name] = [view.slice(0, dot), view.slice(dot + 1)];
    const found = await attribute(view, moduleName, name);
    if (!isCallable(found))
      throw new ViewDoesNotExist(`Could not import '${view}'. View is not callable.`);
    return found;
  }

  async function attribute(view: string, moduleName: string, name: string): Promise<Value> {
    let module: object;
    try {
      module = await process.importModule(moduleName);
    } catch (error) {
      const missing = `No module named '${moduleName}'`;
      if (
        !(error instanceof ModuleNotFoundError) ||
        !str(error).startsWith(missing) ||
        !moduleName.includes(".")
      ) {
        throw error;
      }
      await process.importModule(moduleName.slice(0, moduleName.lastIndexOf(".")));
      throw new ViewDoesNotExist(
        `Could not import '${view}'. Parent module ${moduleName} does not exist.`,
      );
    }
    try {
      return await process.getattr(module, name);
    } catch (error) {
      if (!(error instanceof AttributeError)) throw error;
      throw new ViewDoesNotExist(
        `Could not import '${view}'. View does not exist in module ${moduleName}.`,
      );
    }
  }

  return { get_callable };
});

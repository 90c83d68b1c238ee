import type { ModuleDefinition, PythonHost } from "../module-definition.ts";
import { datetime } from "./modules/datetime.ts";
import { os, os_path } from "./modules/os.ts";
import { pathlib } from "./modules/pathlib.ts";
import { sys } from "./modules/sys.ts";

/** The modules of Python's own library that the workbook has. */
export const STANDARD_LIBRARY: readonly ModuleDefinition<PythonHost, object>[] = [datetime, os, os_path, pathlib, sys];

import type { ModuleDefinition } from "../../python/module-definition.ts";
import type { Environment } from "../environment.ts";

/** Something pip can install. */
export interface Distribution {
  /** As pip prints it, e.g. "djangorestframework-simplejwt". */
  readonly name: string;
  readonly version: string;
  /** Names of the distributions pip installs with it, in its order. */
  readonly requires: readonly string[];
  /** The modules it makes importable, of those that are simulated. */
  readonly modules: readonly ModuleDefinition<Environment, object>[];
  /** Top-level names that are importable though nothing of them is simulated. */
  readonly packages?: readonly string[];
}

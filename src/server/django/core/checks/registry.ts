/** Mirrors django/core/checks/registry.py (5.2). */
import { native, pyclass, PyObject } from "../../../../python/objects.ts";
import { iterate } from "../../../../python/operations.ts";
import type { Dict, Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import type { CheckMessage } from "./messages.ts";

/** What a check looks at. */
export interface CheckScope {
  /** Labels of the applications it is about; null for all. */
  readonly apps: ReadonlySet<string> | null;
}

/** A system check: looks at the project and returns what it found. */
export type Check = (
  scope: CheckScope,
) => readonly CheckMessage[] | Promise<readonly CheckMessage[]>;

/** What is checked. */
export interface CheckRequest extends Partial<CheckScope> {
  /** Only these groups; all when absent. */
  readonly tags?: ReadonlySet<string> | null;
  /** Also what matters only where the project is put to use. */
  readonly deploy?: boolean;
}

interface Registered {
  readonly tag: string;
  readonly run: Check;
  readonly deploy: boolean;
}

/** The checks of a process, in the order they were registered. */
@pyclass("django.core.checks.registry.CheckRegistry")
export class CheckRegistry extends PyObject {
  readonly #checks: Registered[] = [];

  /** @param deploy whether it is for projects that are put to use */
  add(tag: string, run: Check, deploy = false): void {
    this.#checks.push({ tag, run, deploy });
  }

  /** Names of the groups there are. @param deploy whether those of deployment count too */
  tags(deploy = false): string[] {
    const checks = this.#checks.filter((one) => deploy || !one.deploy);
    return [...new Set(checks.map(({ tag }) => tag))].filter((tag) => tag !== "");
  }

  /** The checks of databases run only when asked for. */
  async run({ tags = null, deploy = false, apps = null }: CheckRequest): Promise<CheckMessage[]> {
    const messages: CheckMessage[] = [];
    // Upstream keeps its checks in a set. What looks at addresses imports the URLconf, and comes last.
    const last = ({ tag }: Registered): number => Number(tag === "urls");
    const checks = this.#checks.filter((one) => deploy || !one.deploy);
    for (const { tag, run } of checks.toSorted((a, b) => last(a) - last(b))) {
      if (tags ? tags.has(tag) : tag !== "database") messages.push(...(await run({ apps })));
    }
    return messages;
  }
}

export const registry = defineModule("django.core.checks.registry", (process) => {
  const checks = new CheckRegistry();
  /** `@register(tag)` or `@register()` over a Python function. */
  const register = native(
    "check=None, *tags, **kwargs",
    (check: Value | undefined, tags: Value[], options: Dict) => {
      const deploy = options.get("deploy") === true;
      const names = tags.filter((tag) => typeof tag === "string");
      const decorate = (run: Value, tag: string): Value => {
        const asked = async (): Promise<CheckMessage[]> => {
          const found = await process.call(run, [], { app_configs: null, databases: null });
          return iterate(found) as CheckMessage[];
        };
        checks.add(tag, asked, deploy);
        return run;
      };
      if (typeof check === "function") return decorate(check, names[0] ?? "");
      const tag = typeof check === "string" ? check : (names[0] ?? "");
      return native("check", (run: Value) => decorate(run, tag), "inner");
    },
    "register",
  );
  return { registry: checks, register };
});

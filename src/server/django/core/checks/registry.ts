/** Mirrors django/core/checks/registry.py (5.2). */
import { native, pyclass, PyObject } from "../../../../python/objects.ts";
import { iterate } from "../../../../python/operations.ts";
import type { Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import type { CheckMessage } from "./messages.ts";

/** A system check: looks at the project and returns what it found. */
export type Check = () => readonly CheckMessage[] | Promise<readonly CheckMessage[]>;

interface Registered {
  readonly tag: string;
  readonly run: Check;
}

/** The checks of a process, in the order they were registered. */
@pyclass("django.core.checks.registry.CheckRegistry")
export class CheckRegistry extends PyObject {
  readonly #checks: Registered[] = [];

  add(tag: string, run: Check): void {
    this.#checks.push({ tag, run });
  }

  tags(): string[] {
    return [...new Set(this.#checks.map(({ tag }) => tag))];
  }

  /** @param tags run only these; all when null. The checks of databases run only when asked for */
  async run(tags: ReadonlySet<string> | null): Promise<CheckMessage[]> {
    const messages: CheckMessage[] = [];
    // Upstream keeps its checks in a set. What looks at addresses imports the URLconf, and comes last.
    const last = ({ tag }: Registered): number => Number(tag === "urls");
    for (const { tag, run } of this.#checks.toSorted((a, b) => last(a) - last(b))) {
      if (tags ? tags.has(tag) : tag !== "database") messages.push(...(await run()));
    }
    return messages;
  }
}

export const registry = defineModule("django.core.checks.registry", (process) => {
  const checks = new CheckRegistry();
  /** `@register(tag)` or `@register()` over a Python function. */
  const register = native(
    "check=None, *tags, **kwargs",
    (check: Value | undefined, tags: Value[]) => {
      const names = tags.filter((tag) => typeof tag === "string");
      const decorate = (run: Value, tag: string): Value => {
        checks.add(tag, async () => {
          const found = await process.call(run, [], { app_configs: null, databases: null });
          return [...(await iterate(found))] as CheckMessage[];
        });
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

import type { ModuleDefinition } from "../../python/module-definition.ts";
import type { Environment } from "../environment.ts";
import type { Distribution } from "./distribution.ts";
import { DJANGO } from "./django.ts";
import { normalizeName } from "./normalize-name.ts";
import { DJANGORESTFRAMEWORK } from "./rest_framework.ts";
import { DJANGORESTFRAMEWORK_SIMPLEJWT, PYJWT } from "./rest_framework_simplejwt.ts";

/** Everything pip can install here. */
export const DISTRIBUTIONS: readonly Distribution[] = [
  DJANGO,
  { name: "asgiref", version: "3.12.1", requires: [], modules: [] },
  { name: "sqlparse", version: "0.5.5", requires: [], modules: [] },
  DJANGORESTFRAMEWORK,
  DJANGORESTFRAMEWORK_SIMPLEJWT,
  PYJWT,
  {
    name: "cryptography",
    version: "38.0.4",
    requires: ["cffi"],
    modules: [],
    packages: ["cryptography"],
  },
  { name: "cffi", version: "1.15.1", requires: ["pycparser"], modules: [], packages: ["cffi"] },
  { name: "pycparser", version: "2.21", requires: [], modules: [], packages: ["pycparser"] },
];

/** @returns undefined for a name that pip would not find here */
export function findDistribution(name: string): Distribution | undefined {
  const wanted = normalizeName(name);
  return DISTRIBUTIONS.find((one) => normalizeName(one.name) === wanted);
}

/** A distribution and, before it, everything it needs that is not among `installed`; in the order pip installs them. */
export function withRequirements(name: string, installed: readonly string[] = []): Distribution[] {
  const done = new Set(installed.map(normalizeName));
  const order: Distribution[] = [];
  const visit = (wanted: string): void => {
    const found = findDistribution(wanted);
    if (!found || done.has(normalizeName(wanted))) return;
    done.add(normalizeName(wanted));
    for (const required of found.requires) visit(required);
    order.push(found);
  };
  visit(name);
  return order;
}

/** The native modules that installed distributions make importable. Django is always installed. */
export function modulesOf(installed: readonly string[]): ModuleDefinition<Environment, object>[] {
  const names = ["Django", ...installed]
    .flatMap((name) => withRequirements(name))
    .map(({ name }) => name);
  return [...new Set(names)].flatMap((name) => findDistribution(name)?.modules ?? []);
}

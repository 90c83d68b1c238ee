import { normalizeName } from "../../server/packages/normalize-name.ts";
import { findDistribution } from "../../server/packages/packages.ts";
import { findWheel, PREINSTALLED } from "./pip-index.ts";

/** A requirement as somebody wrote it, e.g. "djangorestframework-simplejwt[crypto]>=5". */
export interface Requirement {
  readonly written: string;
  readonly name: string;
  readonly extras: readonly string[];
  readonly clauses: readonly { readonly operator: string; readonly version: string }[];
}

const SHAPE = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?\s*(.*)$/;
const CLAUSE = /^(===?|~=|!=|<=?|>=?)\s*([\w.*+!-]+)$/;

/** @returns null for what pip calls an invalid requirement */
export function parseRequirement(written: string): Requirement | null {
  const [, name = "", extras = "", rest = ""] = SHAPE.exec(written.trim()) ?? [];
  if (name === "") return null;
  const parts = rest === "" ? [] : rest.split(",").map((part) => CLAUSE.exec(part.trim()));
  const clauses = parts.flatMap((match) =>
    match ? [{ operator: match[1] ?? "", version: match[2] ?? "" }] : [],
  );
  if (clauses.length !== parts.length) return null;
  const named = extras
    .split(",")
    .map((extra) => extra.trim())
    .filter((extra) => extra !== "");
  return { written: written.trim(), name, extras: named, clauses };
}

/** The only version of a distribution that there is here; null for a name that the index does not hold. */
export function versionOf(name: string): string | null {
  const always = PREINSTALLED.find(([known]) => known === normalizeName(name));
  return always?.[1] ?? findDistribution(name)?.version ?? null;
}

/** Whether that version will do. */
export function satisfies({ name, clauses }: Requirement): boolean {
  const version = versionOf(name);
  return (
    version !== null && clauses.every((clause) => holds(version, clause.operator, clause.version))
  );
}

/** What a requirement's distribution needs in turn: its own, then those of the extras asked for. */
export function requirementsOf({ name, extras }: Requirement): Requirement[] {
  const wheel = findWheel(name);
  const written = [
    ...(wheel?.requires ?? []),
    ...extras.flatMap((extra) => wheel?.extras?.[extra] ?? []),
  ];
  return written.flatMap((one) => parseRequirement(one) ?? []);
}

function holds(version: string, operator: string, wanted: string): boolean {
  const stem = wanted.replace(/\.\*$/, "");
  const same = stem === wanted ? compare(version, wanted) === 0 : isBelow(version, stem);
  switch (operator) {
    case "==":
    case "===":
      return same;
    case "!=":
      return !same;
    case "~=":
      return (
        compare(version, wanted) >= 0 && isBelow(version, wanted.split(".").slice(0, -1).join("."))
      );
    case "<":
      return compare(version, wanted) < 0;
    case "<=":
      return compare(version, wanted) <= 0;
    case ">":
      return compare(version, wanted) > 0;
    default:
      return compare(version, wanted) >= 0;
  }
}

function isBelow(version: string, stem: string): boolean {
  return `${version}.`.startsWith(`${stem}.`);
}

/** Releases by their numbers; suffixes of pre-releases do not occur here. */
function compare(one: string, other: string): number {
  const [a, b] = [one, other].map((version) =>
    version.split(".").map((part) => Number.parseInt(part, 10) || 0),
  );
  for (let at = 0; at < Math.max(a?.length ?? 0, b?.length ?? 0); at += 1) {
    const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

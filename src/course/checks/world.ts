import type { SettingValue, WorldState } from "../../protocol/world.ts";
import type { RowCheck, SettingCheck } from "../lesson.ts";
import { dig, fits } from "./pattern.ts";

/** The evaluated settings, never their text: any way of writing the same value counts. */
export function settingFits(check: SettingCheck, { project }: WorldState): boolean {
  if (!project) return false;
  const value = dig(project.settings, check.name) as SettingValue | undefined;
  if (check.present !== undefined && (value !== undefined) !== check.present) return false;
  if (check.equals !== undefined && value !== check.equals) return false;
  if (check.includes === undefined) return true;
  const { includes } = check;
  return (
    Array.isArray(value) && value.some((item) => typeof item === "string" && fits(includes, item))
  );
}

export function routeFits(
  route: { readonly pattern: string; readonly view?: string },
  { project }: WorldState,
): boolean {
  return (project?.routes ?? []).some(
    ({ pattern, view }) =>
      pattern === route.pattern && (route.view === undefined || fits(route.view, view)),
  );
}

export function rowsFit(
  { table, where = {}, count = 1 }: RowCheck,
  { database }: WorldState,
): boolean {
  const rows = database.find(({ name }) => name === table)?.rows ?? [];
  const found = rows.filter((row) =>
    Object.entries(where).every(([column, value]) => row[column] === value),
  ).length;
  return count === 0 ? found === 0 : found >= count;
}

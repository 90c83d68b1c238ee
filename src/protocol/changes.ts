import { type CellPages, pagedTable, pagesOf } from "./table-contents.ts";
import type { RowCells, TableContents, WorldState } from "./world.ts";

/** Parts of the state that are large and seldom change. */
const SELDOM = ["files", "packages", "server", "project"] as const;
type Seldom = (typeof SELDOM)[number];

/** A table after a change: only its name where nothing changed. */
export interface TableChange {
  readonly name: string;
  /** With it all pages come: the table is new, or has another schema. */
  readonly shape?: Omit<TableContents, "name" | "rows">;
  /** Pages that differ; null for one that is gone. */
  readonly pages?: readonly (readonly [page: number, rows: readonly RowCells[] | null])[];
}

/** What tells one state of a world from an earlier one, so that an answer stays small however much the world holds. */
export interface WorldChanges
  extends Omit<WorldState, Seldom | "database">, Partial<Pick<WorldState, Seldom>> {
  /** All tables there are, in order. */
  readonly tables: readonly TableChange[];
}

/** @param before null gives the whole state */
export function changesBetween(before: WorldState | null, after: WorldState): WorldChanges {
  const { files, packages, server, project, database, ...often } = after;
  const seldom = { files, packages, server, project };
  const changed = Object.fromEntries(
    SELDOM.filter((part) => before?.[part] !== after[part]).map((part) => [part, seldom[part]]),
  );
  const known = new Map(before?.database.map((table) => [table.name, table]));
  const tables = database.map((table) => tableChange(known.get(table.name), table));
  return { ...often, ...changed, tables };
}

function tableChange(before: TableContents | undefined, after: TableContents): TableChange {
  const { name, columns, primaryKey } = after;
  if (before === after) return { name };
  const pages = pagesOf(after);
  if (before?.columns.join("\n") !== columns.join("\n") || before.primaryKey !== primaryKey) {
    return { name, shape: { columns, primaryKey }, pages: [...pages] };
  }
  const earlier = pagesOf(before);
  const gone = [...earlier.keys()].filter((page) => !pages.has(page));
  return {
    name,
    pages: [
      ...[...pages].filter(([page, rows]) => earlier.get(page) !== rows),
      ...gone.map((page) => [page, null] as const),
    ],
  };
}

/** The state after changes. @param before the state they were made against; null where they are whole */
export function applyChanges(before: WorldState | null, changes: WorldChanges): WorldState {
  const { tables, ...parts } = changes;
  const known = new Map(before?.database.map((table) => [table.name, table]));
  const database = tables.map((change) => changedTable(known.get(change.name), change));
  return { ...before, ...parts, database } as WorldState;
}

function changedTable(
  before: TableContents | undefined,
  { name, shape, pages = [] }: TableChange,
): TableContents {
  if (shape === undefined && pages.length === 0 && before) return before;
  const rows = new Map<number, readonly RowCells[]>(shape || !before ? [] : pagesOf(before));
  for (const [page, cells] of pages) {
    if (cells === null) rows.delete(page);
    else rows.set(page, cells);
  }
  const { columns, primaryKey } = shape ?? before ?? { columns: [], primaryKey: "" };
  return pagedTable({ name, columns, primaryKey }, inOrder(rows));
}

function inOrder(pages: CellPages): CellPages {
  return new Map([...pages].sort(([a], [b]) => a - b));
}

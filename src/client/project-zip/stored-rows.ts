import type { Cell, RowCells, TableContents } from "../../protocol/world.ts";

/** Tables that `migrate` fills by itself. */
const MADE_BY_MIGRATE = new Set(["django_migrations", "django_content_type", "auth_permission"]);
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** The rows of a world as `data.json`: table → rows, each by column as SQLite holds it. */
export function dataJson(database: readonly TableContents[]): string {
  const tables = database
    .filter(({ name, rows }) => !MADE_BY_MIGRATE.has(name) && rows.length > 0)
    .map(({ name, rows }) => [name, rows.map(storedRow)]);
  return `${JSON.stringify(Object.fromEntries(tables), null, 1)}\n`;
}

function storedRow(row: RowCells): RowCells {
  return Object.fromEntries(
    Object.entries(row).map(([column, cell]) => [column, storedCell(cell)]),
  );
}

/** Panels show a moment as ISO 8601 has it, SQLite holds it as Django writes it. */
function storedCell(cell: Cell): Cell {
  if (typeof cell === "string" && MOMENT.test(cell)) return cell.replace("T", " ").slice(0, -1);
  return cell;
}

/** Reads `data.json`. @returns null for what is none */
export function readData(text: string): Record<string, RowCells[]> | null {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  const isObject = (value: unknown): value is object =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isObject(data)) return null;
  const isCell = (value: unknown): boolean => value === null || typeof value !== "object";
  const tables = Object.values(data as Record<string, unknown>);
  const fits = tables.every(
    (rows) =>
      Array.isArray(rows) && rows.every((row) => isObject(row) && Object.values(row).every(isCell)),
  );
  return fits ? (data as Record<string, RowCells[]>) : null;
}

/** `load_data.py`: puts the rows of `data.json` into the migrated database. */
export const LOAD_DATA = `"""Puts the rows of data.json into the database. Run it once, after \`python manage.py migrate\`."""

import json
import os
from pathlib import Path

DATA = Path(__file__).with_name('data.json')


def load():
    from django.db import connection, transaction

    tables = json.loads(DATA.read_text(encoding='utf-8'))
    present = set(connection.introspection.table_names())
    with transaction.atomic(), connection.cursor() as cursor:
        for table, rows in tables.items():
            if table not in present:
                continue
            for row in rows:
                columns = ', '.join(connection.ops.quote_name(column) for column in row)
                places = ', '.join(['%s'] * len(row))
                name = connection.ops.quote_name(table)
                cursor.execute(f'INSERT OR REPLACE INTO {name} ({columns}) VALUES ({places})', list(row.values()))


if __name__ == '__main__':
    import django

    os.environ.setdefault('DJANGO_SETTINGS_MODULE', @settings@)
    django.setup()
    load()
`;

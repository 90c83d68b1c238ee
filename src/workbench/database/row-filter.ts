import type { Cell, RowCells } from "../../protocol/world.ts";

/** A part of a filter: a word that some cell holds, or a comparison with a column. */
interface Term {
  readonly column: string | null;
  readonly operator: "=" | "!=" | "<" | ">" | "<=" | ">=" | "holds";
  readonly value: string;
}

/** A filter that names a column the table does not have; the message is for the learner. */
export class FilterError extends Error {
  readonly code = "filter_invalid";
}

const TERM = /(?:([\w.]+)\s*(!=|<=|>=|=|<|>|:)\s*)?(?:"([^"]*)"|(\S+))/g;

/**
 * Rows that fit every part of a filter such as `ada is_active=true id>3 "Mary Shelley"`. Words are looked for in all cells, in
 * any case; numbers compare as numbers.
 * @throws FilterError
 */
export function rowFilter(text: string, columns: readonly string[]): (row: RowCells) => boolean {
  const terms = [...text.matchAll(TERM)].map((match) => termOf(match, columns));
  return (row) => terms.every((term) => fits(row, term));
}

function termOf(
  [whole, column, operator, quoted, word]: RegExpMatchArray,
  columns: readonly string[],
): Term {
  const value = quoted ?? word ?? "";
  if (column === undefined || operator === undefined)
    return { column: null, operator: "holds", value };
  if (!columns.includes(column)) {
    throw new FilterError(
      `“${whole}” asks for a column ${column}, which this table does not have. Put quotes around it to search for it as text.`,
    );
  }
  return { column, operator: operator === ":" ? "holds" : (operator as Term["operator"]), value };
}

function fits(row: RowCells, { column, operator, value }: Term): boolean {
  if (column === null) return Object.values(row).some((cell) => holds(cell, value));
  const cell = row[column] ?? null;
  if (operator === "holds") return holds(cell, value);
  if (operator === "=" || operator === "!=") return same(cell, value) === (operator === "=");
  if (cell === null) return false;
  const order = compare(cell, value);
  if (operator === "<") return order < 0;
  if (operator === ">") return order > 0;
  return operator === "<=" ? order <= 0 : order >= 0;
}

const textOf = (cell: Cell): string => (cell === null ? "null" : String(cell));

function holds(cell: Cell, value: string): boolean {
  return textOf(cell).toLowerCase().includes(value.toLowerCase());
}

function same(cell: Cell, value: string): boolean {
  return textOf(cell).toLowerCase() === value.toLowerCase();
}

function compare(cell: Exclude<Cell, null>, value: string): number {
  const [left, right] = [Number(cell), Number(value)];
  if (Number.isFinite(left) && Number.isFinite(right)) return left - right;
  return textOf(cell).localeCompare(value, "en");
}

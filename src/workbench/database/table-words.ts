import type { Cell, ExchangeEntry, TableContents, TouchedTable } from "../../protocol/world.ts";
import type { GridRow } from "../../ui/data-grid.ts";

/** What the tables that Django and its packages make are for, in a learner's words. */
const PURPOSES: Readonly<Record<string, string>> = {
  auth_group: "Groups of users",
  auth_group_permissions: "Which permission a group gives",
  auth_permission: "What may be done with each model",
  auth_user: "Users, with their hashed passwords",
  auth_user_groups: "Which user is in which group",
  auth_user_user_permissions: "Permissions given to single users",
  authtoken_token: "Keys of TokenAuthentication, one a user",
  books_book: "The bookstore's books",
  django_admin_log: "What was done in the admin",
  django_content_type: "The models of the project",
  django_migrations: "Migrations that have been applied",
  django_session: "Sessions of browsers that have logged in",
  token_blacklist_blacklistedtoken: "Refresh tokens that are taken no more",
  token_blacklist_outstandingtoken: "Every refresh token that was issued",
};

export const purposeOf = (table: string): string | null => PURPOSES[table] ?? null;

/** "3 rows, 1 changed by the last request" */
export function tableWords({ rows }: TableContents, touched: TouchedTable | null): string {
  const count = `${String(rows.length)} ${rows.length === 1 ? "row" : "rows"}`;
  if (!touched) return count;
  if (touched.wrote.length > 0) return `${count}, ${String(touched.wrote.length)} changed`;
  return touched.read === "all" ? `${count}, searched` : `${count}, read`;
}

/** What a request did with a table; null for nothing, or where no request is chosen. */
export function touchedIn(exchange: ExchangeEntry | null, table: string): TouchedTable | null {
  return exchange?.touched?.find((one) => one.table === table) ?? null;
}

export const cellText = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? "NULL" : String(cell);

/** The rows of a table as a grid shows them, with those marked that a request looked up or changed. */
export function gridRows(
  { columns, primaryKey }: TableContents,
  rows: TableContents["rows"],
  touched: TouchedTable | null,
): GridRow[] {
  const wrote = new Set(touched?.wrote);
  const read = new Set(touched?.read === "all" ? [] : touched?.read);
  return rows.map((row) => {
    const key = row[primaryKey] ?? null;
    const mark = wrote.has(key)
      ? ({ text: "changed", tone: "wrote" } as const)
      : read.has(key)
        ? ({ text: "read", tone: "read" } as const)
        : undefined;
    return {
      key: cellText(key),
      cells: columns.map((column) => cellText(row[column])),
      ...(mark ? { mark } : {}),
    };
  });
}

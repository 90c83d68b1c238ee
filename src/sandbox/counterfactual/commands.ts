import type { Cell, RowCells } from "../../protocol/world.ts";
import { keyOf } from "./refusal.ts";

/** A value as Python writes it inside double quotes of a shell line. */
export function pythonLiteral(value: Cell): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return String(value);
  return `'${value.replace(/[\\']/g, "\\$&").replace(/\n/g, "\\n")}'`;
}

/** `python manage.py shell -c "…"`, quoted for the terminal. */
export function shellCommand(...statements: readonly string[]): string {
  const source = statements.filter((statement) => statement !== "").join("; ");
  return `python manage.py shell -c "${source.replace(/[\\"$`]/g, "\\$&")}"`;
}

const MODEL = "from django.contrib.auth import get_user_model";

/** A shell line in which `user` is a row of the user model. */
export function userCommand(user: RowCells, prelude: string, ...statements: string[]): string {
  const find = `user = get_user_model().objects.get(pk=${pythonLiteral(keyOf(user))})`;
  return shellCommand(MODEL, prelude, find, ...statements);
}

/** A shell line in which `User` is the user model. */
export function modelCommand(...statements: readonly string[]): string {
  return shellCommand(MODEL, "User = get_user_model()", ...statements);
}

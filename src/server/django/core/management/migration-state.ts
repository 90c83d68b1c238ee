import type { Process } from "../../../process.ts";
import { migrations_executor } from "../../db/migrations/executor.ts";

/** App labels of the migrations on disk that the database has not had, one a migration. */
export async function unappliedMigrations(process: Process): Promise<readonly string[]> {
  const { unapplied_labels } = await process.load(migrations_executor);
  return await unapplied_labels();
}

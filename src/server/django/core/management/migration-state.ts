import { str } from "../../../../python/operations.ts";
import type { Process } from "../../../process.ts";
import { importSubmodule } from "../../apps/config.ts";
import type { Value } from "../../../../python/values.ts";

/** App labels of the migrations on disk that the database has not had, one a migration. */
export async function unappliedMigrations(process: Process): Promise<readonly string[]> {
  const executor = await importSubmodule(process, "django.db.migrations.executor");
  if (!executor) return [];
  const labels = await process.call(await process.getattr(executor, "unapplied_labels"), []);
  return (labels as Value[]).map(str);
}

/** Mirrors django/db/__init__.py (5.2). */
import { defineModule } from "../../process.ts";
import { connections } from "./connections.ts";
import { db_utils } from "./utils.ts";

export const db = defineModule(
  "django.db",
  async (process) => ({ ...(await process.load(connections)), ...(await process.load(db_utils)) }),
  "/site-packages/django/db/__init__.py",
);

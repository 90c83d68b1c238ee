/** Mirrors rest_framework/checks.py (3.18). */
import { truthy } from "../../python/operations.ts";
import { type CheckMessage, warning } from "../django/core/checks/messages.ts";
import { defineModule } from "../process.ts";
import { settings } from "./settings.ts";

export const checks = defineModule("rest_framework.checks", (process) => {
  async function pagination_system_check(): Promise<CheckMessage[]> {
    const { api_settings } = await process.load(settings);
    const sized = truthy(await api_settings.get("PAGE_SIZE"));
    if (!sized || truthy(await api_settings.get("DEFAULT_PAGINATION_CLASS"))) return [];
    const text =
      "You have specified a default PAGE_SIZE pagination rest_framework setting, " +
      "without specifying also a DEFAULT_PAGINATION_CLASS.";
    const hint =
      "The default for DEFAULT_PAGINATION_CLASS is None. " +
      "In previous versions this was PageNumberPagination. " +
      "If you wish to define PAGE_SIZE globally whilst defining " +
      "pagination_class on a per-view basis you may silence this check.";
    return [warning(text, { hint, id: "rest_framework.W001" })];
  }
  return { pagination_system_check };
});

/** Mirrors rest_framework/apps.py (3.18). */
import { defineAppConfig } from "../django/apps/config.ts";
import { registry } from "../django/core/checks/registry.ts";
import { checks as drf_checks } from "./checks.ts";

export const apps = defineAppConfig(
  "RestFrameworkConfig",
  { name: "rest_framework", verbose_name: "Django REST framework" },
  async (process) => {
    const { registry: checks } = await process.load(registry);
    const { pagination_system_check } = await process.load(drf_checks);
    checks.add("compatibility", pagination_system_check);
  },
);

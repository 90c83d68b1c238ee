/** Mirrors django/core/checks/__init__.py (5.2). */
import { defineModule } from "../../process.ts";
import {
  CheckError,
  CheckMessage,
  CheckWarning,
  CRITICAL,
  Critical,
  DEBUG,
  Debug,
  ERROR,
  INFO,
  Info,
  WARNING,
} from "./checks/messages.ts";
import { checks_models } from "./checks/model_checks.ts";
import { registry } from "./checks/registry.ts";
import { checks_security } from "./checks/security.ts";
import {
  checks_async,
  checks_caches,
  checks_files,
  checks_templates,
  checks_translation,
  checks_without_findings,
} from "./checks/settings.ts";
import { checks_urls } from "./checks/urls.ts";

/** Names of the groups of built-in checks. */
const TAGS = [
  "admin",
  "async_support",
  "caches",
  "commands",
  "compatibility",
  "database",
  "files",
  "models",
  "security",
  "signals",
  "sites",
  "staticfiles",
  "templates",
  "translation",
  "urls",
] as const;

export const checks = defineModule(
  "django.core.checks",
  async (process) => {
    const { register, registry: checkRegistry } = await process.load(registry);
    for (const group of [checks_async, checks_caches, checks_without_findings, checks_files])
      await process.load(group);
    for (const group of [checks_models, checks_security, checks_templates])
      await process.load(group);
    for (const group of [checks_translation, checks_urls]) await process.load(group);
    return {
      CheckMessage,
      Debug,
      Info,
      Warning: CheckWarning,
      Error: CheckError,
      Critical,
      DEBUG,
      INFO,
      WARNING,
      ERROR,
      CRITICAL,
      register,
      registry: checkRegistry,
      Tags: Object.fromEntries(TAGS.map((tag) => [tag, tag])),
    };
  },
  "/site-packages/django/core/checks/__init__.py",
);

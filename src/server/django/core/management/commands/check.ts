/** Mirrors django/core/management/commands/check.py (5.2). */
import { str } from "../../../../../python/operations.ts";
import type { Value } from "../../../../../python/values.ts";
import { apps_registry } from "../../../apps/registry.ts";
import { CRITICAL, DEBUG, ERROR, INFO, WARNING } from "../../checks/messages.ts";
import { registry } from "../../checks/registry.ts";
import { type Command, commandError } from "../base.ts";

const LEVELS: Readonly<Record<string, number>> = { CRITICAL, ERROR, WARNING, INFO, DEBUG };

export const check: Command = {
  name: "check",
  app: "django.core",
  help: "Checks the entire Django project for potential problems.",
  systemChecks: [],
  arguments: [
    { names: ["app_label"], dest: "args", metavar: "app_label", nargs: "*", help: "" },
    {
      names: ["--tag", "-t"],
      dest: "tags",
      append: true,
      help: "Run only checks labeled with given tag.",
    },
    {
      names: ["--list-tags"],
      sets: true,
      default: false,
      help: "List available tags. Specify --deploy to include available deployment tags.",
    },
    { names: ["--deploy"], sets: true, default: false, help: "Check deployment settings." },
    {
      names: ["--fail-level"],
      default: "ERROR",
      choices: ["CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG"],
      help: "Message level that will cause the command to exit with a non-zero status. Default is ERROR.",
    },
    {
      names: ["--database"],
      dest: "databases",
      append: true,
      choices: ["default"],
      help: "Run database related checks against these aliases.",
    },
  ],
  async run({ process, check: runChecks, print }, options) {
    const { registry: checks } = await process.load(registry);
    const deploy = options["deploy"] === true;
    if (options["list_tags"] === true) {
      print(checks.tags(deploy).sort().join("\n"));
      return;
    }
    const { apps } = await process.load(apps_registry);
    const labels = ((options["args"] as Value[] | null) ?? []).map(str);
    for (const label of labels) await apps.get_app_config(label);
    const tags = (options["tags"] as string[] | null) ?? null;
    const unknown = tags?.find((tag) => !checks.tags(deploy).includes(tag));
    if (unknown !== undefined)
      throw commandError(`There is no system check with the "${unknown}" tag.`);
    await runChecks({
      ...(tags ? { tags: new Set(tags) } : {}),
      ...(labels.length > 0 ? { apps: new Set(labels) } : {}),
      deploy,
      showCount: true,
      failLevel: LEVELS[str(options["fail_level"] ?? "ERROR")] ?? ERROR,
    });
  },
};

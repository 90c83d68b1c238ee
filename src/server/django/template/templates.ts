/**
 * Mirrors django/template (5.2) as far as it shows from outside: which templates exist, in which application, and the
 * error where one does not. Their text is not simulated; a page of the workbook's own stands in its place.
 */
import { Exception } from "../../../python/errors.ts";
import { native, pyclass } from "../../../python/objects.ts";
import { str } from "../../../python/operations.ts";
import { Dict, type Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { apps_registry } from "../apps/registry.ts";
import { conf } from "../conf.ts";
import { type Markup, markup, page } from "../views/page.ts";

@pyclass("django.template.exceptions.TemplateDoesNotExist")
export class TemplateDoesNotExist extends Exception {}

/** A template of an installed application, and the title of the page made from it. */
interface Template {
  readonly app: string;
  title(what: string): string;
}

const TEMPLATES: Readonly<Record<string, Template>> = {
  "rest_framework/login.html": { app: "rest_framework", title: () => "Django REST framework" },
  "rest_framework/api.html": {
    app: "rest_framework",
    title: (what) => `${what} – Django REST framework`,
  },
  "registration/logged_out.html": {
    app: "django.contrib.admin",
    title: (what) => `${what} | Django site admin`,
  },
  "admin/login.html": {
    app: "django.contrib.admin",
    title: (what) => `${what} | Django site admin`,
  },
};

export const templates = defineModule("django.template", async (process) => {
  const { settings } = await process.load(conf);
  const { apps } = await process.load(apps_registry);

  /** Whether templates are looked for inside applications at all. */
  function looksInApps(): boolean {
    const [engine] = settings.list("TEMPLATES");
    return engine instanceof Dict && engine.get("APP_DIRS") === true;
  }

  /** @throws TemplateDoesNotExist as the template loader does */
  async function find(name: string): Promise<Template> {
    const template = Object.hasOwn(TEMPLATES, name) ? TEMPLATES[name] : undefined;
    if (!template || !looksInApps() || !(await apps.is_installed(template.app)))
      throw new TemplateDoesNotExist(name);
    return template;
  }

  /** A page in the place of a template. @param what the page's own part of the title */
  async function render(name: string, what: string, body: Markup): Promise<string> {
    const title = (await find(name)).title(what);
    return page(title, markup`<h1>${what}</h1>`, body, markup``);
  }

  return { TemplateDoesNotExist, findTemplate: find, render };
});

export const template_loader = defineModule("django.template.loader", async (process) => {
  const { findTemplate } = await process.load(templates);
  return {
    get_template: native(
      "template_name, using=None",
      async (name: Value) => {
        await findTemplate(str(name));
        return null;
      },
      "get_template",
    ),
  };
});

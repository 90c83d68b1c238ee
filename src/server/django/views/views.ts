/** Mirrors django/views/__init__.py and django/views/generic/__init__.py (5.2). */
import { defineModule } from "../../process.ts";
import { generic_base } from "./generic/base.ts";

export const views = defineModule(
  "django.views",
  async (process) => ({ View: (await process.load(generic_base)).View }),
  "/site-packages/django/views/__init__.py",
);

export const views_generic = defineModule(
  "django.views.generic",
  async (process) => {
    const { View, RedirectView } = await process.load(generic_base);
    return { View, RedirectView };
  },
  "/site-packages/django/views/generic/__init__.py",
);

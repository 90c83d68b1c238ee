/** Mirrors django/urls/__init__.py (5.2). */
import { defineModule } from "../process.ts";
import { urls_base } from "./urls/base.ts";
import { urls_utils } from "./urls/callable.ts";
import { urls_conf } from "./urls/conf.ts";
import { converters } from "./urls/converters.ts";
import { NoReverseMatch, Resolver404 } from "./urls/exceptions.ts";
import { resolvers } from "./urls/resolvers.ts";

export const urls = defineModule(
  "django.urls",
  async (process) => {
    const { register_converter } = await process.load(converters);
    return {
      ...(await process.load(urls_conf)),
      ...(await process.load(urls_base)),
      ...(await process.load(resolvers)),
      ...(await process.load(urls_utils)),
      register_converter,
      NoReverseMatch,
      Resolver404,
    };
  },
  "/site-packages/django/urls/__init__.py",
);

/** Mirrors rest_framework/__init__.py (3.18). */
import { defineModule } from "../process.ts";

export const rest_framework = defineModule(
  "rest_framework",
  () => ({
    __title__: "Django REST framework",
    __version__: "3.18.3",
    VERSION: "3.18.3",
    HTTP_HEADER_ENCODING: "iso-8859-1",
    ISO_8601: "iso-8601",
    DJANGO_DURATION_FORMAT: "django",
  }),
  "/site-packages/rest_framework/__init__.py",
);

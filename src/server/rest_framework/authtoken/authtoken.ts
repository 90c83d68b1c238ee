/** Mirrors the package rest_framework.authtoken (3.18). */
import { defineModule } from "../../process.ts";

export const authtoken = defineModule(
  "rest_framework.authtoken",
  () => ({}),
  "/site-packages/rest_framework/authtoken/__init__.py",
);

/** Mirrors the packages rest_framework_simplejwt and rest_framework_simplejwt.token_blacklist (5.5.1). */
import { defineModule } from "../process.ts";

export const rest_framework_simplejwt = defineModule(
  "rest_framework_simplejwt",
  () => ({ __version__: "5.5.1" }),
  "/site-packages/rest_framework_simplejwt/__init__.py",
);

export const token_blacklist = defineModule(
  "rest_framework_simplejwt.token_blacklist",
  () => ({}),
  "/site-packages/rest_framework_simplejwt/token_blacklist/__init__.py",
);

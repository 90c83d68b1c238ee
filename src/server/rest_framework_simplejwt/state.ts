/** Mirrors rest_framework_simplejwt/state.py (5.5.1): the one token backend of a project. */
import { make } from "../../python/objects.ts";
import { defineModule } from "../process.ts";
import { backends } from "./backends.ts";
import { settings } from "./settings.ts";

export const state = defineModule("rest_framework_simplejwt.state", async (process) => {
  const { TokenBackend } = await process.load(backends);
  const { api_settings } = await process.load(settings);
  const token_backend = make(
    TokenBackend,
    await api_settings.get("ALGORITHM"),
    await api_settings.get("SIGNING_KEY"),
    await api_settings.get("VERIFYING_KEY"),
    await api_settings.get("AUDIENCE"),
    await api_settings.get("ISSUER"),
    await api_settings.get("JWK_URL"),
    await api_settings.get("LEEWAY"),
    await api_settings.get("JSON_ENCODER"),
  );
  return { token_backend };
});

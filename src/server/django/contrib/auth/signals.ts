/** Mirrors django/contrib/auth/signals.py (5.2). */
import { defineModule } from "../../../process.ts";
import { Signal } from "../../dispatch.ts";

export const auth_signals = defineModule("django.contrib.auth.signals", (process) => ({
  user_logged_in: new Signal(process),
  user_login_failed: new Signal(process),
  user_logged_out: new Signal(process),
}));

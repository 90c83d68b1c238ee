/** Mirrors django/core/signals.py (5.2): what is told about every request. */
import { defineModule } from "../../process.ts";
import { Signal } from "../dispatch.ts";

export const core_signals = defineModule("django.core.signals", (process) => ({
  request_started: new Signal(process),
  request_finished: new Signal(process),
  got_request_exception: new Signal(process),
  setting_changed: new Signal(process),
}));

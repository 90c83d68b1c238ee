/** Mirrors django/db/models/signals.py (5.2). */
import { defineModule } from "../../../process.ts";
import { Signal } from "../../dispatch.ts";

export const model_signals = defineModule("django.db.models.signals", (process) => ({
  class_prepared: new Signal(process),
  pre_init: new Signal(process),
  post_init: new Signal(process),
  pre_save: new Signal(process),
  post_save: new Signal(process),
  pre_delete: new Signal(process),
  post_delete: new Signal(process),
  m2m_changed: new Signal(process),
  pre_migrate: new Signal(process),
  post_migrate: new Signal(process),
}));

import type { Exception } from "../../../../python/errors.ts";
import type { Process } from "../../../process.ts";

/** Errors that `django.setup()` ended with, kept by runserver for when its reloader runs. */
const pending = new WeakMap<Process, Exception>();

/** Keeps an error for `raisePending`. */
export function putOff(process: Process, error: Exception): void {
  pending.set(process, error);
}

/** @throws the error that was put off, if one was */
export function raisePending(process: Process): void {
  const error = pending.get(process);
  if (error) throw error;
}

/** Mirrors django/core/checks/messages.py (5.2). */
import { py, pyclass, PyObject } from "../../../../python/objects.ts";
import { str } from "../../../../python/operations.ts";
import type { Value } from "../../../../python/values.ts";

export const DEBUG = 10;
export const INFO = 20;
export const WARNING = 30;
export const ERROR = 40;
export const CRITICAL = 50;

interface Labelled {
  readonly _meta?: { readonly label?: string };
}

/** Something a system check found. */
@pyclass("django.core.checks.messages.CheckMessage")
export class CheckMessage extends PyObject {
  declare level: number;
  declare msg: string;
  declare hint: string | null;
  declare obj: Value;
  declare id: string | null;

  @py("level, msg, hint=None, obj=None, id=None")
  __init__(...given: Value[]): void {
    const [level = ERROR, msg = "", hint = null, obj = null, id = null] = given;
    Object.assign(this, { level, msg, hint, obj, id });
  }

  @py() __str__(): string {
    const label = typeof this.obj === "function" ? (this.obj as Labelled)._meta?.label : undefined;
    const subject = this.obj === null ? "?" : (label ?? str(this.obj));
    const hint = this.hint === null || this.hint === "" ? "" : `\n\tHINT: ${this.hint}`;
    return `${subject}: ${this.id === null ? "" : `(${this.id}) `}${str(this.msg)}${hint}`;
  }

  @py("level=40") is_serious(level = ERROR): boolean {
    return this.level >= level;
  }
}

/** A message class of one level, which Python makes without naming the level. */
function ofLevel(name: string, level: number): typeof CheckMessage {
  @pyclass(`django.core.checks.messages.${name}`)
  class Leveled extends CheckMessage {
    @py("msg, hint=None, obj=None, id=None")
    override __init__(...given: Value[]): void {
      super.__init__(level, ...given);
    }
  }
  return Leveled;
}

export const Debug = ofLevel("Debug", DEBUG);
export const Info = ofLevel("Info", INFO);
export const CheckWarning = ofLevel("Warning", WARNING);
export const CheckError = ofLevel("Error", ERROR);
export const Critical = ofLevel("Critical", CRITICAL);

/** Where a finding belongs; `hint` is what to do about it. */
interface Finding {
  readonly hint?: string | null;
  readonly obj?: Value;
  readonly id: string;
}

/** An error: the project does not start with it. */
export function error(msg: string, { hint, obj, id }: Finding): CheckMessage {
  const message = new CheckError();
  message.__init__(msg, hint ?? null, obj ?? null, id);
  return message;
}

export function warning(msg: string, { hint, obj, id }: Finding): CheckMessage {
  const message = new CheckWarning();
  message.__init__(msg, hint ?? null, obj ?? null, id);
  return message;
}

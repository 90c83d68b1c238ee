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
  __init__(level: number, msg: string, hint: string | null = null, obj: Value = null, id: string | null = null): void {
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

function ofLevel(name: string, level: number) {
  @pyclass(`django.core.checks.messages.${name}`)
  class Leveled extends CheckMessage {
    @py("msg, hint=None, obj=None, id=None")
    // A leveled message is made without its level.
    override __init__(msg: never, hint?: never, obj?: Value, id?: never): void {
      super.__init__(level, msg, hint ?? null, (obj ?? null) as never, id ?? null);
    }
  }
  return Leveled;
}

/** What a check says; `hint` is what to do about it. */
interface Finding {
  readonly hint?: string | null;
  readonly obj?: Value;
  readonly id: string;
}

function found(level: number, msg: string, { hint, obj, id }: Finding): CheckMessage {
  const Cls = { [ERROR]: CheckError, [WARNING]: CheckWarning, [CRITICAL]: Critical }[level] ?? Info;
  const message = new Cls();
  Object.assign(message, { level, msg, hint: hint ?? null, obj: obj ?? null, id });
  return message;
}

export function error(msg: string, finding: Finding): CheckMessage {
  return found(ERROR, msg, finding);
}

export function warning(msg: string, finding: Finding): CheckMessage {
  return found(WARNING, msg, finding);
}

export const Debug = ofLevel("Debug", DEBUG);
export const Info = ofLevel("Info", INFO);
export const CheckWarning = ofLevel("Warning", WARNING);
export const CheckError = ofLevel("Error", ERROR);
export const Critical = ofLevel("Critical", CRITICAL);

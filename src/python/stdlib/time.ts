import { py, pyclass, PyObject } from "../objects.ts";
import { requireRange, padded } from "./calendar.ts";

/** @throws ValueError where a clock shows no such time */
export function checkTime(hour: number, minute: number, second: number, microsecond: number): void {
  requireRange("hour", hour, 0, 23);
  requireRange("minute", minute, 0, 59);
  requireRange("second", second, 0, 59);
  requireRange("microsecond", microsecond, 0, 999_999);
}

/** Mirrors datetime.time, without a zone. */
@pyclass("datetime.time")
export class Time extends PyObject {
  declare hour: number;
  declare minute: number;
  declare second: number;
  declare microsecond: number;

  static of(hour: number, minute: number, second = 0, microsecond = 0): Time {
    const time = new Time();
    time.__init__(hour, minute, second, microsecond);
    return time;
  }
  @py("hour=0, minute=0, second=0, microsecond=0")
  __init__(hour = 0, minute = 0, second = 0, microsecond = 0): void {
    checkTime(hour, minute, second, microsecond);
    [this.hour, this.minute, this.second, this.microsecond] = [hour, minute, second, microsecond];
  }
  @py()
  isoformat(): string {
    const fraction = this.microsecond === 0 ? "" : `.${padded(this.microsecond, 6)}`;
    return `${padded(this.hour)}:${padded(this.minute)}:${padded(this.second)}${fraction}`;
  }
  __str__(): string {
    return this.isoformat();
  }
  __repr__(): string {
    const seconds = this.second !== 0 || this.microsecond !== 0 ? [this.second] : [];
    const parts = [this.hour, this.minute, ...seconds];
    if (this.microsecond !== 0) parts.push(this.microsecond);
    return `datetime.time(${parts.join(", ")})`;
  }
  __eq__(other: unknown): boolean {
    return other instanceof Time && other.isoformat() === this.isoformat();
  }
}

/** Mirrors the date and time fields of django/db/models/fields/__init__.py (5.2). */
import { AttributeError, ValueError } from "../../../../../python/errors.ts";
import { py, pyclass } from "../../../../../python/objects.ts";
import { str, truthy, typeName } from "../../../../../python/operations.ts";
import { Date_, DateTime, Time, TimeDelta, UTC } from "../../../../../python/stdlib/datetime.ts";
import type { Value } from "../../../../../python/values.ts";
import type { ColumnKind, Stored } from "../../../../database/schema.ts";
import { type CheckMessage, error, warning } from "../../../core/checks/messages.ts";
import {
  parse_date,
  parse_datetime,
  parse_duration,
  parse_time,
} from "../../../utils/dateparse.ts";
import { type Maybe, type ModelInstance, setFieldValue } from "../contract.ts";
import { Field } from "./field.ts";
import type { FieldOptions } from "./options.ts";

const MODULE = "django.db.models.fields";

/** What DateField, DateTimeField and TimeField have in common. */
export abstract class ClockField extends Field {
  declare auto_now: boolean;
  declare auto_now_add: boolean;

  override get ownParameters(): readonly [names: readonly string[], required: number] {
    return [["verbose_name", "name", "auto_now", "auto_now_add"], 0];
  }
  override configure(options: FieldOptions): void {
    const automatic = truthy(options.get("auto_now")) || truthy(options.get("auto_now_add"));
    const all = automatic
      ? new Map<string, Value>([...options, ["editable", false], ["blank", true]])
      : options;
    super.configure(all);
    this.given = options;
    this.auto_now = truthy(options.get("auto_now"));
    this.auto_now_add = truthy(options.get("auto_now_add"));
  }
  protected override isWritten(name: string, value: Value): boolean {
    if (name === "auto_now" || name === "auto_now_add") return truthy(value);
    const automatic = this.auto_now || this.auto_now_add;
    if (automatic && (name === "editable" || name === "blank")) return false;
    return super.isWritten(name, value);
  }
  override get empty_strings_allowed(): boolean {
    return false;
  }

  /** The value for a moment, aware or naive as the project has it. */
  abstract at(now: DateTime): Value;

  @py("model_instance, add") override pre_save(instance: ModelInstance, add: Value): Maybe<Value> {
    if (!this.auto_now && !(this.auto_now_add && truthy(add))) return super.pre_save(instance, add);
    const value = this.at(instance._meta.context.now());
    setFieldValue(instance, this.attname, value);
    return value;
  }
  @py("value") override get_prep_value(value: Value): Value {
    return this.to_python(super.get_prep_value(value));
  }
  @py("obj") override value_to_string(obj: ModelInstance): string {
    const value = this.value_from_object(obj);
    return value === null ? "" : (value as Date_ | Time).isoformat();
  }

  /** Reads a text. @returns null where it has another form @throws ValueError where there is no such day or time */
  protected read(value: Value, parse: (text: string) => Value, code: string): Value {
    try {
      return parse(str(value));
    } catch (cause) {
      if (cause instanceof ValueError) throw this.invalid(code, value);
      throw cause;
    }
  }

  @py("**kwargs") override check(): CheckMessage[] {
    const enabled = [this.auto_now_add, this.auto_now, this.has_default()].filter(Boolean).length;
    const msg =
      "The options auto_now, auto_now_add, and default are mutually exclusive. Only one of these options may be present.";
    const exclusive = enabled > 1 ? [error(msg, { obj: this, id: "fields.E160" })] : [];
    return [...super.check(), ...exclusive, ...this.#checkFixed()];
  }

  /** fields.W161: a default worked out once, when the server started. */
  #checkFixed(): CheckMessage[] {
    const value = this.default;
    const { context } = this;
    if (!(value instanceof Date_) || !context) return [];
    const now = DateTime.fromWall(BigInt(Math.round(context.process.host.clock() * 1e6)), null);
    const exact = value instanceof DateTime ? value.instant : undefined;
    const near =
      exact === undefined || !(this instanceof DateTimeField)
        ? Math.abs(value.ordinalDays - now.ordinalDays) === 0
        : Math.abs(Number(exact - now.wall)) <= 10_000_000;
    if (!near) return [];
    return [
      warning("Fixed default value provided.", {
        hint:
          "It seems you set a fixed date / time / datetime value as default for this field. This may not be what you want. " +
          "If you want to have the current date as default, use `django.utils.timezone.now`",
        obj: this,
        id: "fields.W161",
      }),
    ];
  }
}

@pyclass(`${MODULE}.DateField`)
export class DateField extends ClockField {
  override get default_error_messages(): Readonly<Record<string, string>> {
    return {
      ...super.default_error_messages,
      invalid: "“%(value)s” value has an invalid date format. It must be in YYYY-MM-DD format.",
      invalid_date:
        "“%(value)s” value has the correct format (YYYY-MM-DD) but it is an invalid date.",
    };
  }
  @py() override get_internal_type(): string {
    return "DateField";
  }
  at(now: DateTime): Value {
    // datetime.date.today(): Django sets the process's clock to the project's zone.
    return (now.tzinfo === null ? now : (this.context?.localtime(now) ?? now)).date();
  }
  @py("value") override to_python(value: Value): Value {
    if (value === null) return null;
    if (value instanceof DateTime) {
      const local =
        value.tzinfo !== null && this.context?.usesTimeZones()
          ? this.context.localtime(value)
          : value;
      return local.date();
    }
    if (value instanceof Date_) return value;
    const parsed = this.read(value, parse_date, "invalid_date");
    if (parsed === null) throw this.invalid("invalid", value);
    return parsed;
  }
  override get columnKind(): ColumnKind {
    return "date";
  }
  override toStored(value: Value): Stored {
    return value === null ? null : str(value);
  }
  override fromStored(cell: Stored): Value {
    return cell === null ? null : parse_date(String(cell));
  }
}

@pyclass(`${MODULE}.DateTimeField`)
export class DateTimeField extends DateField {
  override get default_error_messages(): Readonly<Record<string, string>> {
    return {
      ...super.default_error_messages,
      invalid:
        "“%(value)s” value has an invalid format. It must be in YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ] format.",
      invalid_date:
        "“%(value)s” value has the correct format (YYYY-MM-DD) but it is an invalid date.",
      invalid_datetime:
        "“%(value)s” value has the correct format (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]) but it is an invalid date/time.",
    };
  }
  @py() override get_internal_type(): string {
    return "DateTimeField";
  }
  override at(now: DateTime): Value {
    return now;
  }
  @py("value") override to_python(value: Value): Value {
    if (value === null || value instanceof DateTime) return value;
    if (value instanceof Date_) {
      const midnight = DateTime.of(value.year, value.month, value.day);
      return this.context?.usesTimeZones() ? this.context.makeAware(midnight) : midnight;
    }
    const moment = this.read(value, parse_datetime, "invalid_datetime");
    if (moment !== null) return moment;
    const day = this.read(value, parse_date, "invalid_date") as Date_ | null;
    if (day === null) throw this.invalid("invalid", value);
    return DateTime.of(day.year, day.month, day.day);
  }
  @py("value") override get_prep_value(value: Value): Value {
    const moment = super.get_prep_value(value);
    if (!(moment instanceof DateTime) || moment.tzinfo !== null) return moment;
    return this.context?.usesTimeZones() ? this.context.makeAware(moment) : moment;
  }
  override get columnKind(): ColumnKind {
    return "datetime";
  }
  /** @throws ValueError for an aware time where USE_TZ is off */
  override toStored(value: Value): Stored {
    if (value === null) return null;
    const moment = value as DateTime;
    if (moment.tzinfo === null) return moment.__str__();
    if (!this.context?.usesTimeZones()) {
      throw new ValueError(
        "SQLite backend does not support timezone-aware datetimes when USE_TZ is False.",
      );
    }
    return DateTime.fromWall(moment.instant, null).__str__();
  }
  override fromStored(cell: Stored): Value {
    if (cell === null) return null;
    const moment = parse_datetime(String(cell));
    if (moment === null || !this.context?.usesTimeZones()) return moment;
    return DateTime.fromWall(moment.wall, UTC);
  }
}

@pyclass(`${MODULE}.TimeField`)
export class TimeField extends ClockField {
  override get default_error_messages(): Readonly<Record<string, string>> {
    return {
      ...super.default_error_messages,
      invalid: "“%(value)s” value has an invalid format. It must be in HH:MM[:ss[.uuuuuu]] format.",
      invalid_time:
        "“%(value)s” value has the correct format (HH:MM[:ss[.uuuuuu]]) but it is an invalid time.",
    };
  }
  @py() override get_internal_type(): string {
    return "TimeField";
  }
  at(now: DateTime): Value {
    return (now.tzinfo === null ? now : (this.context?.localtime(now) ?? now)).time();
  }
  @py("value") override to_python(value: Value): Value {
    if (value === null || value instanceof Time) return value;
    if (value instanceof DateTime) return value.time();
    const parsed = this.read(value, parse_time, "invalid_time");
    if (parsed === null) throw this.invalid("invalid", value);
    return parsed;
  }
  override get columnKind(): ColumnKind {
    return "time";
  }
  override fromStored(cell: Stored): Value {
    return cell === null ? null : parse_time(String(cell));
  }
}

@pyclass(`${MODULE}.DurationField`)
export class DurationField extends Field {
  override get empty_strings_allowed(): boolean {
    return false;
  }
  override get default_error_messages(): Readonly<Record<string, string>> {
    return {
      ...super.default_error_messages,
      invalid:
        "“%(value)s” value has an invalid format. It must be in [DD] [[HH:]MM:]ss[.uuuuuu] format.",
    };
  }
  @py() override get_internal_type(): string {
    return "DurationField";
  }
  @py("value") override to_python(value: Value): Value {
    if (value === null || value instanceof TimeDelta) return value;
    const parsed = parse_duration(str(value));
    if (parsed === null) throw this.invalid("invalid", value);
    return parsed;
  }
  @py("value") override get_prep_value(value: Value): Value {
    return this.to_python(super.get_prep_value(value));
  }
  /** Whole microseconds. */
  override get columnKind(): ColumnKind {
    return "integer";
  }
  override toStored(value: Value): Stored {
    if (value === null) return null;
    if (!(value instanceof TimeDelta))
      throw new AttributeError(`'${typeName(value)}' object has no attribute 'days'`);
    return Number(value.totalMicroseconds);
  }
  override fromStored(cell: Stored): Value {
    return cell === null ? null : TimeDelta.fromMicroseconds(BigInt(Number(cell)));
  }
}

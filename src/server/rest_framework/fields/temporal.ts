/** Mirrors the date and time fields of rest_framework/fields.py (3.18). */
import { ValueError } from "../../../python/errors.ts";
import { py, pyclass } from "../../../python/objects.ts";
import { iterate, str, truthy } from "../../../python/operations.ts";
import {
  Date_,
  DateTime,
  formatTime,
  Time,
  TimeDelta,
  TimeZone,
  UTC,
} from "../../../python/stdlib/datetime.ts";
import { Dict, type Value } from "../../../python/values.ts";
import { conf } from "../../django/conf.ts";
import { defineModule } from "../../process.ts";
import { settings } from "../settings.ts";
import { EMPTY, field_base } from "./field.ts";
import { takeOption } from "./text.ts";

const ISO_8601 = "iso-8601";
const READABLE: Readonly<Record<string, string>> = {
  "%Y": "YYYY",
  "%y": "YY",
  "%m": "MM",
  "%b": "[Jan-Dec]",
  "%B": "[January-December]",
  "%d": "DD",
  "%H": "hh",
  "%I": "hh",
  "%M": "mm",
  "%S": "ss",
  "%f": "uuuuuu",
  "%a": "[Mon-Sun]",
  "%A": "[Monday-Sunday]",
  "%p": "[AM|PM]",
  "%z": "[+HHMM|-HHMM]",
};

/** Formats in words, as error messages list them. */
function humanize(formats: readonly Value[], iso: string): string {
  const joined = formats.map(str).join(", ").replaceAll(ISO_8601, iso);
  return joined.replaceAll(/%[a-zA-Z]/g, (code) => READABLE[code] ?? code);
}

const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const TIME = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,6})\d{0,6})?)?$/;
const DATETIME =
  /^(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,6})\d{0,6})?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/;

function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof ValueError) return null;
    throw error;
  }
}

const micro = (digits: string | undefined): number => Number((digits ?? "").padEnd(6, "0") || 0);

function parseDate(text: string): Date_ | null {
  const match = DATE.exec(text);
  return match && attempt(() => Date_.of(Number(match[1]), Number(match[2]), Number(match[3])));
}

function parseTime(text: string): Time | null {
  const match = TIME.exec(text);
  return (
    match &&
    attempt(() =>
      Time.of(Number(match[1]), Number(match[2]), Number(match[3] ?? 0), micro(match[4])),
    )
  );
}

function parseDateTime(text: string): DateTime | null {
  const match = DATETIME.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute, second = "0"] = match.slice(1, 7) as string[];
  const numbers = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return attempt(() => DateTime.of(...numbers, micro(match[7]), zoneOf(match[8])));
}

function zoneOf(text: string | undefined): TimeZone | null {
  if (text === undefined) return null;
  if (text === "Z") return UTC;
  const [, sign, hours, minutes = "0"] = /^([+-])(\d{2}):?(\d{2})?$/.exec(text) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  return total === 0 ? UTC : TimeZone.ofMinutes(sign === "-" ? -total : total);
}

export const temporal_fields = defineModule("rest_framework._temporal_fields", async (process) => {
  const { Field } = await process.load(field_base);
  const { api_settings } = await process.load(settings);
  const { settings: project } = await process.load(conf);
  const formats = {
    date: [await api_settings.get("DATE_FORMAT"), await api_settings.get("DATE_INPUT_FORMATS")],
    datetime: [
      await api_settings.get("DATETIME_FORMAT"),
      await api_settings.get("DATETIME_INPUT_FORMATS"),
    ],
    time: [await api_settings.get("TIME_FORMAT"), await api_settings.get("TIME_INPUT_FORMATS")],
  } as const;

  /** A field with one format out and several in. */
  class Formatted extends Field {
    declare format: Value;
    declare input_formats: readonly Value[];
    get kind(): keyof typeof formats {
      return "date";
    }
    override configure(given: Dict): void {
      const options = new Dict(given);
      const [output, inputs] = formats[this.kind];
      const format = takeOption(options, "format", EMPTY);
      this.format = given.has("format")
        ? (given.get("format") ?? null)
        : format === EMPTY
          ? output
          : format;
      this.input_formats = iterate(takeOption(options, "input_formats", inputs));
      takeOption(options, "default_timezone", null);
      super.configure(options);
    }
    /** True for a value that goes out as it is. */
    isPlain(value: Value): boolean {
      return this.format === null || typeof value === "string";
    }
    get isIso(): boolean {
      return str(this.format).toLowerCase() === ISO_8601;
    }
  }

  @pyclass("rest_framework.fields.DateField")
  class DateField extends Formatted {
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return {
        invalid: "Date has wrong format. Use one of these formats instead: {format}.",
        datetime: "Expected a date but got a datetime.",
      };
    }
    @py("value") override to_internal_value(value: Value): Value {
      if (value instanceof DateTime) this.fail("datetime");
      if (value instanceof Date_) return value;
      const parsed = typeof value === "string" ? parseDate(value) : null;
      return parsed ?? this.fail("invalid", { format: humanize(this.input_formats, "YYYY-MM-DD") });
    }
    @py("value") override to_representation(value: Value): Value {
      if (!truthy(value)) return null;
      if (this.isPlain(value) || !(value instanceof Date_)) return value;
      return this.isIso ? value.isoformat() : value.strftime(str(this.format));
    }
  }

  @pyclass("rest_framework.fields.DateTimeField")
  class DateTimeField extends Formatted {
    override get kind(): keyof typeof formats {
      return "datetime";
    }
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return {
        invalid: "Datetime has wrong format. Use one of these formats instead: {format}.",
        date: "Expected a datetime but got a date.",
        make_aware: 'Invalid datetime for the timezone "{timezone}".',
        overflow: "Datetime value out of range.",
      };
    }
    @py("value") enforce_timezone(value: DateTime): DateTime {
      if (!project.flag("USE_TZ"))
        return value.tzinfo
          ? value
              .astimezone(UTC)
              .replace(
                undefined,
                undefined,
                undefined,
                undefined,
                undefined,
                undefined,
                undefined,
                null,
              )
          : value;
      return value.tzinfo ? value.astimezone(UTC) : DateTime.fromWall(value.wall, UTC);
    }
    @py("value") override to_internal_value(value: Value): Value {
      if (value instanceof DateTime) return this.enforce_timezone(value);
      if (value instanceof Date_) this.fail("date");
      const parsed = typeof value === "string" ? parseDateTime(value) : null;
      if (parsed) return this.enforce_timezone(parsed);
      const iso = "YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]";
      return this.fail("invalid", { format: humanize(this.input_formats, iso) });
    }
    @py("value") override to_representation(value: Value): Value {
      if (!truthy(value)) return null;
      if (this.isPlain(value) || !(value instanceof DateTime)) return value;
      const enforced = this.enforce_timezone(value);
      return this.isIso
        ? enforced.isoformat().replace(/\+00:00$/, "Z")
        : formatTime(str(this.format), enforced);
    }
  }

  @pyclass("rest_framework.fields.TimeField")
  class TimeField extends Formatted {
    override get kind(): keyof typeof formats {
      return "time";
    }
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return { invalid: "Time has wrong format. Use one of these formats instead: {format}." };
    }
    @py("value") override to_internal_value(value: Value): Value {
      if (value instanceof Time) return value;
      const parsed = typeof value === "string" ? parseTime(value) : null;
      return (
        parsed ??
        this.fail("invalid", { format: humanize(this.input_formats, "hh:mm[:ss[.uuuuuu]]") })
      );
    }
    @py("value") override to_representation(value: Value): Value {
      if (value === null || value === "") return null;
      return value instanceof Time && !this.isPlain(value) ? value.isoformat() : value;
    }
  }

  @pyclass("rest_framework.fields.DurationField")
  class DurationField extends Field {
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return { invalid: "Duration has wrong format. Use one of these formats instead: {format}." };
    }
    @py("value") override to_internal_value(value: Value): Value {
      if (value instanceof TimeDelta) return value;
      const match =
        /^(?:(-?\d+)(?: days?,?)? )?(?:(?:(\d+):)?(\d+):)?(-?\d+)(?:\.(\d{1,6}))?$/.exec(
          str(value),
        );
      if (!match) return this.fail("invalid", { format: "[DD] [HH:[MM:]]ss[.uuuuuu]" });
      const [days, hours, minutes, seconds, fraction] = match.slice(1);
      return TimeDelta.of({
        days: Number(days ?? 0),
        hours: Number(hours ?? 0),
        minutes: Number(minutes ?? 0),
        seconds: Number(seconds),
        microseconds: micro(fraction),
      });
    }
    @py("value") override to_representation(value: Value): Value {
      if (!(value instanceof TimeDelta)) return str(value);
      const pad = (number: number): string => String(number).padStart(2, "0");
      const { days, seconds, microseconds } = value;
      const time = `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
      const fraction = microseconds === 0 ? "" : `.${String(microseconds).padStart(6, "0")}`;
      return `${days === 0 ? "" : `${days} `}${time}${fraction}`;
    }
  }

  return { DateField, DateTimeField, TimeField, DurationField };
});

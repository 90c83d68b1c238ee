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
  UTC,
} from "../../../python/stdlib/datetime.ts";
import { Dict, type Value } from "../../../python/values.ts";
import { parseTime as parseMoment } from "../../../python/stdlib/strptime.ts";
import { conf } from "../../django/conf.ts";
import {
  parse_date,
  parse_datetime,
  parse_duration,
  parse_time,
} from "../../django/utils/dateparse.ts";
import { defineModule } from "../../process.ts";
import { settings } from "../settings.ts";
import { EMPTY } from "./data.ts";
import { field_base } from "./field.ts";
import { takeOption } from "./text.ts";

const ISO_8601 = "iso-8601";
const isIsoFormat = (format: Value): boolean => str(format).toLowerCase() === ISO_8601;
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

/** What a parser makes of a text; null where it makes nothing of it. */
function attempt<T>(parse: (text: string) => T | null, text: string): T | null {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof ValueError) return null;
    throw error;
  }
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
      return isIsoFormat(this.format);
    }
    /** What the first fitting format makes of a text; null where none fits. */
    parsed<T>(
      value: Value,
      iso: (text: string) => T | null,
      from: (moment: DateTime) => T,
    ): T | null {
      if (typeof value !== "string") return null;
      for (const format of this.input_formats) {
        const strptime = (text: string): T => from(parseMoment(text, str(format)));
        const found = attempt(isIsoFormat(format) ? iso : strptime, value);
        if (found !== null) return found;
      }
      return null;
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
      const parsed = this.parsed(value, parse_date, (moment) => moment.date());
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
      const parsed = this.parsed(value, parse_datetime, (moment) => moment);
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
      const parsed = this.parsed(value, parse_time, (moment) => moment.time());
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
      return (
        attempt(parse_duration, str(value)) ??
        this.fail("invalid", { format: "[DD] [HH:[MM:]]ss[.uuuuuu]" })
      );
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

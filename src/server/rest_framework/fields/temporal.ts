/** Mirrors the date and time fields of rest_framework/fields.py (3.18). */
import { AssertionError, OverflowError, TypeError, ValueError } from "../../../python/errors.ts";
import { py, pyclass } from "../../../python/objects.ts";
import { compare, iterate, str, truthy, typeName } from "../../../python/operations.ts";
import { Date_, DateTime, Time, TimeDelta, UTC } from "../../../python/stdlib/datetime.ts";
import { Dict, type Value } from "../../../python/values.ts";
import { parseTime as parseMoment } from "../../../python/stdlib/strptime.ts";
import { conf } from "../../django/conf.ts";
import {
  parse_date,
  parse_datetime,
  parse_duration,
  parse_time,
} from "../../django/utils/dateparse.ts";
import { duration_iso_string, duration_string } from "../../django/utils/duration.ts";
import { timezone, ZoneInfo } from "../../django/utils/timezone.ts";
import { defineModule } from "../../process.ts";
import { settings } from "../settings.ts";
import { EMPTY } from "./data.ts";
import { field_base } from "./field.ts";
import { addLimits, VALUE_LIMIT_MESSAGES } from "./limits.ts";
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
  const zones = await process.load(timezone);
  const named = async (kind: string): Promise<readonly [format: Value, inputs: Value]> => [
    await api_settings.get(`${kind}_FORMAT`),
    await api_settings.get(`${kind}_INPUT_FORMATS`),
  ];
  const formats = {
    date: await named("DATE"),
    datetime: await named("DATETIME"),
    time: await named("TIME"),
  } as const;
  const DURATION_FORMAT = await api_settings.get("DURATION_FORMAT");

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
      this.put("format", format === EMPTY ? output : format);
      this.put("input_formats", iterate(takeOption(options, "input_formats", null) ?? inputs));
      super.configure(options);
    }
    /** True for a value that goes out as it is. */
    isPlain(value: Value): boolean {
      return this.format === null || typeof value === "string";
    }
    /** A value in the field's format. @throws AttributeError for what is no moment */
    async formatted(value: Value): Promise<Value> {
      const iso = isIsoFormat(this.format);
      const method = await process.getattr(value, iso ? "isoformat" : "strftime");
      return await process.call(method, iso ? [] : [this.format]);
    }
    /** @throws AssertionError where a date and time was given */
    refuseDateTime(value: Value): void {
      if (!(value instanceof DateTime)) return;
      throw new AssertionError(
        `Expected a \`${this.kind}\`, but got a \`datetime\`. Refusing to coerce, as this may mean losing timezone ` +
          "information. Use a custom read-only field and deal with timezone issues explicitly.",
      );
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
    @py("value") override to_internal_value(value: Value): Promise<Value> | Value {
      if (value instanceof DateTime) this.fail("datetime");
      if (value instanceof Date_) return value;
      const parsed = this.parsed(value, parse_date, (moment) => moment.date());
      return parsed ?? this.fail("invalid", { format: humanize(this.input_formats, "YYYY-MM-DD") });
    }
    @py("value") override async to_representation(value: Value): Promise<Value> {
      if (!truthy(value)) return null;
      if (this.isPlain(value)) return value;
      this.refuseDateTime(value);
      return await this.formatted(value);
    }
  }

  @pyclass("rest_framework.fields.DateTimeField")
  class DateTimeField extends Formatted {
    declare timezone?: Value;
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
    override configure(given: Dict): void {
      const options = new Dict(given);
      const zone = takeOption(options, "default_timezone", null);
      if (zone !== null) this.timezone = zone;
      super.configure(options);
    }
    @py() default_timezone(): Promise<Value> | Value {
      return project.flag("USE_TZ") ? zones.get_current_timezone() : null;
    }
    /** The moment in the field's zone; naive where the field has none. */
    @py("value") async enforce_timezone(value: DateTime): Promise<Value> {
      const zone = this.timezone ?? (await this.default_timezone());
      if (zone === null) return value.tzinfo ? zones.make_naive(value, UTC) : value;
      if (value.tzinfo) {
        try {
          return zones.localtime(value, zone);
        } catch (error) {
          if (error instanceof OverflowError) this.fail("overflow");
          throw error;
        }
      }
      if (zone instanceof ZoneInfo && zone.repeats(value.wall))
        this.fail("make_aware", { timezone: zone.key });
      return zones.make_aware(value, zone);
    }
    @py("value") override async to_internal_value(value: Value): Promise<Value> {
      if (value instanceof DateTime) return await this.enforce_timezone(value);
      if (value instanceof Date_) this.fail("date");
      const parsed = this.parsed(value, parse_datetime, (moment) => moment);
      if (parsed) return await this.enforce_timezone(parsed);
      const iso = "YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]";
      return this.fail("invalid", { format: humanize(this.input_formats, iso) });
    }
    @py("value") override async to_representation(value: Value): Promise<Value> {
      if (!truthy(value)) return null;
      if (this.isPlain(value)) return value;
      const enforced = value instanceof DateTime ? await this.enforce_timezone(value) : value;
      const text = await this.formatted(enforced);
      return isIsoFormat(this.format) ? str(text).replace(/\+00:00$/, "Z") : text;
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
    @py("value") override to_internal_value(value: Value): Promise<Value> | Value {
      if (value instanceof Time) return value;
      const parsed = this.parsed(value, parse_time, (moment) => moment.time());
      return (
        parsed ??
        this.fail("invalid", { format: humanize(this.input_formats, "hh:mm[:ss[.uuuuuu]]") })
      );
    }
    @py("value") override async to_representation(value: Value): Promise<Value> {
      if (value === null || value === "") return null;
      if (this.isPlain(value)) return value;
      this.refuseDateTime(value);
      return await this.formatted(value);
    }
  }

  /** @throws ValueError, TypeError unless a format of durations is known */
  function durationFormat(format: Value): string | null {
    if (format === null) return null;
    if (typeof format !== "string") {
      throw new TypeError(
        `duration format must be either str or \`None\`, not ${typeName(format)}`,
      );
    }
    const known = format.toLowerCase();
    if (known === ISO_8601 || known === "django") return known;
    throw new ValueError(
      `Unknown duration format provided, got '${format}' while expecting 'django', 'iso-8601' or \`None\`.`,
    );
  }

  @pyclass("rest_framework.fields.DurationField")
  class DurationField extends Field {
    declare format: Value;
    declare max_value: Value;
    declare min_value: Value;
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return {
        ...VALUE_LIMIT_MESSAGES,
        invalid: "Duration has wrong format. Use one of these formats instead: {format}.",
        overflow: "The number of days must be between {min_days} and {max_days}.",
      };
    }
    override configure(given: Dict): void {
      const options = new Dict(given);
      this.max_value = takeOption(options, "max_value", null);
      this.min_value = takeOption(options, "min_value", null);
      const format = takeOption(options, "format", EMPTY);
      if (format !== EMPTY) durationFormat(format);
      this.put("format", format === EMPTY ? DURATION_FORMAT : format);
      super.configure(options);
      addLimits(this, { max_value: this.max_value, min_value: this.min_value });
    }
    @py("value") override to_internal_value(value: Value): Promise<Value> | Value {
      if (value instanceof TimeDelta) return value;
      try {
        const parsed = attempt(parse_duration, str(value));
        return parsed ?? this.fail("invalid", { format: "[DD] [HH:[MM:]]ss[.uuuuuu]" });
      } catch (error) {
        if (!(error instanceof OverflowError)) throw error;
        return this.fail("overflow", { min_days: -999999999, max_days: 999999999 });
      }
    }
    @py("value") override async to_representation(value: Value): Promise<Value> {
      const format = durationFormat(this.format);
      if (format === null) return value;
      // What is no duration has no days and is not less than one: Python says so in its own words.
      if (format === ISO_8601 && !(value instanceof TimeDelta))
        compare("<", value, TimeDelta.of({}));
      if (!(value instanceof TimeDelta)) return await process.getattr(value, "days");
      return format === ISO_8601 ? duration_iso_string(value) : duration_string(value);
    }
  }

  return { DateField, DateTimeField, TimeField, DurationField };
});

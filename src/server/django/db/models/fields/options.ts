/** How the options of a field are read from its arguments. */
import { TypeError } from "../../../../../python/errors.ts";
import { pyclass, PyObject } from "../../../../../python/objects.ts";
import { Dict, type Value } from "../../../../../python/values.ts";

/** The default of a field that has none: a class upstream, and so it reads. */
@pyclass("django.db.models.fields.NOT_PROVIDED")
export class NOT_PROVIDED extends PyObject {}

/** A field's options by name, those that were given. */
export type FieldOptions = ReadonlyMap<string, Value>;

/** The parameters of Field.__init__, in upstream's order. */
const FIELD_PARAMETERS = [
  "verbose_name",
  "name",
  "primary_key",
  "max_length",
  "unique",
  "blank",
  "null",
  "db_index",
  "rel",
  "default",
  "editable",
  "serialize",
  "unique_for_date",
  "unique_for_month",
  "unique_for_year",
  "choices",
  "help_text",
  "db_column",
  "db_tablespace",
  "auto_created",
  "validators",
  "error_messages",
  "db_comment",
  "db_default",
] as const;

/**
 * Binds arguments to parameters. Those that a subclass does not name go on to Field.__init__.
 * @param own parameters the subclass names first
 * @param required how many of `own` must be given
 * @throws TypeError in CPython's words
 */
export function readFieldOptions(
  className: string,
  own: readonly string[],
  required: number,
  args: readonly Value[],
  kwargs: Dict,
): FieldOptions {
  const positions = own.length > 0 ? own : FIELD_PARAMETERS;
  const owner = own.length > 0 ? className : "Field";
  if (args.length > positions.length) {
    const takes =
      required > 0
        ? `from ${String(required + 1)} to ${String(positions.length + 1)}`
        : `from 1 to ${String(positions.length + 1)}`;
    throw new TypeError(
      `${owner}.__init__() takes ${takes} positional arguments but ${String(args.length + 1)} were given`,
    );
  }
  const options = new Map<string, Value>();
  args.forEach((value, at) => options.set(positions[at] as string, value));
  for (const [key, value] of kwargs) {
    const name = String(key);
    if (options.has(name))
      throw new TypeError(`${owner}.__init__() got multiple values for argument '${name}'`);
    if (!positions.includes(name) && !FIELD_PARAMETERS.includes(name as never)) {
      throw new TypeError(`Field.__init__() got an unexpected keyword argument '${name}'`);
    }
    options.set(name, value);
  }
  const missing = own.slice(0, required).filter((name) => !options.has(name));
  if (missing.length > 0) {
    const names = missing.map((name) => `'${name}'`).join(" and ");
    const plural = missing.length === 1 ? "argument" : "arguments";
    throw new TypeError(
      `${owner}.__init__() missing ${String(missing.length)} required positional ${plural}: ${names}`,
    );
  }
  return options;
}

/** What an option is that was not given. */
export const FIELD_DEFAULTS: Readonly<Record<string, Value>> = {
  primary_key: false,
  max_length: null,
  blank: false,
  null: false,
  db_index: false,
  editable: true,
  serialize: true,
  unique_for_date: null,
  unique_for_month: null,
  unique_for_year: null,
  help_text: "",
  db_column: null,
  db_tablespace: null,
  auto_created: false,
  db_comment: null,
  default: NOT_PROVIDED,
  db_default: NOT_PROVIDED,
  verbose_name: null,
  name: null,
};

/** Upstream's short paths: "django.db.models.CharField". */
export function migrationPath(module: string, name: string): string {
  const short = module.replace(
    /^django\.db\.models\.fields(?:\.(?:related|json|files|proxy))?$/,
    "django.db.models",
  );
  return `${short}.${name}`;
}

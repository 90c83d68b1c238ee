/** How migrations of installed packages are written down here. */
import { make, native } from "../../../../../python/objects.ts";
import { Dict, Tuple, type Value } from "../../../../../python/values.ts";
import { CASCADE, SET_NULL } from "../../models/on-delete.ts";
import { Field, field } from "../../models/fields/field.ts";
import { ManyToManyField } from "../../models/fields/many_to_many.ts";
import { AutoField, BigAutoField } from "../../models/fields/numbers.ts";
import { ForeignKey, OneToOneField } from "../../models/fields/related.ts";
import type { Operation } from "../operations/base.ts";
import { AddField, AlterField, RemoveField, RenameField } from "../operations/fields.ts";
import { AlterModelOptions, AlterUniqueTogether, CreateModel } from "../operations/models.ts";
import { RunPython } from "../operations/special.ts";

/** A migration of a package. @param user "app.Model" of the project's user model */
export interface BuiltinMigration {
  readonly name: string;
  /** Pairs of application and migration; "user" stands for the application of the user model. */
  readonly needs: readonly (readonly [app: string, name: string])[];
  operations(user: string): readonly Operation[];
}

type Fields = Readonly<Record<string, Field>>;

export function createModel(
  name: string,
  fields: Fields,
  options: Readonly<Record<string, Value>> = {},
  bases: string[] = [],
): Operation {
  const pairs = Object.entries(fields).map(([key, value]) => new Tuple<Value>([key, value]));
  return make(CreateModel, name, pairs, Dict.from(options), new Tuple(bases));
}
export function addField(model: string, name: string, value: Field): Operation {
  return make(AddField, model, name, value);
}
export function alterField(model: string, name: string, value: Field): Operation {
  return make(AlterField, model, name, value);
}
export function removeField(model: string, name: string): Operation {
  return make(RemoveField, model, name);
}
export function renameField(model: string, from: string, to: string): Operation {
  return make(RenameField, model, from, to);
}
export function alterOptions(model: string, options: Readonly<Record<string, Value>>): Operation {
  return make(AlterModelOptions, model, Dict.from(options));
}
export function uniqueTogether(model: string, names: readonly string[]): Operation {
  return make(AlterUniqueTogether, model, [new Tuple(names)]);
}
/** Upstream changes rows here; a database made from scratch has none. @param doc what plans tell of it */
export function dataMigration(doc = ""): Operation {
  const run = native("apps, schema_editor", () => null, "noop");
  Object.defineProperty(run, "__doc__", { value: doc });
  return make(RunPython, run, run);
}

export function auto(): Field {
  return field(AutoField, {
    verbose_name: "ID",
    serialize: false,
    auto_created: true,
    primary_key: true,
  });
}
export function bigAuto(options: Readonly<Record<string, Value>> = {}): Field {
  return field(BigAutoField, { primary_key: true, serialize: false, ...options });
}
export function foreignKey(to: string, options: Readonly<Record<string, Value>> = {}): Field {
  return field(ForeignKey, {
    to,
    on_delete: options["null"] === true ? SET_NULL : CASCADE,
    ...options,
  });
}
export function oneToOne(to: string, options: Readonly<Record<string, Value>> = {}): Field {
  return field(OneToOneField, { to, on_delete: CASCADE, ...options });
}
export function manyToMany(to: string, options: Readonly<Record<string, Value>> = {}): Field {
  return field(ManyToManyField, { to, ...options });
}

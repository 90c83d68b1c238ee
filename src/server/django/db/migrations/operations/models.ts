/** Mirrors django/db/migrations/operations/models.py (5.2). */
import { ValueError } from "../../../../../python/errors.ts";
import { native, py, pyclass } from "../../../../../python/objects.ts";
import { iterate, str, truthy } from "../../../../../python/operations.ts";
import { Dict, PySet, Tuple, type Value } from "../../../../../python/values.ts";
import { Field } from "../../models/fields/field.ts";
import { RelatedField } from "../../models/fields/related.ts";
import { normalizeTogether } from "../../models/options.ts";
import { type ModelState, named, type ProjectState } from "../state.ts";
import {
  type Category,
  Operation,
  type OperationTools,
  pairsOf,
  RenameOperation,
  type WrittenArgument,
} from "./base.ts";

const MODULE = "django.db.migrations.operations.models";

/** @throws ValueError for a name that stands twice */
function refuseDuplicates(argument: string, pairs: readonly (readonly [string, unknown])[]): void {
  const names = pairs.map(([name]) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    throw new ValueError(`Found duplicate value ${twice} in CreateModel ${argument} argument.`);
}

@pyclass(`${MODULE}.CreateModel`)
export class CreateModel extends Operation {
  declare name: string;
  declare fields: (readonly [string, Field])[];
  declare options: Map<string, Value>;
  declare bases: Value[];
  declare managers: Value[];

  @py("name, fields, options=None, bases=None, managers=None")
  __init__(
    name: string,
    fields: Value,
    options: Value = null,
    bases: Value = null,
    managers: Value = null,
  ): void {
    this.name = name;
    this.fields = pairsOf(fields).map(([key, value]) => [key, value as Field]);
    this.options = new Map(pairsOf(options ?? new Dict()));
    this.bases = bases === null ? [] : iterate(bases);
    this.managers = managers === null ? [] : iterate(managers);
    refuseDuplicates("fields", this.fields);
  }
  override get category(): Category {
    return "+";
  }
  override get migrationNameFragment(): string {
    return this.name.toLowerCase();
  }
  override get written(): readonly WrittenArgument[] {
    const { name, fields, options, bases, managers } = this;
    const parts: WrittenArgument[] = [
      ["name", name],
      ["fields", fields.map((pair) => new Tuple<Value>(pair))],
    ];
    if (options.size > 0) parts.push(["options", new Dict(options)]);
    if (bases.length > 0) parts.push(["bases", new Tuple(bases)]);
    if (managers.length > 0) parts.push(["managers", managers]);
    return parts;
  }
  override get expanded(): readonly string[] {
    return ["fields", "options", "managers"];
  }
  override stateForwards(appLabel: string, state: ProjectState): void {
    state.add({
      app_label: appLabel,
      name: this.name,
      fields: new Map(this.fields.map(([name, field]) => [name, named(field, name)])),
      options: new Map(this.options),
      bases: this.bases,
      managers: this.managers,
    });
  }
  override databaseForwards(
    appLabel: string,
    { editor }: OperationTools,
    _from: ProjectState,
    to: ProjectState,
  ): void {
    editor.createModel(to, to.get(appLabel, this.name));
  }
  override databaseBackwards(
    appLabel: string,
    { editor }: OperationTools,
    from: ProjectState,
  ): void {
    editor.deleteModel(from.get(appLabel, this.name));
  }
  override describe(): string {
    return `Create ${this.options.get("proxy") === true ? "proxy " : ""}model ${this.name}`;
  }
}

@pyclass(`${MODULE}.DeleteModel`)
export class DeleteModel extends Operation {
  declare name: string;
  __init__(name: string): void {
    this.name = name;
  }
  override get category(): Category {
    return "-";
  }
  override get migrationNameFragment(): string {
    return `delete_${this.name.toLowerCase()}`;
  }
  override get written(): readonly WrittenArgument[] {
    return [["name", this.name]];
  }
  override stateForwards(appLabel: string, state: ProjectState): void {
    state.get(appLabel, this.name);
    state.models.delete(`${appLabel}.${this.name.toLowerCase()}`);
  }
  override databaseForwards(
    appLabel: string,
    { editor }: OperationTools,
    from: ProjectState,
  ): void {
    editor.deleteModel(from.get(appLabel, this.name));
  }
  override databaseBackwards(
    appLabel: string,
    { editor }: OperationTools,
    _from: ProjectState,
    to: ProjectState,
  ): void {
    editor.createModel(to, to.get(appLabel, this.name));
  }
  override describe(): string {
    return `Delete model ${this.name}`;
  }
}

// Upstream has it from the class above, and so do messages about its arguments.
native("name", DeleteModel.prototype.__init__, "ModelOperation.__init__");

@pyclass(`${MODULE}.RenameModel`)
export class RenameModel extends RenameOperation {
  @py("old_name, new_name") __init__(old_name: string, new_name: string): void {
    this.old_name = old_name;
    this.new_name = new_name;
  }
  override get migrationNameFragment(): string {
    return `rename_${this.old_name}_${this.new_name}`.toLowerCase();
  }
  override get written(): readonly WrittenArgument[] {
    return [
      ["old_name", this.old_name],
      ["new_name", this.new_name],
    ];
  }
  override stateForwards(appLabel: string, state: ProjectState): void {
    const model = state.get(appLabel, this.old_name);
    const old = `${appLabel}.${this.old_name.toLowerCase()}`;
    state.models.delete(old);
    state.add({ ...model, name: this.new_name });
    for (const other of state.models.values()) {
      for (const [name, field] of other.fields) {
        if (!(field instanceof RelatedField) || state.target(other, field.remote_field.model))
          continue;
        const copy = field.clone();
        copy.remote_field.model = `${appLabel}.${this.new_name}`;
        other.fields.set(name, copy);
      }
    }
  }
  override remake(
    appLabel: string,
    { editor }: OperationTools,
    from: ProjectState,
    to: ProjectState,
    old: string,
    name: string,
  ): void {
    editor.remake(from.get(appLabel, old), to.get(appLabel, name), to, new Map(), {}, true);
    const key = (model: string): string => `${appLabel}.${model.toLowerCase()}`;
    editor.renamePairs(from, to, key(old), key(name));
  }
  override describe(): string {
    return `Rename model ${this.old_name} to ${this.new_name}`;
  }
}

/** What changes options of a model and then has its table made over. */
export abstract class ChangeOptions extends Operation {
  declare name: string;
  override get category(): Category {
    return "~";
  }
  abstract apply(model: ModelState): void;
  /** Whether the table need not be made anew: it comes to an index of its own, or to another name. */
  get isInPlace(): boolean {
    return false;
  }
  get modelName(): string {
    return this.name;
  }
  override stateForwards(appLabel: string, state: ProjectState): void {
    this.apply(state.get(appLabel, this.modelName));
  }
  override databaseForwards(
    appLabel: string,
    { editor }: OperationTools,
    from: ProjectState,
    to: ProjectState,
  ): void {
    const [before, after] = [from.get(appLabel, this.modelName), to.get(appLabel, this.modelName)];
    editor.remake(before, after, to, new Map(), {}, this.isInPlace);
  }
  override databaseBackwards(
    appLabel: string,
    tools: OperationTools,
    from: ProjectState,
    to: ProjectState,
  ): void {
    this.databaseForwards(appLabel, tools, from, to);
  }
}

/** Options that AlterModelOptions sets and, where they are not named, takes away. */
export const ALTERABLE_OPTIONS = [
  "base_manager_name",
  "default_manager_name",
  "default_related_name",
  "get_latest_by",
  "managed",
  "ordering",
  "permissions",
  "default_permissions",
  "select_on_save",
  "verbose_name",
  "verbose_name_plural",
];

@pyclass(`${MODULE}.AlterModelOptions`)
export class AlterModelOptions extends ChangeOptions {
  declare options: Map<string, Value>;
  @py("name, options") __init__(name: string, options: Value): void {
    this.name = name;
    this.options = new Map(pairsOf(options));
  }
  override get migrationNameFragment(): string {
    return `alter_${this.name.toLowerCase()}_options`;
  }
  override get written(): readonly WrittenArgument[] {
    return [
      ["name", this.name],
      ["options", new Dict(this.options)],
    ];
  }
  apply(model: ModelState): void {
    for (const name of ALTERABLE_OPTIONS) model.options.delete(name);
    for (const [name, value] of this.options) model.options.set(name, value);
  }
  override describe(): string {
    return `Change Meta options on ${this.name}`;
  }
}

/** unique_together as a state keeps it: a set of tuples. */
export function togetherSet(value: Value): PySet {
  const sets = value instanceof PySet ? [...value] : normalizeTogether(value);
  return new PySet(sets.map((set) => new Tuple(iterate(set))));
}

function togetherOperation(option: "unique_together" | "index_together", kind: string) {
  @pyclass(`${MODULE}.${kind}`)
  class AlterTogether extends ChangeOptions {
    declare value: Value;
    @py(`name, ${option}`) __init__(name: string, value: Value): void {
      this.name = name;
      this.value = truthy(value) ? togetherSet(value) : value;
    }
    override get isInPlace(): boolean {
      return true;
    }
    get optionName(): typeof option {
      return option;
    }
    override get migrationNameFragment(): string {
      return `alter_${this.name.toLowerCase()}_${option}`;
    }
    override get written(): readonly WrittenArgument[] {
      return [
        ["name", this.name],
        [option, this.value],
      ];
    }
    apply(model: ModelState): void {
      model.options.set(option, this.value);
    }
    override describe(): string {
      const size = this.value === null ? 0 : iterate(this.value).length;
      return `Alter ${option} for ${this.name} (${String(size)} constraint(s))`;
    }
  }
  return AlterTogether;
}
export const AlterUniqueTogether = togetherOperation("unique_together", "AlterUniqueTogether");
export const AlterIndexTogether = togetherOperation("index_together", "AlterIndexTogether");

@pyclass(`${MODULE}.AlterModelTable`)
export class AlterModelTable extends ChangeOptions {
  declare table: Value;
  @py("name, table") __init__(name: string, table: Value): void {
    this.name = name;
    this.table = table;
  }
  override get migrationNameFragment(): string {
    return `alter_${this.name.toLowerCase()}_table`;
  }
  override get written(): readonly WrittenArgument[] {
    return [
      ["name", this.name],
      ["table", this.table],
    ];
  }
  apply(model: ModelState): void {
    model.options.set("db_table", this.table);
  }
  override get isInPlace(): boolean {
    return true;
  }
  override databaseForwards(
    appLabel: string,
    tools: OperationTools,
    from: ProjectState,
    to: ProjectState,
  ): void {
    super.databaseForwards(appLabel, tools, from, to);
    const key = `${appLabel}.${this.name.toLowerCase()}`;
    tools.editor.renamePairs(from, to, key, key);
  }
  override describe(): string {
    return `Rename table for ${this.name} to ${this.table === null ? "(default)" : str(this.table)}`;
  }
}

@pyclass(`${MODULE}.AlterModelTableComment`)
export class AlterModelTableComment extends ChangeOptions {
  declare table_comment: Value;
  @py("name, table_comment") __init__(name: string, table_comment: Value): void {
    this.name = name;
    this.table_comment = table_comment;
  }
  override get migrationNameFragment(): string {
    return `alter_${this.name.toLowerCase()}_table_comment`;
  }
  override get written(): readonly WrittenArgument[] {
    return [
      ["name", this.name],
      ["table_comment", this.table_comment],
    ];
  }
  apply(model: ModelState): void {
    model.options.set("db_table_comment", this.table_comment);
  }
  override describe(): string {
    return `Alter ${this.name} table comment`;
  }
}

@pyclass(`${MODULE}.AlterModelManagers`)
export class AlterModelManagers extends ChangeOptions {
  declare managers: Value[];
  @py("name, managers") __init__(name: string, managers: Value): void {
    this.name = name;
    this.managers = iterate(managers);
  }
  apply(): void {
    // A state's managers are no options of it.
  }
  override get migrationNameFragment(): string {
    return `alter_${this.name.toLowerCase()}_managers`;
  }
  override get written(): readonly WrittenArgument[] {
    return [
      ["name", this.name],
      ["managers", this.managers],
    ];
  }
  override get expanded(): readonly string[] {
    return ["managers"];
  }
  override stateForwards(appLabel: string, state: ProjectState): void {
    state.add({ ...state.get(appLabel, this.name), managers: this.managers });
  }
  override describe(): string {
    return `Change managers on ${this.name}`;
  }
}

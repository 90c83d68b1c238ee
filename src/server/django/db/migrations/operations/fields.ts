/** Mirrors django/db/migrations/operations/fields.py (5.2). */
import { KeyError } from "../../../../../python/errors.ts";
import { native, py, pyclass } from "../../../../../python/objects.ts";
import { iterate, truthy } from "../../../../../python/operations.ts";
import { PySet, Tuple, type Value } from "../../../../../python/values.ts";
import type { Field } from "../../models/fields/field.ts";
import { ManyToManyField } from "../../models/fields/many_to_many.ts";
import { FieldDoesNotExist } from "../../../core/exceptions.ts";
import { columnDefault } from "../column-default.ts";
import { named, type ProjectState } from "../state.ts";
import {
  type Category,
  Operation,
  type OperationTools,
  RenameOperation,
  type WrittenArgument,
} from "./base.ts";

const MODULE = "django.db.migrations.operations.fields";

/** An operation that brings a field with it. */
@pyclass(`${MODULE}.FieldOperation`)
export abstract class FieldOperation extends Operation {
  declare model_name: string;
  declare name: string;
  declare field: Field;
  declare preserve_default: boolean;

  __init__(model_name: string, name: string, field: Field, preserve_default: Value = true): void {
    Object.assign(this, { model_name, name, field, preserve_default: truthy(preserve_default) });
  }
  override get written(): readonly WrittenArgument[] {
    const { model_name, name, field, preserve_default } = this;
    const parts: WrittenArgument[] = [
      ["model_name", model_name],
      ["name", name],
      ["field", field],
    ];
    return preserve_default ? parts : [...parts, ["preserve_default", false]];
  }
  /** The field under its name. */
  get namedField(): Field {
    return named(this.field, this.name);
  }
  /** What the models keep of it: a one-off default fills the rows that are there and is forgotten. */
  get keptField(): Field {
    if (this.preserve_default) return this.namedField;
    const copy = this.namedField.clone();
    copy.configure(new Map([...copy.given].filter(([name]) => name !== "default")));
    copy.set_attributes_from_name(this.name);
    return copy;
  }
}

/** The two names by which an operation finds its field. */
interface FieldPlace {
  readonly model_name: string;
  readonly name: string;
}

/** @param filled says what the rows that are there get; null for the field of the state */
async function addColumn(
  { model_name, name }: FieldPlace,
  filled: Field | null,
  appLabel: string,
  { editor, context }: OperationTools,
  from: ProjectState,
  to: ProjectState,
): Promise<void> {
  const model = to.get(appLabel, model_name);
  const field = to.field(model, name);
  if (field instanceof ManyToManyField) {
    editor.createPairs(to, model, field);
    return;
  }
  const fill = { [field.column as string]: await columnDefault(filled ?? field, context) };
  editor.remake(from.get(appLabel, model_name), model, to, new Map(), fill);
}

function dropColumn(
  { model_name, name }: FieldPlace,
  appLabel: string,
  { editor }: OperationTools,
  from: ProjectState,
  to: ProjectState,
): void {
  const model = from.get(appLabel, model_name);
  const field = from.field(model, name);
  if (field instanceof ManyToManyField) editor.dropPairs(model, field);
  else editor.remake(model, to.get(appLabel, model_name), to);
}

@pyclass(`${MODULE}.AddField`)
export class AddField extends FieldOperation {
  @py("model_name, name, field, preserve_default=True")
  override __init__(model: string, name: string, field: Field, preserve: Value = true): void {
    super.__init__(model, name, field, preserve);
  }
  override get category(): Category {
    return "+";
  }
  override get migrationNameFragment(): string {
    return `${this.model_name}_${this.name}`.toLowerCase();
  }
  override stateForwards(appLabel: string, state: ProjectState): void {
    state.get(appLabel, this.model_name).fields.set(this.name, this.keptField);
  }
  override async databaseForwards(
    appLabel: string,
    tools: OperationTools,
    from: ProjectState,
    to: ProjectState,
  ): Promise<void> {
    await addColumn(this, this.namedField, appLabel, tools, from, to);
  }
  override databaseBackwards(
    appLabel: string,
    tools: OperationTools,
    from: ProjectState,
    to: ProjectState,
  ): void {
    dropColumn(this, appLabel, tools, from, to);
  }
  override describe(): string {
    return `Add field ${this.name} to ${this.model_name}`;
  }
}

@pyclass(`${MODULE}.RemoveField`)
export class RemoveField extends Operation {
  declare model_name: string;
  declare name: string;
  __init__(model_name: string, name: string): void {
    Object.assign(this, { model_name, name });
  }
  override get category(): Category {
    return "-";
  }
  override get migrationNameFragment(): string {
    return `remove_${this.model_name}_${this.name}`.toLowerCase();
  }
  override get written(): readonly WrittenArgument[] {
    return [
      ["model_name", this.model_name],
      ["name", this.name],
    ];
  }
  override stateForwards(appLabel: string, state: ProjectState): void {
    const { fields } = state.get(appLabel, this.model_name);
    if (!fields.delete(this.name)) throw new KeyError(this.name);
  }
  override databaseForwards(
    appLabel: string,
    tools: OperationTools,
    from: ProjectState,
    to: ProjectState,
  ): void {
    dropColumn(this, appLabel, tools, from, to);
  }
  override async databaseBackwards(
    appLabel: string,
    tools: OperationTools,
    from: ProjectState,
    to: ProjectState,
  ): Promise<void> {
    await addColumn(this, null, appLabel, tools, from, to);
  }
  override describe(): string {
    return `Remove field ${this.name} from ${this.model_name}`;
  }
}

// Upstream has it from the class above, and so do messages about its arguments.
native("model_name, name, field=None", RemoveField.prototype.__init__, "FieldOperation.__init__");

@pyclass(`${MODULE}.AlterField`)
export class AlterField extends FieldOperation {
  @py("model_name, name, field, preserve_default=True")
  override __init__(model: string, name: string, field: Field, preserve: Value = true): void {
    super.__init__(model, name, field, preserve);
  }
  override get category(): Category {
    return "~";
  }
  override get migrationNameFragment(): string {
    return `alter_${this.model_name}_${this.name}`.toLowerCase();
  }
  override stateForwards(appLabel: string, state: ProjectState): void {
    state.get(appLabel, this.model_name).fields.set(this.name, this.keptField);
  }
  override async databaseForwards(
    appLabel: string,
    { editor, context }: OperationTools,
    from: ProjectState,
    to: ProjectState,
  ): Promise<void> {
    const [old, model] = [from.get(appLabel, this.model_name), to.get(appLabel, this.model_name)];
    const [before, after] = [from.field(old, this.name), to.field(model, this.name)];
    if (after instanceof ManyToManyField) return;
    const renamed =
      before.column === after.column
        ? []
        : [[before.column as string, after.column as string] as const];
    const fill = after.null
      ? {}
      : { [after.column as string]: await columnDefault(this.namedField, context) };
    editor.remake(old, model, to, new Map(renamed), fill);
  }
  override databaseBackwards(
    appLabel: string,
    tools: OperationTools,
    from: ProjectState,
    to: ProjectState,
  ): Promise<void> {
    return this.databaseForwards(appLabel, tools, from, to);
  }
  override describe(): string {
    return `Alter field ${this.name} on ${this.model_name}`;
  }
}

@pyclass(`${MODULE}.RenameField`)
export class RenameField extends RenameOperation {
  declare model_name: string;
  @py("model_name, old_name, new_name") __init__(
    model_name: string,
    old_name: string,
    new_name: string,
  ): void {
    Object.assign(this, { model_name, old_name, new_name });
  }
  override get migrationNameFragment(): string {
    return `rename_${this.old_name}_${this.model_name}_${this.new_name}`.toLowerCase();
  }
  override get written(): readonly WrittenArgument[] {
    return [
      ["model_name", this.model_name],
      ["old_name", this.old_name],
      ["new_name", this.new_name],
    ];
  }
  override stateForwards(appLabel: string, state: ProjectState): void {
    const model = state.get(appLabel, this.model_name);
    const old = model.fields.get(this.old_name);
    if (!old) {
      const owner = `${appLabel}.${this.model_name.toLowerCase()}`;
      throw new FieldDoesNotExist(`${owner} has no field named '${this.old_name}'`);
    }
    const copy = old.clone();
    copy.name = this.new_name;
    copy.set_attributes_from_name(this.new_name);
    const fields = [...model.fields].map(([name, field]) =>
      name === this.old_name ? ([this.new_name, copy] as const) : ([name, field] as const),
    );
    model.fields.clear();
    for (const [name, field] of fields) model.fields.set(name, field);
    const together = model.options.get("unique_together");
    if (together === undefined || together === null) return;
    const rename = (one: Value): Value => (one === this.old_name ? this.new_name : one);
    const sets = iterate(together).map((set) =>
      typeof set === "string" ? rename(set) : new Tuple(iterate(set).map(rename)),
    );
    model.options.set("unique_together", new PySet(sets));
  }
  override remake(
    appLabel: string,
    { editor }: OperationTools,
    from: ProjectState,
    to: ProjectState,
    old: string,
    name: string,
  ): void {
    const [before, after] = [
      from.get(appLabel, this.model_name),
      to.get(appLabel, this.model_name),
    ];
    const columns = [
      from.field(before, old).column as string,
      to.field(after, name).column as string,
    ] as const;
    editor.remake(before, after, to, new Map([columns]));
  }
  override describe(): string {
    return `Rename field ${this.old_name} on ${this.model_name} to ${this.new_name}`;
  }
}

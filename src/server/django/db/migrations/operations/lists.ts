/** The operations on indexes and constraints of django/db/migrations/operations/models.py (5.2). */
import { ValueError } from "../../../../../python/errors.ts";
import { make, py, pyclass } from "../../../../../python/objects.ts";
import { iterate, repr, str } from "../../../../../python/operations.ts";
import { Dict, type Value } from "../../../../../python/values.ts";
import {
  CheckConstraint,
  type Constraint,
  Index,
  UniqueConstraint,
} from "../../models/constraints.ts";
import type { ModelState } from "../state.ts";
import type { Category, WrittenArgument } from "./base.ts";
import { ChangeOptions } from "./models.ts";

const MODULE = "django.db.migrations.operations.models";

/** What changes the list of a model's indexes or constraints. */
export abstract class ListOperation extends ChangeOptions {
  declare model_name: string;
  abstract get option(): "constraints" | "indexes";
  /** Name of the index or constraint. */
  abstract get itemName(): string;
  /** The list as it is after the operation. */
  abstract change(items: readonly (Constraint | Index)[]): readonly Value[];

  override get modelName(): string {
    return this.model_name;
  }
  apply(model: ModelState): void {
    const now = iterate(model.options.get(this.option) ?? []) as (Constraint | Index)[];
    model.options.set(this.option, [...this.change(now)]);
  }
}

/** The class that adds to a list. */
function adding(option: "constraints" | "indexes") {
  const [kind, what] =
    option === "constraints" ? ["AddConstraint", "constraint"] : ["AddIndex", "index"];
  @pyclass(`${MODULE}.${kind}`)
  class Adding extends ListOperation {
    declare item: Constraint | Index;
    @py(`model_name, ${what}`) __init__(model_name: string, item: Constraint | Index): void {
      if (option === "indexes" && item.name === "") {
        throw new ValueError(
          `Indexes passed to AddIndex operations require a name argument. ${repr(item)} doesn't have one.`,
        );
      }
      this.model_name = model_name;
      this.item = item;
    }
    get option(): typeof option {
      return option;
    }
    get itemName(): string {
      return this.item.name;
    }
    override get isInPlace(): boolean {
      if (this.item instanceof CheckConstraint) return false;
      return !(this.item instanceof UniqueConstraint) || this.item.condition !== null;
    }
    change(items: readonly (Constraint | Index)[]): readonly Value[] {
      return [...items, this.item];
    }
    override get category(): Category {
      return "+";
    }
    override get migrationNameFragment(): string {
      return `${this.model_name}_${this.itemName}`.toLowerCase();
    }
    override get written(): readonly WrittenArgument[] {
      return [
        ["model_name", this.model_name],
        [what, this.item],
      ];
    }
    override describe(): string {
      if (!(this.item instanceof Index))
        return `Create constraint ${this.itemName} on model ${this.model_name}`;
      const fields = this.item.fields.map(str).join(", ");
      return `Create index ${this.itemName} on field(s) ${fields} of model ${this.model_name}`;
    }
  }
  return Adding;
}

/** The class that takes out of a list. */
function removing(option: "constraints" | "indexes") {
  const [kind, what] =
    option === "constraints" ? ["RemoveConstraint", "constraint"] : ["RemoveIndex", "index"];
  @pyclass(`${MODULE}.${kind}`)
  class Removing extends ListOperation {
    declare item: string;
    @py("model_name, name") __init__(model_name: string, item: string): void {
      this.model_name = model_name;
      this.item = item;
    }
    get option(): typeof option {
      return option;
    }
    get itemName(): string {
      return this.item;
    }
    change(items: readonly (Constraint | Index)[]): readonly Value[] {
      return items.filter(({ name }) => name !== this.item);
    }
    override get category(): Category {
      return "-";
    }
    override get migrationNameFragment(): string {
      return `remove_${this.model_name}_${this.item}`.toLowerCase();
    }
    override get written(): readonly WrittenArgument[] {
      return [
        ["model_name", this.model_name],
        ["name", this.item],
      ];
    }
    override describe(): string {
      const from = option === "constraints" ? `model ${this.model_name}` : this.model_name;
      return `Remove ${what} ${this.item} from ${from}`;
    }
  }
  return Removing;
}
export const AddConstraint = adding("constraints");
export const RemoveConstraint = removing("constraints");
export const AddIndex = adding("indexes");
export const RemoveIndex = removing("indexes");

/** What a constraint says beyond the table: its messages. */
@pyclass(`${MODULE}.AlterConstraint`)
export class AlterConstraint extends ListOperation {
  declare item: Constraint;
  @py("model_name, name, constraint")
  __init__(model_name: string, name: string, item: Constraint): void {
    this.model_name = model_name;
    this.name = name;
    this.item = item;
  }
  get option(): "constraints" {
    return "constraints";
  }
  get itemName(): string {
    return this.name;
  }
  change(items: readonly (Constraint | Index)[]): readonly Value[] {
    return items.map((one) => (one.name === this.name ? this.item : one));
  }
  override get migrationNameFragment(): string {
    return `alter_${this.model_name}_${this.item.name}`.toLowerCase();
  }
  override get written(): readonly WrittenArgument[] {
    return [
      ["model_name", this.model_name],
      ["name", this.name],
      ["constraint", this.item],
    ];
  }
  override describe(): string {
    return `Alter constraint ${this.name} on ${this.model_name}`;
  }
}

/** Gives an index another name. */
@pyclass(`${MODULE}.RenameIndex`)
export class RenameIndex extends ListOperation {
  declare new_name: string;
  declare old_name: string | null;
  declare old_fields: Value;
  @py("model_name, new_name, old_name=None, old_fields=None")
  __init__(
    model_name: string,
    new_name: string,
    old_name: string | null = null,
    old_fields: Value = null,
  ): void {
    if (old_name === null && old_fields === null)
      throw new ValueError(
        "RenameIndex requires one of old_name and old_fields arguments to be set.",
      );
    if (old_name !== null && old_fields !== null)
      throw new ValueError("RenameIndex.old_name and old_fields are mutually exclusive.");
    Object.assign(this, { model_name, new_name, old_name, old_fields });
  }
  get option(): "indexes" {
    return "indexes";
  }
  get itemName(): string {
    return this.new_name;
  }
  change(items: readonly (Constraint | Index)[]): readonly Value[] {
    if (this.old_name === null) {
      const given = Dict.from<Value>({ fields: this.old_fields, name: this.new_name });
      return [...items, make(Index, [], given)];
    }
    return items.map((one) => (one.name === this.old_name ? renamed(one, this.new_name) : one));
  }
  override get migrationNameFragment(): string {
    const { old_name, model_name, new_name } = this;
    const from = old_name ?? `${model_name}_${iterate(this.old_fields).map(str).join("_")}`;
    return `rename_${from}_${new_name}`.toLowerCase();
  }
  override get written(): readonly WrittenArgument[] {
    const { model_name, new_name, old_name, old_fields } = this;
    const parts: WrittenArgument[] = [
      ["model_name", model_name],
      ["new_name", new_name],
    ];
    return [...parts, old_name === null ? ["old_fields", old_fields] : ["old_name", old_name]];
  }
  override describe(): string {
    const { model_name, new_name, old_name } = this;
    return old_name === null
      ? `Rename unnamed index for ${repr(this.old_fields)} on ${model_name} to ${new_name}`
      : `Rename index ${old_name} on ${model_name} to ${new_name}`;
  }
}

function renamed(item: Constraint | Index, name: string): Constraint | Index {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(item) as object) as Index, item);
  copy.name = name;
  copy.given = new Dict([...item.given]).set("name", name);
  return copy;
}

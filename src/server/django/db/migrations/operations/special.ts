/** Mirrors django/db/migrations/operations/special.py (5.2). */
import { NotSimulated, ValueError } from "../../../../../python/errors.ts";
import { py, pyclass } from "../../../../../python/objects.ts";
import { isCallable, iterate } from "../../../../../python/operations.ts";
import type { Value } from "../../../../../python/values.ts";
import { type ProjectState, StateApps } from "../state.ts";
import { type Category, Operation, type OperationTools, type WrittenArgument } from "./base.ts";

@pyclass("django.db.migrations.operations.special.RunPython")
export class RunPython extends Operation {
  declare code: Value;
  declare reverse_code: Value;

  @py("code, reverse_code=None, atomic=None, hints=None, elidable=False")
  __init__(code: Value, reverse_code: Value = null): void {
    if (!isCallable(code)) throw new ValueError("RunPython must be supplied with a callable");
    if (reverse_code !== null && !isCallable(reverse_code)) {
      throw new ValueError("RunPython must be supplied with callable arguments");
    }
    this.code = code;
    this.reverse_code = reverse_code;
  }
  override get category(): Category {
    return "p";
  }
  override get written(): readonly WrittenArgument[] {
    const { code, reverse_code } = this;
    const back: WrittenArgument[] = reverse_code === null ? [] : [["reverse_code", reverse_code]];
    return [["code", code], ...back];
  }
  override get reversible(): boolean {
    return this.reverse_code !== null;
  }
  override async databaseForwards(
    _app: string,
    tools: OperationTools,
    from: ProjectState,
  ): Promise<void> {
    await run(this.code, tools, from);
  }
  override async databaseBackwards(
    _app: string,
    tools: OperationTools,
    _from: ProjectState,
    to: ProjectState,
  ): Promise<void> {
    await run(this.reverse_code, tools, to);
  }
  override describe(): string {
    return "Raw Python operation";
  }
  @py("apps, schema_editor") static noop(): null {
    return null;
  }
}

async function run(
  code: Value,
  { editor, context, root }: OperationTools,
  state: ProjectState,
): Promise<void> {
  await context.process.call(code, [new StateApps(state, context, root), editor]);
}

@pyclass("django.db.migrations.operations.special.RunSQL")
export class RunSQL extends Operation {
  @py("sql, reverse_sql=None, state_operations=None, hints=None, elidable=False") __init__(): void {
    // Nothing is kept: it cannot run.
  }
  override get category(): Category {
    return "s";
  }
  override databaseForwards(): never {
    throw new NotSimulated("RunSQL needs a real database; this workbook has none that reads SQL");
  }
  override describe(): string {
    return "Raw SQL operation";
  }
}

@pyclass("django.db.migrations.operations.special.SeparateDatabaseAndState")
export class SeparateDatabaseAndState extends Operation {
  declare database_operations: Operation[];
  declare state_operations: Operation[];

  @py("database_operations=None, state_operations=None") __init__(
    database: Value = null,
    state: Value = null,
  ): void {
    this.database_operations = (database === null ? [] : iterate(database)) as Operation[];
    this.state_operations = (state === null ? [] : iterate(state)) as Operation[];
  }
  override stateForwards(appLabel: string, state: ProjectState): void {
    for (const operation of this.state_operations) operation.stateForwards(appLabel, state);
  }
  override async databaseForwards(
    appLabel: string,
    tools: OperationTools,
    from: ProjectState,
  ): Promise<void> {
    let before = from;
    for (const operation of this.database_operations) {
      const after = before.clone();
      operation.stateForwards(appLabel, after);
      await operation.databaseForwards(appLabel, tools, before, after);
      before = after;
    }
  }
  override describe(): string {
    return "Custom state/database change combination";
  }
}

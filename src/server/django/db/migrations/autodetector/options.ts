/** What changed in Meta: django/db/migrations/autodetector.py (5.2). */
import { classInfo, classOf, make } from "../../../../../python/objects.ts";
import { iterate, str } from "../../../../../python/operations.ts";
import { Dict, PySet, Tuple, type Value } from "../../../../../python/values.ts";
import type { Constraint, Index } from "../../models/constraints.ts";
import { sameManagers } from "../model-state.ts";
import {
  AddConstraint,
  AddIndex,
  AlterConstraint,
  RemoveConstraint,
  RemoveIndex,
  RenameIndex,
} from "../operations/lists.ts";
import {
  ALTERABLE_OPTIONS,
  AlterModelManagers,
  AlterModelOptions,
  AlterModelTable,
  AlterModelTableComment,
  AlterUniqueTogether,
} from "../operations/models.ts";
import type { Operation } from "../operations/base.ts";
import type { ModelState } from "../state.ts";
import type { Dependency } from "./dependencies.ts";
import type { Detection } from "./detection.ts";

const split = (key: string): readonly [app: string, model: string] => {
  const [app = "", model = ""] = key.split(".");
  return [app, model];
};

/** Options that tables know nothing of, and managers. */
export async function alterOptions(detection: Detection): Promise<void> {
  const picked = ({ options }: ModelState): Dict =>
    new Dict([...options].filter(([name]) => ALTERABLE_OPTIONS.includes(name)));
  const keys = [...detection.keptOfAllKinds, ...detection.changedInManagement].sort();
  for (const key of keys) {
    const [before, after] = detection.both(key).map(picked) as [Dict, Dict];
    if ((await detection.text(before)) === (await detection.text(after))) continue;
    const [app, model] = split(key);
    detection.add(app, make(AlterModelOptions, model, after));
  }
  for (const key of detection.keptModels) {
    const [before, after] = detection.both(key);
    if (sameManagers(before.managers, after.managers)) continue;
    const [app, model] = split(key);
    detection.add(app, make(AlterModelManagers, model, [...after.managers]));
  }
  alterTables(detection, "db_table_comment", (model, comment) =>
    make(AlterModelTableComment, model, comment),
  );
}

/** Tables that got another name. */
export function alterTableNames(detection: Detection): void {
  alterTables(detection, "db_table", (model, table) => make(AlterModelTable, model, table));
}

function alterTables(
  detection: Detection,
  option: string,
  change: (model: string, value: Value) => Operation,
): void {
  for (const key of detection.keptOfAllKinds) {
    const [before, after] = detection.both(key).map(({ options }) => options.get(option) ?? null);
    const [app, model] = split(key);
    if (before !== after) detection.add(app, change(model, after ?? null));
  }
}

interface TogetherChange {
  readonly key: string;
  readonly before: ReadonlyMap<string, Tuple>;
  readonly after: ReadonlyMap<string, Tuple>;
  readonly needs: readonly Dependency[];
}

/** Models whose unique_together differs. */
function togetherChanges(detection: Detection): TogetherChange[] {
  const sets = (value: Value, rename: (name: string) => string): Map<string, Tuple> =>
    new Map(
      iterate(value).map((set) => {
        const names = iterate(set).map((name) => rename(str(name)));
        return [names.join(), new Tuple(names)];
      }),
    );
  return detection.keptModels.flatMap((key) => {
    const [old, now] = detection.both(key);
    // Upstream looks the old names up among the new ones, and so do its files.
    const renamed = (name: string): string => detection.renamedFields.get(`${key}.${name}`) ?? name;
    const before = sets(old.options.get("unique_together") ?? [], renamed);
    const after = sets(now.options.get("unique_together") ?? [], (name) => name);
    const isSame = before.size === after.size && [...before.keys()].every((one) => after.has(one));
    if (isSame) return [];
    const needs = [...after.values()].flatMap((names) =>
      names.items.flatMap((name) => {
        const field = now.fields.get(str(name));
        return field ? detection.relationNeeds(key, field) : [];
      }),
    );
    return [{ key, before, after, needs }];
  });
}

const common = ({ before, after }: TogetherChange): Tuple[] =>
  [...after].filter(([names]) => before.has(names)).map(([, set]) => set);

/** Takes sets away while their fields are still there. */
export function removeTogether(detection: Detection): void {
  for (const change of togetherChanges(detection)) {
    if (change.before.size === 0) continue;
    const [app, model] = split(change.key);
    const left = new PySet(common(change));
    detection.add(app, make(AlterUniqueTogether, model, left), change.needs);
  }
}

export function addTogether(detection: Detection): void {
  for (const change of togetherChanges(detection)) {
    if (common(change).length === change.after.size) continue;
    const [app, model] = split(change.key);
    const sets = new PySet(change.after.values());
    detection.add(app, make(AlterUniqueTogether, model, sets), change.needs);
  }
}

interface ListChange<T> {
  readonly key: string;
  readonly added: readonly T[];
  readonly removed: readonly T[];
}
interface IndexChange extends ListChange<Index> {
  readonly renamed: readonly (readonly [old: Index, now: Index])[];
}
interface ConstraintChange extends ListChange<Constraint> {
  readonly altered: readonly Constraint[];
}

/** Keywords of a constraint that tables know nothing of. */
const MESSAGES = ["violation_error_code", "violation_error_message"];

/** Changes of indexes and constraints; the removals come before those of fields, the rest after. */
export class ListChanges {
  readonly #detection: Detection;
  readonly #indexes: IndexChange[] = [];
  readonly #constraints: ConstraintChange[] = [];

  constructor(detection: Detection) {
    this.#detection = detection;
  }

  async find(): Promise<void> {
    for (const key of this.#detection.keptModels) {
      this.#indexes.push(await this.#indexChange(key));
      this.#constraints.push(await this.#constraintChange(key));
    }
  }

  async #texts<T extends Constraint | Index>(
    items: readonly T[],
    except: readonly string[] = [],
  ): Promise<string[]> {
    const texts: string[] = [];
    for (const item of items) {
      const given = new Dict([...item.given].filter(([name]) => !except.includes(str(name))));
      const cls = classOf(item);
      texts.push(`${(cls && classInfo(cls)?.name) ?? ""}${await this.#detection.text(given)}`);
    }
    return texts;
  }
  #both<T extends Constraint | Index>(key: string, option: string): readonly [T[], T[]] {
    const [before, after] = this.#detection.both(key);
    const read = ({ options }: ModelState): T[] => iterate(options.get(option) ?? []) as T[];
    return [read(before), read(after)];
  }

  async #indexChange(key: string): Promise<IndexChange> {
    const [before, after] = this.#both<Index>(key, "indexes");
    const [old, now] = [await this.#texts(before), await this.#texts(after)];
    const added = after.filter((_, at) => !old.includes(now[at] ?? ""));
    const removed = before.filter((_, at) => !now.includes(old[at] ?? ""));
    const renamed: (readonly [Index, Index])[] = [];
    for (const one of added) {
      for (const other of removed) {
        const [x, y] = await this.#texts([one, other], ["name"]);
        if (x === y && one.name !== other.name) renamed.push([other, one]);
      }
    }
    return {
      key,
      added: added.filter((one) => !renamed.some(([, index]) => index === one)),
      removed: removed.filter((one) => !renamed.some(([index]) => index === one)),
      renamed,
    };
  }

  async #constraintChange(key: string): Promise<ConstraintChange> {
    const [before, after] = this.#both<Constraint>(key, "constraints");
    const [old, now] = [await this.#texts(before), await this.#texts(after)];
    const [oldRules, rules] = [
      await this.#texts(before, MESSAGES),
      await this.#texts(after, MESSAGES),
    ];
    const altered = after.filter((one, at) =>
      before.some(
        (other, i) => other.name === one.name && old[i] !== now[at] && oldRules[i] === rules[at],
      ),
    );
    const isAltered = ({ name }: Constraint): boolean => altered.some((one) => one.name === name);
    return {
      key,
      added: after.filter((one, at) => !old.includes(now[at] ?? "") && !isAltered(one)),
      removed: before.filter((one, at) => !now.includes(old[at] ?? "") && !isAltered(one)),
      altered,
    };
  }

  remove(): void {
    for (const { key, removed } of this.#constraints) {
      const [app, model] = split(key);
      for (const { name } of removed) this.#detection.add(app, make(RemoveConstraint, model, name));
    }
    for (const { key, removed } of this.#indexes) {
      const [app, model] = split(key);
      for (const { name } of removed) this.#detection.add(app, make(RemoveIndex, model, name));
    }
  }
  rename(): void {
    for (const { key, renamed } of this.#indexes) {
      const [app, model] = split(key);
      for (const [old, now] of renamed)
        this.#detection.add(app, make(RenameIndex, model, now.name, old.name, null));
    }
  }
  add(): void {
    const detection = this.#detection;
    for (const { key, added } of this.#indexes) {
      const [app, model] = split(key);
      for (const index of added)
        detection.add(app, make(AddIndex, model, index), detection.modelNeeds(key));
    }
    for (const { key, added } of this.#constraints) {
      const [app, model] = split(key);
      for (const one of added)
        detection.add(app, make(AddConstraint, model, one), detection.modelNeeds(key));
    }
    for (const { key, altered } of this.#constraints) {
      const [app, model] = split(key);
      for (const one of altered)
        detection.add(app, make(AlterConstraint, model, one.name, one), detection.modelNeeds(key));
    }
  }
}

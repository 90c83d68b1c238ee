/** What the autodetector (django/db/migrations/autodetector.py, 5.2) knows while it works. */
import { ValueError } from "../../../../../python/errors.ts";
import { iterate, str } from "../../../../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../../../../python/values.ts";
import type { Field } from "../../models/fields/field.ts";
import { RelatedField } from "../../models/fields/related.ts";
import type { Operation } from "../operations/base.ts";
import type { Questioner } from "../questioner.ts";
import type { MigrationSerializer } from "../serializer.ts";
import type { ModelState, ProjectState } from "../state.ts";
import { type Dependency, type Generated, relationNeeds } from "./dependencies.ts";

/** What a change is looked for with. */
export interface DetectionTools {
  readonly questioner: Questioner;
  readonly serializer: MigrationSerializer;
  /** settings.AUTH_USER_MODEL */
  readonly userModel: string;
  /** Whether changes of an application are wanted. */
  isWanted(app: string): boolean;
}

type Keys = Set<string>;
const sorted = (keys: Iterable<string>): string[] => [...keys].sort();

/** Models by "app.model" in lower case, of three kinds. */
class ModelKeys {
  readonly models: Keys = new Set();
  readonly proxies: Keys = new Set();
  readonly unmanaged: Keys = new Set();
  constructor(state: ProjectState, isWanted: (app: string) => boolean) {
    for (const [key, { app_label, options }] of state.models) {
      if (!isWanted(app_label)) continue;
      if (options.get("managed") === false) this.unmanaged.add(key);
      else (options.get("proxy") === true ? this.proxies : this.models).add(key);
    }
  }
}

/** A comparison of two states, and the operations it has found so far. */
export class Detection {
  readonly from: ProjectState;
  readonly to: ProjectState;
  readonly tools: DetectionTools;
  readonly old: ModelKeys;
  readonly new: ModelKeys;
  /** New key → the old name of the model. */
  readonly renamedModels = new Map<string, string>();
  /** "app.model.field" of today → its old name. */
  readonly renamedFields = new Map<string, string>();
  readonly operations = new Map<string, Generated[]>();
  #unwritable = 0;

  constructor(from: ProjectState, to: ProjectState, tools: DetectionTools) {
    [this.from, this.to, this.tools] = [from, to, tools];
    const isWanted = (app: string): boolean => tools.isWanted(app);
    this.old = new ModelKeys(from, isWanted);
    this.new = new ModelKeys(to, isWanted);
  }

  add(app: string, operation: Operation, needs: readonly Dependency[] = [], isFirst = false): void {
    const list = this.operations.get(app) ?? [];
    if (isFirst) list.unshift({ operation, needs });
    else list.push({ operation, needs });
    this.operations.set(app, list);
  }

  /** Keys of the models that were there and still are, sorted. */
  get keptModels(): string[] {
    return sorted(this.new.models).filter((key) => this.old.models.has(key));
  }
  /** Kept models and kept proxies and unmanaged models, sorted. */
  get keptOfAllKinds(): string[] {
    const kept = (kind: "proxies" | "unmanaged"): string[] =>
      [...this.new[kind]].filter((key) => this.old[kind].has(key));
    return sorted([...this.keptModels, ...kept("proxies"), ...kept("unmanaged")]);
  }
  /** Models that became managed, or ceased to be. */
  get changedInManagement(): string[] {
    const both = (a: Keys, b: Keys): string[] => [...a].filter((key) => b.has(key));
    return [
      ...both(this.old.unmanaged, this.new.models),
      ...both(this.old.models, this.new.unmanaged),
    ];
  }

  model(state: "from" | "to", key: string): ModelState {
    const [app = "", name = ""] = key.split(".");
    const old = this.renamedModels.get(key);
    return this[state].get(app, state === "from" ? (old ?? name) : name);
  }
  /** A kept model before and after. */
  both(key: string): readonly [before: ModelState, after: ModelState] {
    return [this.model("from", key), this.model("to", key)];
  }
  relationNeeds(owner: string, field: Field): Dependency[] {
    return relationNeeds(owner, field, this.tools.userModel);
  }
  /** What the relations of a model wait for. */
  modelNeeds(key: string): Dependency[] {
    const { fields } = this.model("to", key);
    return [...fields.values()].flatMap((field) => this.relationNeeds(key, field));
  }

  /** A value as a migration file has it. What cannot stand in a file is like nothing but itself. */
  async text(value: Value): Promise<string> {
    try {
      return (await this.tools.serializer.serialize(value)).text;
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      this.#unwritable += 1;
      return `<${String(this.#unwritable)}>`;
    }
  }

  /** Class and arguments of a field, by name; `to` as a text that knows of renamed models. */
  async describe(field: Field): Promise<FieldDescription> {
    const [, path = "", args = [], keywords] = iterate(field.deconstruct());
    const parts = new Map<string, string>();
    for (const [name, value] of keywords as Dict) parts.set(str(name), await this.text(value));
    const to = field instanceof RelatedField ? str((keywords as Dict).get("to") ?? "") : null;
    return { kind: `${str(path)}${await this.text(new Tuple(iterate(args)))}`, to, parts };
  }
}

/** A field as far as it can differ from another one. */
export interface FieldDescription {
  readonly kind: string;
  readonly to: string | null;
  readonly parts: ReadonlyMap<string, string>;
}

/** Whether two descriptions say the same. @param except keywords that may differ */
export function sameDescription(
  a: FieldDescription,
  b: FieldDescription,
  except: readonly string[] = [],
): boolean {
  const text = ({ kind, parts }: FieldDescription): string =>
    kind +
    [...parts]
      .filter(([name]) => !except.includes(name))
      .map(([name, value]) => `${name}=${value}`)
      .sort()
      .join();
  return text(a) === text(b);
}

/** Fields that were added, removed, renamed or changed: django/db/migrations/autodetector.py (5.2). */
import { make } from "../../../../../python/objects.ts";
import { isCallable, str, truthy } from "../../../../../python/operations.ts";
import type { Value } from "../../../../../python/values.ts";
import type { Field } from "../../models/fields/field.ts";
import { AutoField } from "../../models/fields/numbers.ts";
import { NOT_PROVIDED } from "../../models/fields/options.ts";
import { RelatedField } from "../../models/fields/related.ts";
import { ClockField } from "../../models/fields/temporal.ts";
import { AddField, AlterField, RemoveField, RenameField } from "../operations/fields.ts";
import { resolveRelation } from "../relations.ts";
import type { ModelState } from "../state.ts";
import type { Dependency } from "./dependencies.ts";
import { type Detection, type FieldDescription, sameDescription } from "./detection.ts";

/** A field by the key of its model, as it is named today. */
interface Place {
  readonly key: string;
  readonly app: string;
  readonly model: string;
  readonly name: string;
}
const textOf = ({ key, name }: Place): string => `${key}.${name}`;

/** A field that got another name. */
interface Renaming {
  readonly place: Place;
  readonly old: string;
  readonly oldColumn: Value;
  readonly field: Field;
}

/** The fields of kept models, before and after, in order. */
export class FieldChanges {
  readonly #detection: Detection;
  readonly #before = new Map<string, Place>();
  readonly #after = new Map<string, Place>();
  readonly #renamings: Renaming[] = [];

  constructor(detection: Detection) {
    this.#detection = detection;
    for (const key of detection.keptModels) {
      const [app = "", model = ""] = key.split(".");
      const [before, after] = detection.both(key);
      const note = (places: Map<string, Place>, { fields }: ModelState): void => {
        for (const name of fields.keys()) places.set(`${key}.${name}`, { key, app, model, name });
      };
      note(this.#before, before);
      note(this.#after, after);
    }
  }

  #only(places: ReadonlyMap<string, Place>, others: ReadonlyMap<string, Place>): Place[] {
    return [...places]
      .filter(([text]) => !others.has(text))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, place]) => place);
  }
  #field(state: "from" | "to", { key }: Place, name: string): Field {
    const model = this.#detection.model(state, key);
    return this.#detection[state].field(model, name);
  }

  /** A former field as it reads where models have their new names. */
  async #describeOld(field: Field): Promise<FieldDescription> {
    const description = await this.#detection.describe(field);
    const { to, parts } = description;
    const renamed = [...this.#detection.renamedModels].find(([key, old]) => {
      const [app = ""] = key.split(".");
      return `${app}.${old}` === to;
    });
    if (!renamed) return description;
    return { ...description, parts: new Map([...parts, ["to", await this.#text(renamed[0])]]) };
  }
  async #text(value: Value): Promise<string> {
    return await this.#detection.text(value);
  }

  /** Works out which fields were renamed. */
  async findRenamed(): Promise<void> {
    const detection = this.#detection;
    const before = new Map(this.#before);
    for (const place of this.#only(this.#after, before)) {
      const field = this.#field("to", place, place.name);
      const description = await detection.describe(field);
      for (const gone of this.#only(before, this.#after)) {
        if (gone.key !== place.key) continue;
        const old = this.#field("from", gone, gone.name);
        const oldDescription = await this.#describeOld(old);
        old.set_attributes_from_name(gone.name);
        const isColumnKept = async (): Promise<boolean> => {
          const column = await this.#text(old.column);
          const kept = new Map([...oldDescription.parts, ["db_column", column]]);
          return sameDescription({ ...oldDescription, parts: kept }, description);
        };
        if (!sameDescription(oldDescription, description) && !(await isColumnKept())) continue;
        const { model, name } = place;
        if (!(await detection.tools.questioner.rename(model, gone.name, name, field))) continue;
        this.#renamings.push({ place, old: gone.name, oldColumn: old.db_column, field });
        before.delete(textOf(gone));
        before.set(textOf(place), place);
        detection.renamedFields.set(textOf(place), gone.name);
        break;
      }
    }
  }

  rename(): void {
    for (const { place, old, oldColumn, field } of this.#renamings) {
      const { app, key, model, name } = place;
      if (oldColumn !== field.db_column) {
        const altered = field.clone();
        altered.name = old;
        this.#detection.add(app, make(AlterField, model, old, altered));
      }
      this.#detection.add(app, make(RenameField, model, old, name));
      this.#before.delete(`${key}.${old}`);
      this.#before.set(textOf(place), place);
    }
  }

  remove(): void {
    for (const place of this.#only(this.#before, this.#after)) this.#remove(place);
  }
  #remove({ app, model, name }: Place): void {
    const needs: Dependency[] = [{ app, model, field: name, kind: "alter together" }];
    this.#detection.add(app, make(RemoveField, model, name), needs);
  }

  async add(): Promise<void> {
    for (const place of this.#only(this.#after, this.#before)) await this.#add(place);
  }
  async #add(place: Place): Promise<void> {
    const { app, key, model, name } = place;
    const { questioner } = this.#detection.tools;
    let field = this.#field("to", place, name);
    const needs: Dependency[] = [
      { app, model, field: name, kind: "remove" },
      ...this.#detection.relationNeeds(key, field),
    ];
    const isKept = fillsItself(field);
    if (!isKept) {
      const isStamp = field instanceof ClockField && field.auto_now_add;
      const given = isStamp
        ? await questioner.autoNowAddition(name, model)
        : await questioner.notNullAddition(name, model);
      field = withDefault(field, given);
    }
    if (field.unique && field.has_default() && isCallable(field.default))
      await questioner.uniqueCallableAddition(name, model);
    this.#detection.add(app, make(AddField, model, name, field, isKept), needs);
  }

  async alter(): Promise<void> {
    const both = [...this.#after].filter(([text]) => this.#before.has(text));
    for (const [, place] of both.sort(([a], [b]) => (a < b ? -1 : 1))) await this.#alter(place);
  }
  async #alter(place: Place): Promise<void> {
    const detection = this.#detection;
    const { app, key, model, name } = place;
    const oldName = detection.renamedFields.get(textOf(place)) ?? name;
    // A renamed field differs in its column at most, which the renaming takes care of.
    if (oldName !== name) return;
    const [old, field] = [this.#field("from", place, oldName), this.#field("to", place, name)];
    const needs = detection.relationNeeds(key, field);
    const except = this.#pointsAtRenamed(key, field) ? ["to"] : [];
    const [x, y] = [await detection.describe(old), await detection.describe(field)];
    if (sameDescription(x, y, except)) return;
    if ((old.many_to_many === true) !== (field.many_to_many === true)) {
      this.#remove(place);
      await this.#add(place);
      return;
    }
    let [altered, isKept] = [field, true];
    const isFilled = field.has_default() || field.has_db_default() || field.many_to_many === true;
    if (old.null && !field.null && !isFilled) {
      const given = await detection.tools.questioner.notNullAlteration(name, model);
      if ((given as unknown) !== NOT_PROVIDED)
        [altered, isKept] = [withDefault(field, given), false];
    }
    detection.add(app, make(AlterField, model, name, altered, isKept), needs);
  }

  #pointsAtRenamed(key: string, field: Field): boolean {
    if (!(field instanceof RelatedField)) return false;
    const [app = "", model = ""] = key.split(".");
    const target = resolveRelation(field.remote_field.model, app, model);
    return this.#detection.renamedModels.has(target);
  }
}

/** Whether rows that are there get a value without anybody saying which. */
function fillsItself(field: Field): boolean {
  return (
    field.null ||
    field.has_default() ||
    field.has_db_default() ||
    field.many_to_many === true ||
    (field.blank && field.empty_strings_allowed) ||
    (field instanceof ClockField && truthy(field.auto_now)) ||
    field instanceof AutoField
  );
}

/** A field like another one, with a default. */
function withDefault(field: Field, value: Value): Field {
  const copy = field.clone();
  copy.configure(new Map([...field.given, ["default", value]]));
  copy.set_attributes_from_name(str(field.name));
  return copy;
}

/** Model.check() of django/db/models/base.py (5.2). */
import { Property } from "../../../../python/functions.ts";
import { type Class, classInfo } from "../../../../python/objects.ts";
import { iterate, str } from "../../../../python/operations.ts";
import type { Value } from "../../../../python/values.ts";
import { type CheckMessage, error, warning } from "../../core/checks/messages.ts";
import type { ModelClass } from "./contract.ts";
import type { Field } from "./fields/field.ts";
import { resolveModelName } from "./fields/related-checks.ts";
import type { RelatedField } from "./fields/related.ts";
import { normalizeTogether } from "./options.ts";

/** What the checks of a model need to know of its project. */
export interface CheckSettings {
  /** Whether settings.py says DEFAULT_AUTO_FIELD. */
  readonly autoFieldSet: boolean;
  readonly autoField: string;
  isInstalled(label: string): boolean;
}

export async function checkModel(
  model: ModelClass,
  settings: CheckSettings,
): Promise<CheckMessage[]> {
  const meta = model._meta;
  if (meta.swapped !== null) return checkSwapped(model, meta.swapped, settings);
  const found: CheckMessage[] = [];
  for (const field of [...meta.local_fields, ...meta.local_many_to_many]) {
    found.push(...((await (field.check() as CheckMessage[] | Promise<CheckMessage[]>)) ?? []));
    if (field.is_relation) found.push(...checkClashes(field as RelatedField));
  }
  const clashes = [
    ...checkId(model),
    ...checkName(model),
    ...checkAccessors(model),
    ...checkKeys(model),
  ];
  found.push(...clashes);
  if (clashes.length === 0) found.push(...checkColumns(model));
  found.push(
    ...checkTogether(model),
    ...checkIndexes(model),
    ...checkOrdering(model),
    ...checkConstraints(model),
  );
  return [...found, ...checkDefaultKey(model, settings)];
}

function obj(model: ModelClass): Value {
  return model;
}

function checkSwapped(model: ModelClass, swapped: string, settings: CheckSettings): CheckMessage[] {
  const swappable = String(model._meta.swappable);
  if (swapped.split(".").length !== 2) {
    return [
      error(`'${swappable}' is not of the form 'app_label.app_name'.`, { id: "models.E001" }),
    ];
  }
  if (settings.isInstalled(swapped)) return [];
  const msg = `'${swappable}' references '${swapped}', which has not been installed, or is abstract.`;
  return [error(msg, { id: "models.E002" })];
}

function checkId(model: ModelClass): CheckMessage[] {
  const { local_fields, pk } = model._meta;
  const field = local_fields.find((one) => one.name === "id" && one !== pk);
  if (!field || field.primary_key || pk.name !== "id") return [];
  const msg = "'id' can only be used as a field name if the field also sets 'primary_key=True'.";
  return [error(msg, { obj: obj(model), id: "models.E004" })];
}

function checkName(model: ModelClass): CheckMessage[] {
  const name = model._meta.object_name;
  if (name.startsWith("_") || name.endsWith("_")) {
    const msg = `The model name '${name}' cannot start or end with an underscore as it collides with the query lookup syntax.`;
    return [error(msg, { obj: obj(model), id: "models.E023" })];
  }
  if (!name.includes("__")) return [];
  const msg = `The model name '${name}' cannot contain double underscores as it collides with the query lookup syntax.`;
  return [error(msg, { obj: obj(model), id: "models.E024" })];
}

/** models.E025: a property that hides a relation's key. */
function checkAccessors(model: ModelClass): CheckMessage[] {
  return model._meta.local_fields
    .filter((field) => field.is_relation)
    .filter(({ attname }) => {
      const descriptor = Object.getOwnPropertyDescriptor(model.prototype, attname);
      return descriptor?.get !== undefined || descriptor?.value instanceof Property;
    })
    .map(({ attname }) =>
      error(`The property '${attname}' clashes with a related field accessor.`, {
        obj: obj(model),
        id: "models.E025",
      }),
    );
}

function checkKeys(model: ModelClass): CheckMessage[] {
  if (model._meta.local_fields.filter((field) => field.primary_key).length < 2) return [];
  const msg = "The model cannot have more than one field with 'primary_key=True'.";
  return [error(msg, { obj: obj(model), id: "models.E026" })];
}

function checkColumns(model: ModelClass): CheckMessage[] {
  const used = new Set<string>();
  const found: CheckMessage[] = [];
  for (const { name, column } of model._meta.local_fields) {
    if (column === null) continue;
    if (used.has(column)) {
      const msg = `Field '${name}' has column name '${column}' that is used by another field.`;
      found.push(
        error(msg, {
          hint: "Specify a 'db_column' for the field.",
          obj: obj(model),
          id: "models.E007",
        }),
      );
    }
    used.add(column);
  }
  return found;
}

/** models.E012, E013: names of an option that are no columns. */
function checkLocalFields(
  model: ModelClass,
  names: readonly string[],
  option: string,
): CheckMessage[] {
  const { local_fields, local_many_to_many, object_name, fields } = model._meta;
  const named = (one: Field, name: string): boolean => one.name === name || one.attname === name;
  return names.flatMap((name) => {
    if (local_many_to_many.some((field) => named(field, name))) {
      const msg = `'${option}' refers to a ManyToManyField '${name}', but ManyToManyFields are not permitted in '${option}'.`;
      return [error(msg, { obj: obj(model), id: "models.E013" })];
    }
    if (local_fields.some((field) => named(field, name))) return [];
    if (fields.some((field) => named(field, name))) {
      const msg = `'${option}' refers to field '${name}' which is not local to model '${object_name}'.`;
      return [
        error(msg, {
          hint: "This issue may be caused by multi-table inheritance.",
          obj: obj(model),
          id: "models.E016",
        }),
      ];
    }
    return [
      error(`'${option}' refers to the nonexistent field '${name}'.`, {
        obj: obj(model),
        id: "models.E012",
      }),
    ];
  });
}

function checkTogether(model: ModelClass): CheckMessage[] {
  const given = model._meta.original.get("unique_together") ?? [];
  if (typeof given === "string") {
    return [
      error("'unique_together' must be a list or tuple.", { obj: obj(model), id: "models.E010" }),
    ];
  }
  return normalizeTogether(model._meta.unique_together).flatMap((names) =>
    checkLocalFields(model, names, "unique_together"),
  );
}

function checkIndexes(model: ModelClass): CheckMessage[] {
  return model._meta.indexes.flatMap((index) => {
    const { name, fields } = index as { name: string; fields: Value[] };
    const found: CheckMessage[] = [];
    if (/^[_0-9]/.test(name)) {
      const msg = `The index name '${name}' cannot start with an underscore or a number.`;
      found.push(error(msg, { obj: obj(model), id: "models.E033" }));
    }
    if (name.length > 30) {
      const msg = `The index name '${name}' cannot be longer than 30 characters.`;
      found.push(error(msg, { obj: obj(model), id: "models.E034" }));
    }
    const names = fields.map((field) => str(field).replace(/^-/, ""));
    return [...found, ...checkLocalFields(model, names, "indexes")];
  });
}

function checkConstraints(model: ModelClass): CheckMessage[] {
  const names = model._meta.constraints.flatMap((constraint) => [...constraint.fields]);
  return checkLocalFields(model, names, "constraints");
}

function checkOrdering(model: ModelClass): CheckMessage[] {
  const given = model._meta.original.get("ordering") ?? [];
  if (typeof given === "string" && given !== "") {
    const msg = "'ordering' must be a tuple or list (even if you want to order by only one field).";
    return [error(msg, { obj: obj(model), id: "models.E014" })];
  }
  const names = iterate(given)
    .filter((one): one is string => typeof one === "string" && one !== "?")
    .map((one) => one.replace(/^-/, ""));
  return names.flatMap((name) => {
    if (name === "pk" || leadsSomewhere(model, name)) return [];
    const msg = `'ordering' refers to the nonexistent field, related field, or lookup '${name}'.`;
    return [error(msg, { obj: obj(model), id: "models.E015" })];
  });
}

/** Whether a path of names ends on a field. */
function leadsSomewhere(model: ModelClass, path: string): boolean {
  let current: ModelClass | null = model;
  for (const name of path.split("__")) {
    if (!current) return true;
    const found: ReturnType<ModelClass["_meta"]["find"]> =
      name === "pk" ? current._meta.pk : current._meta.find(name);
    if (!found) return false;
    const related: unknown = found.related_model;
    current = typeof related === "function" ? (related as unknown as ModelClass) : null;
  }
  return true;
}

function checkDefaultKey(model: ModelClass, settings: CheckSettings): CheckMessage[] {
  const { pk, app_config: config, abstract } = model._meta;
  if (abstract || !pk.auto_created || settings.autoFieldSet || !config) return [];
  const cls = config.constructor as unknown as Class;
  const own =
    classInfo(cls)?.name !== "AppConfig" && config.default_auto_field !== settings.autoField;
  if (own || Object.hasOwn(cls.prototype, "default_auto_field")) return [];
  const name = classInfo(cls)?.qualname ?? "AppConfig";
  return [
    warning(
      `Auto-created primary key used when not defining a primary key type, by default '${settings.autoField}'.`,
      {
        hint:
          `Configure the DEFAULT_AUTO_FIELD setting or the ${name}.default_auto_field attribute to point to a subclass of ` +
          "AutoField, e.g. 'django.db.models.BigAutoField'.",
        obj: obj(model),
        id: "models.W042",
      },
    ),
  ];
}

/** fields.E307: relations to models that nobody defined. */
export function checkReferences(
  { _meta: meta }: ModelClass,
  hasApp: (label: string) => boolean,
): CheckMessage[] {
  return [...meta.local_fields, ...meta.local_many_to_many].flatMap((field) => {
    const model = field.remote_field?.model;
    if (typeof model !== "string") return [];
    const [app, name] = resolveModelName(field.model, model);
    const why = hasApp(app)
      ? `app '${app}' doesn't provide model '${name.toLowerCase()}'`
      : `app '${app}' isn't installed`;
    const own = `${field.model._meta.label}.${field.name}`;
    const msg = `The field ${own} was declared with a lazy reference to '${app}.${name.toLowerCase()}', but ${why}.`;
    return [error(msg, { obj: field, id: "fields.E307" })];
  });
}

/** fields.E302 to E305: names on the other side that two relations, or a relation and a field, want. */
function checkClashes(field: RelatedField): CheckMessage[] {
  const rel = field.remote_field;
  if (typeof rel.model === "string") return [];
  const there = rel.model._meta;
  const accessor = rel.hidden ? null : rel.get_accessor_name();
  const query = field.related_query_name();
  const name = `${field.model._meta.label}.${field.name}`;
  const found: CheckMessage[] = [];
  for (const other of [...there.fields, ...there.many_to_many]) {
    const clash = `${there.label}.${other.name}`;
    const hint = `Rename field '${clash}', or add/change a related_name argument to the definition for field '${name}'.`;
    if (other.name === accessor) {
      const msg = `Reverse accessor '${there.object_name}.${accessor}' for '${name}' clashes with field name '${clash}'.`;
      found.push(error(msg, { hint, obj: field, id: "fields.E302" }));
    }
    if (other.name === query) {
      found.push(
        error(`Reverse query name for '${name}' clashes with field name '${clash}'.`, {
          hint,
          obj: field,
          id: "fields.E303",
        }),
      );
    }
  }
  for (const other of there.related_objects) {
    if (other.field === field) continue;
    const clash = `${other.related_model._meta.label}.${other.field.name}`;
    const hint = `Add or change a related_name argument to the definition for '${name}' or '${clash}'.`;
    const theirs = other.get_accessor_name();
    if (accessor !== null && theirs === accessor) {
      const msg = `Reverse accessor '${there.object_name}.${accessor}' for '${name}' clashes with reverse accessor for '${clash}'.`;
      found.push(error(msg, { hint, obj: field, id: "fields.E304" }));
    }
    if (theirs === query) {
      const msg = `Reverse query name for '${name}' clashes with reverse query name for '${clash}'.`;
      found.push(error(msg, { hint, obj: field, id: "fields.E305" }));
    }
  }
  return found;
}

/** Mirrors django/db/models/fields/related_descriptors.py (5.2): what `book.author` and `author.book_set` are. */
import { AttributeError } from "../../../../../python/errors.ts";
import { classInfo, classOf, describeClass, py } from "../../../../../python/objects.ts";
import { iterate, repr } from "../../../../../python/operations.ts";
import { Dict, type Value } from "../../../../../python/values.ts";
import { NotSimulated, TypeError, ValueError } from "../../../../../python/errors.ts";
import type { Row } from "../../../../database/schema.ts";
import {
  fieldValue,
  type Maybe,
  type ModelClass,
  type ModelError,
  type ModelInstance,
  setFieldValue,
} from "../contract.ts";
import { type BaseManager, type Manager, manager } from "../manager.ts";
import { QuerySet } from "../query.ts";
import { checkAssigned, type ForeignKey } from "./related.ts";
import type { ManyToManyField } from "./many_to_many.ts";
import type { ForeignObjectRel } from "./reverse_related.ts";

function isInstance(self: object): self is ModelInstance {
  return Object.hasOwn(self, "_state");
}

function load(target: ModelClass, row: Row | undefined): ModelInstance | null {
  return row ? target._meta.context.queries.instanceFrom(target, row, null) : null;
}

/** The DoesNotExist of a relation that leads nowhere: it is an AttributeError too, so that hasattr() works. */
function relatedMissing(
  Base: ModelError,
  owner: ModelClass,
  accessor: string,
  message: string,
): Error {
  const Missing = class extends Base {};
  const { module = "", qualname = "" } = classInfo(owner) ?? {};
  describeClass(Missing, `${module}.${qualname}.${accessor}.RelatedObjectDoesNotExist`, [
    Base,
    AttributeError,
  ]);
  return new Missing(message);
}

/** `book.author`: the instance the key names, looked up once; assigning it sets the key. */
export function installForward(cls: ModelClass, field: ForeignKey): void {
  Object.defineProperty(cls.prototype, field.name, {
    configurable: true,
    enumerable: true,
    get(this: object): Value {
      return isInstance(this) ? forwardInstance(this, field) : field;
    },
    set(this: ModelInstance, value: Value) {
      checkAssigned(field, value);
      const related = value as ModelInstance | null;
      setFieldValue(
        this,
        field.attname,
        related === null ? null : fieldValue(related, field.target_field.attname),
      );
      this._state.fields_cache.set(field.name, related);
      const { remote_field: rel } = field;
      if (related && !rel.multiple)
        related._state.fields_cache.set(rel.get_accessor_name() ?? "", this);
    },
  });
}

function forwardInstance(self: ModelInstance, field: ForeignKey): ModelInstance | null {
  const key = fieldValue(self, field.attname);
  const cached = self._state.fields_cache.get(field.name);
  const known = cached && fieldValue(cached, field.target_field.attname);
  if (cached && (known === key || known === null)) return cached;
  if (key === null) {
    if (field.null) return null;
    const message = `${field.model._meta.object_name} has no ${field.name}.`;
    throw relatedMissing(field.target.DoesNotExist, field.model, field.name, message);
  }
  const { target, target_field } = field;
  const table = target._meta.context.connection.table(target._meta.db_table);
  const found = load(
    target,
    table.find(
      target_field.column as string,
      target_field.toStored(target_field.get_prep_value(key)),
    ),
  );
  if (!found)
    throw new target.DoesNotExist(`${target._meta.object_name} matching query does not exist.`);
  self._state.fields_cache.set(field.name, found);
  return found;
}

/** `user.profile`: the one instance that points here. */
export function installReverseOne(
  target: ModelClass,
  accessor: string,
  rel: ForeignObjectRel,
): void {
  Object.defineProperty(target.prototype, accessor, {
    configurable: true,
    enumerable: true,
    get(this: object): Value {
      if (!isInstance(this)) return rel;
      const cached = this._state.fields_cache.get(accessor);
      if (cached) return cached;
      const field = rel.field as ForeignKey;
      const own = fieldValue(this, field.target_field.attname);
      const table = field.model._meta.context.connection.table(field.model._meta.db_table);
      const cell = own === null ? null : field.target_field.toStored(own);
      const found =
        cell === null ? null : load(field.model, table.find(field.column as string, cell));
      if (!found) {
        const message = `${target._meta.object_name} has no ${accessor}.`;
        throw relatedMissing(field.model.DoesNotExist, target, accessor, message);
      }
      found._state.fields_cache.set(field.name, this);
      this._state.fields_cache.set(accessor, found);
      return found;
    },
    set(this: ModelInstance, value: Value) {
      if (value !== null) Reflect.set(value as object, rel.field.name, this);
    },
  });
}

/** `author.book_set`: a manager of what points here. */
export function installReverse(target: ModelClass, accessor: string, rel: ForeignObjectRel): void {
  Object.defineProperty(target.prototype, accessor, {
    configurable: true,
    enumerable: true,
    get(this: object): Value {
      return isInstance(this) ? reverseManager(this, rel) : rel;
    },
    set() {
      throw new TypeError(
        `Direct assignment to the reverse side of a related set is prohibited. Use ${accessor}.set() instead.`,
      );
    },
  });
}

type AnyManager = new () => BaseManager;

/** A manager class over the model's own default manager, so that its methods are there too. */
function baseManagerClass(model: ModelClass): AnyManager {
  return (classOf(model._default_manager) ?? classOf(model._base_manager)) as unknown as AnyManager;
}

function narrow(all: Maybe<QuerySet>, how: (all: QuerySet) => QuerySet): Maybe<QuerySet> {
  return all instanceof Promise ? all.then(how) : how(all);
}

function reverseManager(instance: ModelInstance, rel: ForeignObjectRel): Manager {
  const field = rel.field as ForeignKey;
  const Base = baseManagerClass(field.model);
  const key = fieldValue(instance, field.target_field.attname);
  if (instance.pk === null) {
    throw new ValueError(
      `${repr(instance)} instance needs to have a primary key value before this relationship can be used.`,
    );
  }
  class RelatedManager extends Base {
    @py() override get_queryset(): Maybe<QuerySet> {
      const shown = instance._state.prefetched?.get(rel.get_accessor_name() ?? "");
      return narrow(super.get_queryset(), (all) =>
        shown ? all.derive(shown) : all.filter({ [field.name]: key }),
      );
    }
    @py("**kwargs") override create(
      kwargs: Dict | Readonly<Record<string, Value>> = {},
    ): Promise<Value> {
      const values = kwargs instanceof Dict ? new Dict(kwargs) : Dict.from(kwargs);
      return QuerySet.over(field.model).create(values.set(field.name, instance));
    }
    @py("*objs, bulk=True") async add(objs: readonly Value[]): Promise<void> {
      for (const obj of objs) {
        Reflect.set(obj as object, field.name, instance);
        await (obj as unknown as ModelInstance).save();
      }
    }
    @py("*objs, bulk=True") async remove(objs: readonly Value[]): Promise<void> {
      if (!field.null)
        throw new AttributeError("'RelatedManager' object has no attribute 'remove'");
      for (const obj of objs) {
        Reflect.set(obj as object, field.name, null);
        await (obj as unknown as ModelInstance).save();
      }
    }
    @py("objs, *, bulk=True, clear=False") async set(objs: Value): Promise<void> {
      await this.add(iterate(objs));
    }
  }
  describeClass(RelatedManager, "django.db.models.fields.related_descriptors.RelatedManager");
  const made = manager(RelatedManager as unknown as new () => Manager);
  made.model = field.model;
  return made;
}

/** `user.groups` and `group.user_set`: a manager over a table of pairs. */
export function installMany(
  cls: ModelClass,
  accessor: string,
  field: ManyToManyField,
  reverse: boolean,
): void {
  Object.defineProperty(cls.prototype, accessor, {
    configurable: true,
    enumerable: true,
    get(this: object): Value {
      return isInstance(this) ? manyManager(this, field, reverse) : field;
    },
    set() {
      const side = reverse
        ? "reverse side of a many-to-many set"
        : "forward side of a many-to-many set";
      throw new TypeError(
        `Direct assignment to the ${side} is prohibited. Use ${accessor}.set() instead.`,
      );
    },
  });
}

function manyManager(instance: ModelInstance, field: ManyToManyField, reverse: boolean): Manager {
  const target = reverse ? field.model : field.target;
  const Base = baseManagerClass(target);
  const label = `${instance._meta.object_name}: ${String(instance.pk)}`;
  if (instance.pk === null) {
    throw new ValueError(
      `"<${label}>" needs to have a value for field "${instance._meta.pk.name}" before this many-to-many relationship can be used.`,
    );
  }
  const pairs = field.pairs(instance.pk, reverse);
  const keyOf = (obj: Value): Value => {
    const isObject = typeof obj === "object" && obj !== null && "_state" in obj;
    return isObject ? (obj as unknown as ModelInstance).pk : target._meta.pk.get_prep_value(obj);
  };
  class ManyRelatedManager extends Base {
    @py() override get_queryset(): Maybe<QuerySet> {
      const accessor = reverse ? field.remote_field.get_accessor_name() : field.name;
      const shown = instance._state.prefetched?.get(accessor ?? "");
      return narrow(super.get_queryset(), (all) =>
        shown ? all.derive(shown) : all.filter({ pk__in: pairs.keys() }),
      );
    }
    @py("*objs, through_defaults=None") add(objs: readonly Value[]): void {
      pairs.add(objs.map(keyOf));
    }
    @py("*objs") remove(objs: readonly Value[]): void {
      pairs.remove(objs.map(keyOf));
    }
    @py() clear(): void {
      pairs.remove(pairs.keys());
    }
    @py("objs, *, clear=False, through_defaults=None") set(objs: Value): void {
      const wanted = iterate(objs).map(keyOf);
      pairs.remove(pairs.keys().filter((key) => !wanted.includes(key)));
      pairs.add(wanted);
    }
    @py("**kwargs") override async create(
      kwargs: Dict | Readonly<Record<string, Value>> = {},
    ): Promise<Value> {
      const made = await QuerySet.over(target).create(kwargs);
      pairs.add([keyOf(made)]);
      return made;
    }
    @py("**kwargs") override get_or_create(): never {
      throw new NotSimulated(
        "get_or_create() on a many-to-many relation is not part of this workbook",
      );
    }
  }
  describeClass(
    ManyRelatedManager,
    "django.db.models.fields.related_descriptors.ManyRelatedManager",
  );
  const made = manager(ManyRelatedManager as unknown as new () => Manager);
  made.model = target;
  return made;
}

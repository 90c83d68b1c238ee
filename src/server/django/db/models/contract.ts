/** What models, fields, managers and querysets know of each other; the classes themselves stand in their own files. */
import type { Class } from "../../../../python/objects.ts";
import type { Value } from "../../../../python/values.ts";
import type { DateTime } from "../../../../python/stdlib/datetime.ts";
import type { LazyString } from "../../utils/functional.ts";
import type { Process } from "../../../process.ts";
import type { Connection } from "../connection.ts";
import type { Signal } from "../../dispatch.ts";
import type { Manager } from "./manager.ts";
import type { Options } from "./options.ts";
import type { QueryHooks } from "./query.ts";
import type { QueryState } from "./query/state.ts";

export type Maybe<T> = T | Promise<T>;

/** Where an instance stands to the database. */
export interface InstanceState {
  /** True until it is saved or loaded. */
  adding: boolean;
  db: string | null;
  /** Related instances that were looked up. */
  readonly fields_cache: Map<string, ModelInstance | null>;
  /** What a Prefetch makes a relation show, by its accessor. */
  prefetched?: Map<string, QueryState>;
}

/** An object of a model class. Field values are own properties by attname: `fieldValue` and `setFieldValue` reach them. */
export interface ModelInstance {
  readonly _meta: Options;
  _state: InstanceState;
  pk: Value;
  save(
    args?: readonly Value[],
    force_insert?: Value,
    force_update?: Value,
    using?: Value,
    update_fields?: Value,
  ): Promise<void>;
  delete(using?: Value, keep_parents?: Value): Promise<Value>;
  refresh_from_db(using?: Value, fields?: Value, from_queryset?: Value): Promise<void>;
  full_clean(exclude?: Value, validate_unique?: Value, validate_constraints?: Value): Promise<void>;
}

/** An exception class made for one model. */
export type ModelError = new (...args: (Value | { readonly cause: unknown })[]) => Error;

/** A model class. */
export interface ModelClass<T extends ModelInstance = ModelInstance> extends Class<T> {
  readonly _meta: Options;
  readonly objects: Manager;
  readonly _default_manager: Manager;
  readonly _base_manager: Manager;
  readonly DoesNotExist: ModelError;
  readonly MultipleObjectsReturned: ModelError;
}

/** What models ask of the process they live in. */
export interface ModelContext {
  readonly process: Process;
  readonly connection: Connection;
  readonly signals: Readonly<
    Record<
      | "class_prepared"
      | "pre_init"
      | "post_init"
      | "pre_save"
      | "post_save"
      | "pre_delete"
      | "post_delete"
      | "m2m_changed",
      Signal
    >
  >;
  readonly queries: QueryHooks;
  now(): DateTime;
  usesTimeZones(): boolean;
  /** A naive time as the project's clocks show it, made aware. */
  makeAware(value: DateTime): DateTime;
  makeNaive(value: DateTime): DateTime;
  localtime(value: DateTime): DateTime;
  /** A message in the language in force when it is shown. */
  translated(message: string): LazyString;
  /** Text worked out when it is shown. */
  lazily(work: () => string): LazyString;
  /** The value of a setting. */
  setting(name: string): Value;
  /** Whether all models were imported, so that relations are complete. */
  modelsReady(): boolean;
  /** Calls `run` with a model as soon as it is there. */
  whenRegistered(
    appLabel: string,
    modelName: string,
    run: (model: ModelClass) => Maybe<void>,
  ): Promise<void>;
}

/** The value of an attribute of an instance that is a plain property, e.g. by a field's attname. */
export function fieldValue(instance: object, attname: string): Value {
  return (instance as Record<string, Value | undefined>)[attname] ?? null;
}

export function setFieldValue(instance: object, attname: string, value: Value): void {
  Object.defineProperty(instance, attname, {
    value,
    writable: true,
    configurable: true,
    enumerable: true,
  });
}

export const LOOKUP_SEP = "__";

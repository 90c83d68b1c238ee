/** Mirrors django/db/migrations/serializer.py (5.2): values as Python source, with the imports they need. */
import { NotSimulated, ValueError } from "../../../../python/errors.ts";
import { boundMethod, pythonInfo } from "../../../../python/functions.ts";
import { namesOf } from "../../../../python/namespace.ts";
import { type Class, classInfo, classOf, mro } from "../../../../python/objects.ts";
import { functionName, iterate, repr, str } from "../../../../python/operations.ts";
import { Date_, DateTime, Time, TimeDelta, UTC } from "../../../../python/stdlib/datetime.ts";
import { Decimal } from "../../../../python/stdlib/decimal.ts";
import { UUID } from "../../../../python/stdlib/uuid.ts";
import { Bytes, Dict, Float, PySet, Tuple, type Value } from "../../../../python/values.ts";
import type { Process } from "../../../process.ts";
import { LazyString } from "../../utils/functional.ts";
import { Field } from "../models/fields/field.ts";
import { RelatedField } from "../models/fields/related.ts";
import { BaseManager } from "../models/manager.ts";
import * as onDelete from "../models/on-delete.ts";
import { Operation } from "./operations/base.ts";
import { operationText } from "./operation-writer.ts";

/** Source text and the import lines it stands on. */
export interface Written {
  readonly text: string;
  readonly imports: ReadonlySet<string>;
}

const MODELS_IMPORT = "from django.db import models";

function plain(text: string, ...imports: string[]): Written {
  return { text, imports: new Set(imports) };
}

function join(parts: readonly Written[], render: (texts: readonly string[]) => string): Written {
  return {
    text: render(parts.map(({ text }) => text)),
    imports: new Set(parts.flatMap(({ imports }) => [...imports])),
  };
}

const comma = (texts: readonly string[]): string => texts.join(", ");

/** Writes the values of one process. */
export class MigrationSerializer {
  readonly #process: Process;
  /** The setting that names the user model stands in files instead of its value. */
  readonly #userModel: string;

  /** @param userModel settings.AUTH_USER_MODEL */
  constructor(process: Process, userModel: string) {
    this.#process = process;
    this.#userModel = userModel.toLowerCase();
  }

  /** @throws ValueError for what cannot be written down */
  async serialize(given: Value): Promise<Written> {
    const value = given instanceof LazyString ? str(given) : given;
    if (value instanceof SettingsReference)
      return plain(`settings.${value.setting}`, "from django.conf import settings");
    if (value instanceof Field) return await this.#field(value);
    if (value instanceof BaseManager) return this.#manager(value);
    if (value instanceof Operation) {
      const { text, imports } = await operationText(this, value, 0);
      return { text: text.replace(/,$/, ""), imports };
    }
    if (typeof value === "function") return this.#callable(value);
    if (typeof value !== "object" || value === null) return plain(repr(value));
    if ("deconstruct" in value)
      return await this.#deconstructed(await this.#process.callMethod(value, "deconstruct"));
    if (isPartial(value)) return await this.#partial(value);
    return (await this.#collection(value)) ?? this.#known(value) ?? refuse(value);
  }

  async #partial({ func, args, keywords }: PartialCall): Promise<Written> {
    const parts = await this.#all([func, args, keywords]);
    const { text, imports } = join(parts, ([f = "", a = "", k = ""]) => `${f}, *${a}, **${k}`);
    return {
      text: `functools.partial(${text})`,
      imports: new Set(["import functools", ...imports]),
    };
  }

  async #collection(value: object): Promise<Written | null> {
    if (value instanceof PySet) {
      const items = [...value].sort((a, b) => (repr(a) < repr(b) ? -1 : 1));
      const parts = await this.#all(items);
      if (value.frozen) return join(parts, (texts) => `frozenset([${comma(texts)}])`);
      return join(parts, (texts) => (texts.length === 0 ? "set()" : `{${comma(texts)}}`));
    }
    if (Array.isArray(value))
      return join(await this.#all(value as Value[]), (texts) => `[${comma(texts)}]`);
    if (value instanceof Tuple) {
      const one = value.items.length === 1;
      return join(await this.#all(value.items), (texts) => `(${comma(texts)}${one ? "," : ""})`);
    }
    if (!(value instanceof Dict)) return null;
    const sorted = [...value].sort(([a], [b]) => (str(a) < str(b) ? -1 : 1));
    const parts = await this.#all(sorted.flat());
    return join(parts, (texts) => {
      const pairs = sorted.map((_, at) => `${texts[at * 2] ?? ""}: ${texts[at * 2 + 1] ?? ""}`);
      return `{${comma(pairs)}}`;
    });
  }

  async #all(items: readonly Value[]): Promise<Written[]> {
    const parts: Written[] = [];
    for (const item of items) parts.push(await this.serialize(item));
    return parts;
  }

  #known(value: object): Written | null {
    if (value instanceof DateTime) {
      const utc = value.tzinfo === null || value.tzinfo === UTC ? value : value.astimezone(UTC);
      return plain(repr(utc), "import datetime");
    }
    if (value instanceof Date_ || value instanceof TimeDelta || value instanceof Time)
      return plain(repr(value), "import datetime");
    if (value instanceof Float) {
      const isOrdinary = Number.isFinite(value.value);
      return plain(isOrdinary ? repr(value) : `float("${repr(value)}")`);
    }
    if (value instanceof Bytes) return plain(repr(value));
    if (value instanceof Decimal) return plain(repr(value), "from decimal import Decimal");
    if (value instanceof UUID) return plain(`uuid.${repr(value)}`, "import uuid");
    return enumMember(value) ?? compiledPattern(value);
  }

  #callable(value: object): Written {
    const info = classInfo(value as Class);
    if (info) {
      if (info.module === "django.db.models.base" && info.name === "Model")
        return plain("models.Model", MODELS_IMPORT);
      if (info.module === "builtins") return plain(info.name);
      return plain(`${info.module}.${info.qualname}`, `import ${info.module}`);
    }
    const bound = boundMethod(value);
    const owner = bound?.self && classInfo(bound.self as Class);
    if (bound && owner) {
      const name = bound.name.split(".").at(-1) ?? "";
      return plain(`${owner.module}.${owner.qualname}.${name}`, `import ${owner.module}`);
    }
    const python = pythonInfo(value);
    if (!python) return this.#native(value);
    const { name, qualname, module } = python;
    if (name === "<lambda>") throw new ValueError("Cannot serialize function: lambda");
    if (qualname.includes("<"))
      throw new ValueError(`Could not find function ${name} in ${module}.\n`);
    return plain(`${module}.${qualname}`, `import ${module}`);
  }

  /** A function of an installed package, under the module that has it. */
  #native(value: object): Written {
    const rule = Object.entries(onDelete).find(([, one]) => one === value);
    if (rule)
      return plain(`django.db.models.deletion.${rule[0]}`, "import django.db.models.deletion");
    const homes = [...this.#process.modules].flatMap(([module, loaded]) => {
      const isFile = String(namesOf(loaded).get("__file__") ?? "").startsWith("/project/");
      const found = [...namesOf(loaded)].find(([, one]) => one === value);
      return found && !isFile ? [{ module, name: found[0] }] : [];
    });
    // What a package gathers is defined further down.
    const [home] = homes.sort((a, b) => b.module.split(".").length - a.module.split(".").length);
    if (!home) return refuse(value);
    return plain(`${home.module}.${home.name}`, `import ${home.module}`);
  }

  async #deconstructed(parts: Value): Promise<Written> {
    const [path = "", args = [], keywords = new Dict()] = iterate(parts);
    return await this.#construction(str(path), iterate(args), keywords as Dict);
  }

  async #construction(path: string, args: readonly Value[], keywords: Dict): Promise<Written> {
    const written = await this.#all(args);
    const pairs = [...keywords].sort(([a], [b]) => (str(a) < str(b) ? -1 : 1));
    for (const [name, value] of pairs) {
      const { text, imports } = await this.serialize(value);
      written.push({ text: `${str(name)}=${text}`, imports });
    }
    const dot = path.lastIndexOf(".");
    const [module, name] = [path.slice(0, dot), path.slice(dot + 1)];
    const isModels = module === "django.db.models";
    const { text, imports } = join(written, comma);
    return {
      text: `${isModels ? `models.${name}` : path}(${text})`,
      imports: new Set([isModels ? MODELS_IMPORT : `import ${module}`, ...imports]),
    };
  }

  async #field(field: Field): Promise<Written> {
    const [, path = "", args = [], keywords] = iterate(
      await this.#process.callMethod(field, "deconstruct"),
    );
    const copy = new Dict([...(keywords as Dict)]);
    const isUser = field instanceof RelatedField && this.isUserModel(copy.get("to") ?? "");
    if (!isUser) return await this.#construction(str(path), iterate(args), copy);
    copy.set("to", new SettingsReference("AUTH_USER_MODEL"));
    return await this.#construction(str(path), iterate(args), copy);
  }

  /** Whether a relation's `to` is the project's user model, which settings may exchange. */
  isUserModel(to: Value): boolean {
    return str(to).toLowerCase() === this.#userModel;
  }

  #manager(manager: BaseManager): Written {
    const cls = classOf(manager);
    const { module = "", name = "" } = (cls && classInfo(cls)) ?? {};
    if (module === "django.db.models.manager" && name === "Manager")
      return plain("models.Manager()", MODELS_IMPORT);
    if (!cls || mro(cls).length === 0)
      throw new NotSimulated("this manager cannot be written into a migration");
    return plain(`${module}.${name}()`, `import ${module}`);
  }
}

/** functools.partial */
interface PartialCall {
  readonly func: Value;
  readonly args: Value;
  readonly keywords: Value;
}
function isPartial(value: object): value is PartialCall {
  const cls = classOf(value);
  return cls !== undefined && classInfo(cls)?.module === "functools" && "keywords" in value;
}

/** A value that a file reads from the settings. */
class SettingsReference {
  readonly setting: string;
  constructor(setting: string) {
    this.setting = setting;
  }
}

function enumMember(value: object): Written | null {
  const cls = classOf(value);
  const isEnum = cls && mro(cls).some((one) => classInfo(one)?.module === "enum");
  const info = cls && classInfo(cls);
  if (!isEnum || !info) return null;
  const { name } = value as { name?: string };
  return plain(`${info.module}.${info.qualname}[${repr(name ?? "")}]`, `import ${info.module}`);
}

const [UNICODE, NO_FLAGS] = [32, 0];

function compiledPattern(value: object): Written | null {
  const cls = classOf(value);
  if (!cls || classInfo(cls)?.module !== "re") return null;
  const { pattern, flags } = value as { pattern: Value; flags: number };
  const set = flags & ~UNICODE;
  const more = set === NO_FLAGS ? "" : `, ${repr(set)}`;
  return plain(`re.compile(${repr(pattern)}${more})`, "import re");
}

function refuse(value: object): never {
  const shown = typeof value === "function" ? `<function ${functionName(value)}>` : repr(value);
  throw new ValueError(
    `Cannot serialize: ${shown}\nThere are some values Django cannot serialize into migration files.\n` +
      "For more, see https://docs.djangoproject.com/en/5.2/topics/migrations/#migration-serializing",
  );
}

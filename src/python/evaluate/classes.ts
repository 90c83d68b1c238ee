import { setattr } from "../attribute-setting.ts";
import { call } from "../call.ts";
import { TypeError } from "../errors.ts";
import {
  asMethod,
  keepProperty,
  markStatic,
  methodFunction,
  MethodKind,
  Property,
  pythonInfo,
  type PythonFunction,
} from "../functions.ts";
import type { Statement } from "../nodes.ts";
import {
  type Class,
  classInfo,
  combine,
  describeClass,
  mro,
  MroConflict,
  PyObject,
} from "../objects.ts";
import { typeName } from "../operations.ts";
import type { Value } from "../values.ts";
import { type Evaluator, inFrame, notRun } from "./evaluator.ts";
import { evaluateArguments } from "./expressions.ts";
import { qualify } from "./functions.ts";
import { type ClassCell, Scope } from "./scope.ts";

/** Bases that exist for type checkers alone. */
const METACLASSES = new Set(["ABCMeta", "type"]);

/** A class value for a class statement. */
export async function makeClass(
  evaluator: Evaluator,
  node: Extract<Statement, { kind: "class" }>,
  scope: Scope,
): Promise<Class> {
  const { args, keywords } = await evaluateArguments(evaluator, node.args, null, scope);
  const metaclass = keywords.get("metaclass");
  if (
    metaclass !== undefined &&
    !METACLASSES.has(
      typeof metaclass === "function" ? (classInfo(metaclass as unknown as Class)?.name ?? "") : "",
    )
  ) {
    throw notRun(evaluator, "a metaclass of its own", node);
  }
  const cell: ClassCell = { cls: null };
  const body = new Scope("class", scope.module, scope, node.name, qualify(scope, node.name));
  body.classCell = cell;
  if (node.doc !== null) body.names.set("__doc__", node.doc);
  await inFrame(evaluator, body, () => evaluator.execute(node.body, body));
  scope.at = node;
  const cls = await createClass(node.name, args, body.names, scope.module.name, body.qualname);
  cell.cls = cls;
  keywords.delete("metaclass");
  await announce(cls, body.names, keywords);
  return cls;
}

/** `type(name, bases, namespace)`: a JavaScript class with Python's namespace on its prototype. */
async function createClass(
  name: string,
  bases: readonly Value[],
  namespace: ReadonlyMap<string, Value>,
  module: string,
  qualname = name,
): Promise<Class> {
  const parents = bases.length === 0 ? [PyObject as unknown as Class] : bases.map(requireClass);
  checkLayout(parents);
  const Parent = parentOf(parents) as unknown as new () => object;
  const cls = class extends Parent {} as unknown as Class;
  describeClass(cls, `${module}.${name}`, parents);
  const info = classInfo(cls);
  if (info) Object.assign(info, { name, qualname, module });
  for (const [key, value] of namespace) install(cls, key, value);
  return cls;
}

function parentOf(parents: readonly Class[]): Class {
  const [first] = parents;
  if (parents.length === 1 && first) return first;
  try {
    return combine(...parents);
  } catch (error) {
    if (!(error instanceof MroConflict)) throw error;
    const names = parents.map((one) => classInfo(one)?.name ?? "").join(", ");
    throw new TypeError(
      `Cannot create a consistent method resolution\norder (MRO) for bases ${names}`,
    );
  }
}

/** What a type says when it is called as a metaclass: with a name, bases and a namespace. */
const AS_METACLASS: Readonly<Record<string, string>> = {
  NoneType: "NoneType takes no arguments",
  dict: "dict expected at most 1 argument, got 3",
  float: "float expected at most 1 argument, got 3",
  function: "function() argument 'code' must be code, not str",
  int: "int() takes at most 2 arguments (3 given)",
  list: "list expected at most 1 argument, got 3",
  method: "method expected 2 arguments, got 3",
  module: "module() takes at most 2 arguments (3 given)",
  set: "set expected at most 1 argument, got 3",
  str: "str() argument 2 must be str, not tuple",
  tuple: "tuple expected at most 1 argument, got 3",
};

function requireClass(base: Value): Class {
  if (typeof base === "function" && classInfo(base as unknown as Class))
    return base as unknown as Class;
  const name = typeName(base);
  throw new TypeError(AS_METACLASS[name] ?? `${name}() takes no arguments`);
}

/** Built-in types whose values cannot be two of them at once. */
const SOLID = new Set([
  "int",
  "str",
  "float",
  "bytes",
  "list",
  "dict",
  "tuple",
  "set",
  "frozenset",
  "BaseException",
]);

function checkLayout(parents: readonly Class[]): void {
  const solid = parents.map((one) =>
    mro(one).find(
      (cls) => classInfo(cls)?.module === "builtins" && SOLID.has(classInfo(cls)?.name ?? ""),
    ),
  );
  if (new Set(solid.filter((one) => one !== undefined)).size > 1)
    throw new TypeError("multiple bases have instance lay-out conflict");
}

/** Puts a member of the namespace where attribute look-up and TypeScript callers find it. */
function install(cls: Class, name: string, value: Value): void {
  if (value instanceof Property) {
    installProperty(cls, name, value);
    return;
  }
  if (value instanceof MethodKind) {
    const method = asClassMember(value);
    Object.defineProperty(cls, name, { value: method, writable: true, configurable: true });
    return;
  }
  const isFunction = pythonInfo(value) !== undefined;
  const member = isFunction ? asMethod(value as PythonFunction) : value;
  Object.defineProperty(cls.prototype, name, {
    value: member,
    writable: true,
    configurable: true,
    enumerable: true,
  });
  // A subclass may turn an inherited classmethod into a plain method; the static must not shine through.
  if (
    isFunction &&
    name in cls &&
    !Object.hasOwn(cls, name) &&
    /^[a-z_]/.test(name) &&
    name !== "name" &&
    name !== "length"
  ) {
    hideStatic(cls, name);
  }
}

function hideStatic(cls: Class, name: string): void {
  const inherited = mro(cls).some((owner) => owner !== cls && Object.hasOwn(owner, name));
  if (inherited)
    Object.defineProperty(cls, name, { value: undefined, writable: true, configurable: true });
}

function installProperty(cls: Class, name: string, property: Property): void {
  const get = function (this: object): unknown {
    return property.get === null ? undefined : call(property.get, [this]);
  };
  keepProperty(get, property);
  const set = function (this: object, value: Value): void {
    void setattr(this, name, value);
  };
  Object.defineProperty(cls.prototype, name, { get, set, configurable: true, enumerable: true });
}

function asClassMember(kind: MethodKind): Value {
  const run = kind.run as PythonFunction;
  if (kind.kind === "class") return asMethod(run);
  const plain = (...args: Value[]): Promise<Value> => call(run, args);
  Object.setPrototypeOf(plain, asMethod(run));
  markStatic(plain);
  return plain;
}

/** What upstream's metaclasses do: bases are told of a new subclass and of its namespace. */
async function announce(
  cls: Class,
  namespace: ReadonlyMap<string, Value>,
  keywords: ReadonlyMap<string, Value>,
): Promise<void> {
  for (const owner of mro(cls).slice(1)) {
    const hook = (Object.getOwnPropertyDescriptor(owner, "__init_subclass__")?.value ??
      Object.getOwnPropertyDescriptor(owner.prototype, "__init_subclass__")?.value) as unknown;
    if (typeof hook !== "function") continue;
    const python = methodFunction(hook);
    if (python) await call(python, [cls], keywords);
    else await hook.call(owner, cls, namespace);
    return;
  }
  const [unknown] = keywords.keys();
  if (unknown !== undefined)
    throw new TypeError(
      `${classInfo(cls)?.name ?? ""}.__init_subclass__() takes no keyword arguments`,
    );
}

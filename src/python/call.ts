import { BaseException, TypeError } from "./errors.ts";
import { boundMethod, methodFunction, pythonInfo } from "./functions.ts";
import { type Class, classInfo, isInstance, isWrittenInC, mro, signatureOf } from "./objects.ts";
import { functionName, typeName } from "./operations.ts";
import {
  bindArguments,
  checkArgumentsInC,
  type Keywords,
  nativeArguments,
  NO_KEYWORDS,
  parseSignature,
} from "./signature.ts";
import type { Value } from "./values.ts";

type Run = (...args: never[]) => unknown;

/**
 * `callable(*args, **keywords)`.
 * @throws TypeError where it is not callable or the arguments do not fit; whatever it raises
 */
export async function call(
  callable: Value,
  args: readonly Value[],
  keywords: Keywords = NO_KEYWORDS,
): Promise<Value> {
  const python = pythonInfo(callable);
  if (python) return await python.invoke(args, keywords);
  const bound = boundMethod(callable);
  if (bound) return await callBound(bound, args, keywords);
  if (typeof callable === "function") {
    const cls = callable as unknown as Class;
    if (classInfo(cls)) return await instantiate(cls, args, keywords);
    return await callNative(callable as Run, undefined, functionName(callable), args, keywords);
  }
  return await callInstance(callable, args, keywords);
}

async function callInstance(
  instance: Value,
  args: readonly Value[],
  keywords: Keywords,
): Promise<Value> {
  const own =
    typeof instance === "object" && instance !== null
      ? (instance as { __call__?: unknown }).__call__
      : undefined;
  if (typeof own !== "function")
    throw new TypeError(`'${typeName(instance)}' object is not callable`);
  const method = methodFunction(own);
  if (method) return await (pythonInfo(method)?.invoke([instance, ...args], keywords) ?? null);
  return await callNative(
    own as Run,
    instance as object,
    `${typeName(instance)}.__call__`,
    args,
    keywords,
  );
}

async function callBound(
  { self, run, name }: { self: object | undefined; run: Run; name: string },
  args: readonly Value[],
  keywords: Keywords,
): Promise<Value> {
  const python = pythonInfo(run);
  if (python) return await python.invoke(self === undefined ? args : [self, ...args], keywords);
  if (self !== undefined) return await callNative(run, self, name, args, keywords);
  const [receiver, ...rest] = args;
  if (receiver === undefined)
    throw new TypeError(`${name}() missing 1 required positional argument: 'self'`);
  return await callNative(run, receiver as object, name, rest, keywords);
}

/** A native with a signature gets its arguments by it; one without takes positions only. */
async function callNative(
  run: Run,
  self: object | undefined,
  name: string,
  args: readonly Value[],
  keywords: Keywords,
): Promise<Value> {
  const written = signatureOf(run);
  if (!written) {
    if (keywords.size > 0) throw new TypeError(`${name}() takes no keyword arguments`);
    return (await run.apply(self as never, args as never[])) ?? null;
  }
  const plain = parseSignature(written.text);
  if (isWrittenInC(run)) {
    checkArgumentsInC(plain, written.name ?? name, args, keywords);
    return (
      (await run.apply(
        self as never,
        nativeArguments(plain, bindArguments(plain, name, args, keywords)) as never[],
      )) ?? null
    );
  }
  const method = self !== undefined;
  // `self` is counted in CPython's messages, though JavaScript passes it as `this`.
  const signature = method
    ? { ...plain, positional: [{ name: "self", optional: false }, ...plain.positional] }
    : plain;
  const bound = bindArguments(
    signature,
    written.name ?? name,
    method ? [self, ...args] : args,
    keywords,
  );
  const given = nativeArguments(signature, bound);
  if (method) given.shift();
  return (await run.apply(self as never, given as never[])) ?? null;
}

/** Classes that decide themselves what `Class(…)` gives: upstream's `__new__`. */
interface WithNew {
  __new__(cls: Class, args: readonly Value[], keywords: Keywords): Promise<Value> | Value;
}

/** `cls(*args, **keywords)`: makes the instance, then runs `__init__`. */
export async function instantiate(
  cls: Class,
  args: readonly Value[],
  keywords: Keywords = NO_KEYWORDS,
): Promise<Value> {
  const maker = cls as unknown as Partial<WithNew>;
  const instance =
    typeof maker.__new__ === "function"
      ? await maker.__new__(cls, args, keywords)
      : new (cls as unknown as new () => object)();
  if (!isInstance(instance, cls)) return instance;
  if (instance instanceof BaseException) instance.args = [...args];
  await initialize(cls, instance as object, args, keywords);
  return instance;
}

/** Modules whose classes CPython has in C. */
const WRITTEN_IN_C = new Set(["datetime", "decimal"]);

function checkKeywordsInC(owner: Class, keywords: Keywords): void {
  const written = signatureOf((owner.prototype as { __init__: object }).__init__);
  const known = parseSignature(written?.text ?? "").positional.map(({ name }) => name);
  const unknown = [...keywords.keys()].find((keyword) => !known.includes(keyword));
  if (unknown !== undefined)
    throw new TypeError(`'${unknown}' is an invalid keyword argument for __new__()`);
}

/** Runs the `__init__` nearest in the method resolution order. */
async function initialize(
  cls: Class,
  instance: object,
  args: readonly Value[],
  keywords: Keywords,
): Promise<void> {
  for (const owner of mro(cls)) {
    if (!Object.hasOwn(owner.prototype, "__init__")) continue;
    if (WRITTEN_IN_C.has(classInfo(owner)?.module ?? "")) checkKeywordsInC(owner, keywords);
    const init = (owner.prototype as { __init__?: unknown }).__init__;
    const method = methodFunction(init);
    if (method) {
      const answer = await pythonInfo(method)?.invoke([instance, ...args], keywords);
      if (answer !== null)
        throw new TypeError(`__init__() should return None, not '${typeName(answer ?? null)}'`);
      return;
    }
    await callNative(
      init as Run,
      instance,
      `${classInfo(owner)?.qualname ?? ""}.__init__`,
      args,
      keywords,
    );
    return;
  }
  // A class that has its say in `__new__` took the arguments there.
  if (typeof (cls as unknown as Partial<WithNew>).__new__ === "function") return;
  if (args.length > 0 || keywords.size > 0)
    throw new TypeError(`${classInfo(cls)?.name ?? ""}() takes no arguments`);
}

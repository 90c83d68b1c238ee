import { getattr } from "../../attributes.ts";
import { call } from "../../call.ts";
import { BaseException, RuntimeError } from "../../errors.ts";
import { Generator } from "../../iteration.ts";
import { type Class, isInstance, native, py, pyclass, PyObject } from "../../objects.ts";
import type { Dict, Value } from "../../values.ts";
import { libraryModule } from "../definition.ts";

/** What a function decorated with contextmanager gives. */
@pyclass("contextlib._GeneratorContextManager")
class GeneratorManager extends PyObject {
  declare gen: Generator;

  @py() async __enter__(): Promise<Value> {
    const entered = await this.gen.next();
    if (entered === undefined) throw new RuntimeError("generator didn't yield");
    return entered;
  }
  @py("typ, value, traceback") async __exit__(_type: Value, error: Value): Promise<boolean> {
    if (!(error instanceof BaseException)) {
      if ((await this.gen.next()) !== undefined) throw new RuntimeError("generator didn't stop");
      return false;
    }
    try {
      if ((await this.gen.raise(error)) !== undefined)
        throw new RuntimeError("generator didn't stop after throw()");
      return true;
    } catch (raised) {
      if (raised === error) return false;
      throw raised;
    }
  }
}

@pyclass("contextlib.suppress")
class Suppress extends PyObject {
  #classes: readonly Class[] = [];
  @py("*exceptions") __init__(classes: Value[]): void {
    this.#classes = classes as unknown as Class[];
  }
  @py() __enter__(): null {
    return null;
  }
  @py("typ, value, traceback") __exit__(_type: Value, error: Value): boolean {
    return this.#classes.some((cls) => isInstance(error, cls));
  }
}

@pyclass("contextlib.nullcontext")
class NullContext extends PyObject {
  #value: Value = null;
  @py("enter_result=None") __init__(value: Value | undefined): void {
    this.#value = value ?? null;
  }
  @py() __enter__(): Value {
    return this.#value;
  }
  @py("*args") __exit__(): null {
    return null;
  }
}

@pyclass("contextlib.closing")
class Closing extends PyObject {
  declare thing: Value;
  @py("thing") __init__(thing: Value): void {
    this.thing = thing;
  }
  @py() __enter__(): Value {
    return this.thing;
  }
  @py("*args") async __exit__(): Promise<void> {
    await call(await getattr(this.thing, "close"), []);
  }
}

/** Mirrors contextlib. */
export const contextlib = libraryModule("contextlib", () => ({
  closing: Closing,
  contextmanager: native(
    "func",
    (run: Value) =>
      native("*args, **kwargs", async (args: Value[], names: Dict) => {
        const gen = await call(
          run,
          args,
          new Map([...names].map(([name, value]) => [String(name), value])),
        );
        return Object.assign(new GeneratorManager(), { gen });
      }),
    "contextmanager",
  ),
  nullcontext: NullContext,
  suppress: Suppress,
}));

/** Mirrors django/db/transaction.py (5.2). */
import { native, py, pyclass, PyObject } from "../../../python/objects.ts";
import { isCallable } from "../../../python/operations.ts";
import { Dict, type Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { connections } from "./connections.ts";
import { ProgrammingError } from "./utils.ts";

@pyclass("django.db.transaction.TransactionManagementError")
export class TransactionManagementError extends ProgrammingError {}

export const transaction = defineModule("django.db.transaction", async (process) => {
  const { connection } = await process.load(connections);

  /** A block whose changes are all kept or all undone; a context manager and a decorator. */
  @pyclass("django.db.transaction.Atomic")
  class Atomic extends PyObject {
    @py() __enter__(): null {
      connection.begin();
      return null;
    }
    @py("exc_type, exc_value, traceback") async __exit__(type: Value): Promise<boolean> {
      if (type !== null || connection.needs_rollback) {
        connection.needs_rollback = false;
        connection.rollback();
        return false;
      }
      for (const run of connection.commit()) await run();
      return false;
    }
    @py("func") __call__(run: Value): Value {
      return native("*args, **kwargs", (args: Value[], kwargs: Dict) => {
        const keywords = Object.fromEntries(
          [...kwargs].map(([key, value]) => [String(key), value]),
        );
        return atomically(() => process.call(run, args, keywords));
      });
    }
  }

  /** Runs something as one transaction. @throws whatever it raises, its changes undone */
  async function atomically<T>(run: () => Promise<T>): Promise<T> {
    connection.begin();
    let answer: T;
    try {
      answer = await run();
    } catch (error) {
      connection.rollback();
      throw error;
    }
    if (connection.needs_rollback) {
      connection.needs_rollback = false;
      connection.rollback();
      return answer;
    }
    for (const hook of connection.commit()) await hook();
    return answer;
  }

  return {
    TransactionManagementError,
    Atomic: Atomic,
    atomically,
    /** `with atomic():`, `@atomic` and `@atomic()` */
    atomic: native(
      "using=None, savepoint=True, durable=False",
      (using: Value = null) =>
        using !== null && isCallable(using) ? new Atomic().__call__(using) : new Atomic(),
      "atomic",
    ),
    on_commit: native(
      "func, using=None, robust=False",
      async (run: Value) => {
        await connection.onCommit(() => process.call(run, []));
        return null;
      },
      "on_commit",
    ),
    set_rollback: native(
      "rollback, using=None",
      (rollback: Value) => {
        if (!connection.in_atomic_block) {
          throw new TransactionManagementError(
            "The rollback flag doesn't work outside of an 'atomic' block.",
          );
        }
        connection.needs_rollback = rollback === true;
        return null;
      },
      "set_rollback",
    ),
    get_connection: native("using=None", () => connection, "get_connection"),
  };
});

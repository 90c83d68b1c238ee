/** Mirrors django/db/transaction.py (5.2). */
import { native, py, pyclass, PyObject } from "../../../python/objects.ts";
import { isCallable } from "../../../python/operations.ts";
import type { Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { connections } from "./connections.ts";
import { wraps } from "../utils/wrapping.ts";
import { TransactionManagementError } from "./utils.ts";

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
    @py("func") __call__(run: Value): Promise<Value> {
      return wraps(process, run, (args, kwargs) =>
        atomically(() => process.call(run, args, kwargs)),
      );
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

  function endSavepoint(sid: Value, keep: boolean): null {
    const level = typeof sid === "string" ? Number(sid.slice(3)) : NaN;
    if (!Number.isNaN(level)) connection.endSavepoint(level, keep);
    return null;
  }

  /** A view that ATOMIC_REQUESTS passes over. */
  function nonAtomic(func: Value): Value {
    return Object.assign(func as object, { _non_atomic_requests: true });
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
    get_rollback: native("using=None", () => connection.needs_rollback, "get_rollback"),
    savepoint: native(
      "using=None",
      () => {
        const level = connection.savepoint();
        return level === null ? null : `s_x${String(level)}`;
      },
      "savepoint",
    ),
    savepoint_commit: native(
      "sid, using=None",
      (sid: Value) => endSavepoint(sid, true),
      "savepoint_commit",
    ),
    savepoint_rollback: native(
      "sid, using=None",
      (sid: Value) => endSavepoint(sid, false),
      "savepoint_rollback",
    ),
    clean_savepoints: native("using=None", () => null, "clean_savepoints"),
    non_atomic_requests: native(
      "using=None",
      (using: Value = null) =>
        isCallable(using) ? nonAtomic(using) : native("func", (func: Value) => nonAtomic(func)),
      "non_atomic_requests",
    ),
    get_connection: native("using=None", () => connection, "get_connection"),
  };
});

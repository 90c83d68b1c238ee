/** The connections of django/db/__init__.py (5.2): one, "default". */
import { native, py, pyclass, PyObject } from "../../../python/objects.ts";
import { truthy } from "../../../python/operations.ts";
import { Dict, type Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { conf } from "../conf.ts";
import { Connection } from "./connection.ts";
import { ConnectionDoesNotExist } from "./utils.ts";

/** `connections["default"]` */
@pyclass("django.db.utils.ConnectionHandler")
class ConnectionHandler extends PyObject {
  readonly #connection: Connection;
  constructor(connection: Connection) {
    super();
    this.#connection = connection;
  }
  @py("alias") __getitem__(alias: Value): Connection {
    if (alias === "default") return this.#connection;
    throw new ConnectionDoesNotExist(`The connection '${String(alias)}' doesn't exist.`);
  }
  @py() all(): Connection[] {
    return [this.#connection];
  }
  @py() close_all(): void {
    this.#connection.close();
  }
}

/** `router`: everything lives in the one database. */
@pyclass("django.db.utils.ConnectionRouter")
class ConnectionRouter extends PyObject {
  @py("model, **hints") db_for_read(): string {
    return "default";
  }
  @py("model, **hints") db_for_write(): string {
    return "default";
  }
  @py("db, app_label, **hints") allow_migrate(): boolean {
    return true;
  }
}

export const connections = defineModule("django.db.connections", async (process) => {
  const { settings } = await process.load(conf);
  const connection = new Connection(process.host.database);

  /** Whether every request is a transaction. */
  function atomicRequests(): boolean {
    const databases = settings.get("DATABASES");
    const own = databases instanceof Dict ? databases.get("default") : undefined;
    return own instanceof Dict && truthy(own.get("ATOMIC_REQUESTS") ?? false);
  }

  return {
    connection,
    atomicRequests,
    connections: new ConnectionHandler(connection),
    router: new ConnectionRouter(),
    close_old_connections: native("**kwargs", () => null, "close_old_connections"),
    reset_queries: native("**kwargs", () => null, "reset_queries"),
  };
});

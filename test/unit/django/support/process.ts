import { ModuleNotFoundError } from "../../../../src/python/errors.ts";
import { getattr } from "../../../../src/python/attributes.ts";
import { call } from "../../../../src/python/call.ts";
import type { ModuleDefinition } from "../../../../src/python/module-definition.ts";
import { fillNamespace, Module } from "../../../../src/python/namespace.ts";
import { Dict, type Value } from "../../../../src/python/values.ts";
import type { TraceStep } from "../../../../src/protocol/trace.ts";
import { Database } from "../../../../src/server/database/database.ts";
import type { Environment } from "../../../../src/server/environment.ts";
import { conf } from "../../../../src/server/django/conf.ts";
import type { Process } from "../../../../src/server/process.ts";

type Definition = ModuleDefinition<Environment, object>;

/** A process of native modules only, its settings given as values. The clock stands at 15 January 2026, noon, UTC. */
export class TestProcess implements Process {
  readonly trace: TraceStep[] = [];
  readonly printed: string[] = [];
  readonly host: Environment;
  readonly #modules = new Map<string, { exports: object; module: Module }>();
  readonly #natives: readonly Definition[];
  readonly #extra = new Map<string, Module>();

  constructor(natives: readonly object[] = []) {
    this.#natives = natives as Definition[];
    let draws = 0;
    const draw = (length: number): string => String(++draws).padStart(length, "a");
    this.host = {
      clock: () => Date.UTC(2026, 0, 15, 12) / 1000,
      files: new Map(),
      packages: [],
      database: new Database(),
      random: {
        uuid4: () => draw(32),
        authtoken: () => draw(40),
        csrf: () => draw(32),
        session: () => draw(32),
        salt: () => draw(22),
      },
      crypto: {
        digest: async (hash, data) => new Uint8Array(await crypto.subtle.digest(hash, Uint8Array.from(data))),
        hmac: (_hash, _key, data) => Promise.resolve(data.slice(0, 32)),
        pbkdf2: () => Promise.resolve(new Uint8Array(32)),
        subtle: crypto.subtle,
      },
      terminal: {
        write: (_stream, text) => void this.printed.push(text),
        ask: () => "",
        argv: ["manage.py"],
        env: {},
      },
      trace: { step: (step) => void this.trace.push(step) },
    };
  }

  static async withSettings(settings: Readonly<Record<string, Value>>, natives: readonly object[] = []): Promise<TestProcess> {
    const process = new TestProcess(natives);
    (await process.load(conf)).settings.configure({ SECRET_KEY: "k".repeat(50), ALLOWED_HOSTS: [], ...settings });
    return process;
  }

  /** A module as if the learner had written it. */
  addModule(name: string, names: Readonly<Record<string, Value>>): Module {
    const module = new Module(name, `/project/${name.replaceAll(".", "/")}.py`, false);
    for (const [key, value] of Dict.from(names)) module.names.set(String(key), value);
    this.#extra.set(name, module);
    return module;
  }

  async load<E extends object>(definition: ModuleDefinition<Environment, E>): Promise<E> {
    const known = this.#modules.get(definition.name);
    if (known) return known.exports as E;
    const exports = await definition.execute(this);
    const module = new Module(definition.name, definition.file, false);
    fillNamespace(module, exports);
    this.#modules.set(definition.name, { exports, module });
    return exports;
  }

  async importModule(name: string): Promise<object> {
    const own = this.#extra.get(name);
    if (own) return own;
    const definition = this.#natives.find((one) => one.name === name);
    if (!definition) throw new ModuleNotFoundError(`No module named '${name}'`);
    await this.load(definition);
    return this.#modules.get(name)?.module as Module;
  }

  async getattr(object: Value, name: string): Promise<Value> {
    return await getattr(object, name);
  }

  async call(callable: Value, args: readonly Value[], kwargs: Readonly<Record<string, Value>> = {}): Promise<Value> {
    return await call(callable, args, new Map(Object.entries(kwargs)));
  }
}

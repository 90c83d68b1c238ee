import { ProcessMemory } from "../../../../src/server/process-memory.ts";
import { Module } from "../../../../src/python/namespace.ts";
import { PythonProcess } from "../../../../src/python/python-process.ts";
import type { Value } from "../../../../src/python/values.ts";
import type { TraceStep } from "../../../../src/protocol/trace.ts";
import { Database } from "../../../../src/server/database/database.ts";
import type { Environment } from "../../../../src/server/environment.ts";
import { modulesOf } from "../../../../src/server/packages/packages.ts";
import { conf } from "../../../../src/server/django/conf.ts";
import { testCrypto, testRandom } from "./world.ts";

/** A process in which Django is installed, without files, its settings given as values. The clock stands at 15 January 2026, noon, UTC. */
export class TestProcess extends PythonProcess<Environment> {
  readonly trace: TraceStep[];
  readonly printed: string[];

  constructor() {
    const [trace, printed]: [TraceStep[], string[]] = [[], []];
    const host: Environment = {
      clock: () => Date.UTC(2026, 0, 15, 12) / 1000,
      files: new Map(),
      packages: [],
      database: new Database(),
      random: testRandom(),
      crypto: testCrypto,
      memory: new ProcessMemory(),
      terminal: {
        write: (_stream, text) => void printed.push(text),
        ask: () => "",
        argv: ["manage.py"],
        env: {},
        stdin: null,
      },
      write: () => undefined,
      trace: { step: (step) => void trace.push(step), decided: false },
    };
    super(host, modulesOf([]));
    this.trace = trace;
    this.printed = printed;
  }

  static async withSettings(settings: Readonly<Record<string, Value>>): Promise<TestProcess> {
    const process = new TestProcess();
    const loaded = await process.load(conf);
    loaded.settings.configure({ SECRET_KEY: "k".repeat(50), ALLOWED_HOSTS: [], ...settings });
    return process;
  }

  /** A module as if the learner had written it. */
  addModule(name: string, names: Readonly<Record<string, Value>>): Module {
    const module = new Module(name, `/project/${name.replaceAll(".", "/")}.py`, false);
    for (const [key, value] of Object.entries(names)) module.names.set(key, value);
    this.modules.set(name, module);
    return module;
  }
}

/** Mirrors django/dispatch (5.2): signals and their receivers. */
import { native, py, pyclass, PyObject } from "../../python/objects.ts";
import { iterate } from "../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../python/values.ts";
import { defineModule, type Process } from "../process.ts";

interface Receiver {
  readonly run: Value;
  readonly sender: Value;
  readonly uid: Value;
}

/**
 * Who wants to know that something happened. A process's signals keep its receivers; receivers run in the order they were
 * connected and are awaited.
 */
@pyclass("django.dispatch.dispatcher.Signal")
export class Signal extends PyObject {
  #receivers: Receiver[] = [];
  readonly #process: Process;

  constructor(process: Process) {
    super();
    this.#process = process;
  }

  @py("use_caching=False") __init__(): void {
    // Receivers are few: nothing to cache.
  }

  @py("receiver, sender=None, weak=True, dispatch_uid=None")
  connect(receiver: Value, sender: Value = null, _weak: Value = true, uid: Value = null): void {
    const known = this.#receivers.some(
      (one) => one.sender === sender && (uid === null ? one.run === receiver : one.uid === uid),
    );
    if (!known) this.#receivers.push({ run: receiver, sender, uid });
  }

  @py("receiver=None, sender=None, dispatch_uid=None")
  disconnect(receiver: Value = null, sender: Value = null, uid: Value = null): boolean {
    const before = this.#receivers.length;
    this.#receivers = this.#receivers.filter(
      (one) => !(one.sender === sender && (uid === null ? one.run === receiver : one.uid === uid)),
    );
    return this.#receivers.length < before;
  }

  @py("sender=None") has_listeners(sender: Value = null): boolean {
    return this.#listening(sender).length > 0;
  }

  #listening(sender: Value): Receiver[] {
    return this.#receivers.filter((one) => one.sender === null || one.sender === sender);
  }

  /** Calls every receiver of this sender. @returns a list of (receiver, answer) pairs @throws what a receiver raises */
  @py("sender, **named")
  async send(sender: Value, named: Dict | Readonly<Record<string, Value>> = {}): Promise<Value[]> {
    const answers: Value[] = [];
    for (const { run } of this.#listening(sender)) {
      answers.push(new Tuple([run, await this.#call(run, sender, named)]));
    }
    return answers;
  }

  #call(run: Value, sender: Value, named: Dict | Readonly<Record<string, Value>>): Promise<Value> {
    const given =
      named instanceof Dict
        ? Object.fromEntries([...named].map(([key, value]) => [String(key), value]))
        : named;
    return this.#process.call(run, [], { signal: this, sender, ...given });
  }
}

export const dispatch = defineModule(
  "django.dispatch",
  (process) => {
    /** What Python makes its own signals of. */
    @pyclass("django.dispatch.dispatcher.Signal")
    class ProcessSignal extends Signal {
      constructor() {
        super(process);
      }
    }
    const receiver = native(
      "signal, **kwargs",
      (signals: Value, kwargs: Dict) =>
        native("func", (run: Value) => {
          const several = Array.isArray(signals) || signals instanceof Tuple;
          for (const signal of several ? iterate(signals) : [signals]) {
            (signal as Signal).connect(
              run,
              kwargs.get("sender") ?? null,
              true,
              kwargs.get("dispatch_uid") ?? null,
            );
          }
          return run;
        }),
      "receiver",
    );
    return { Signal: ProcessSignal, receiver };
  },
  "/site-packages/django/dispatch/__init__.py",
);

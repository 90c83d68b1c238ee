/** Mirrors django/utils/functional.py (5.2): values worked out when they are first needed. */
import { py, pyclass, PyObject } from "../../../python/objects.ts";

/** Text that is worked out every time it is asked for, such as a translation into the language then active. */
@pyclass("django.utils.functional.__proxy__")
export class LazyString extends PyObject {
  readonly #work: () => string;

  constructor(work: () => string) {
    super();
    this.#work = work;
  }

  @py() __str__(): string {
    return this.#work();
  }
  @py() __repr__(): string {
    return `'${this.#work()}'`;
  }
  override toString(): string {
    return this.#work();
  }
}

import type { ReactiveController, ReactiveControllerHost } from "lit";
import { type Failure, failureOf } from "./failure.ts";

/** Hears of errors that nobody caught. They are our bugs, and the learner is told so rather than left with a page that does nothing. */
export class Mishaps implements ReactiveController {
  readonly #tell: (failure: Failure) => void;

  constructor(host: ReactiveControllerHost, tell: (failure: Failure) => void) {
    this.#tell = tell;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener("error", this.#error);
    addEventListener("unhandledrejection", this.#rejection);
  }

  hostDisconnected(): void {
    removeEventListener("error", this.#error);
    removeEventListener("unhandledrejection", this.#rejection);
  }

  #error = ({ error }: ErrorEvent): void => {
    // Without an error object it is a notice of the browser's, e.g. on a resize observed twice.
    if (error instanceof Error) this.#tell(failureOf(error, "while you worked"));
  };

  #rejection = ({ reason }: PromiseRejectionEvent): void => {
    const failure = failureOf(reason, "while you worked");
    // A sandbox's refusal without a report is no bug, and the world that holds it as its fault has it told.
    if (failure.report !== undefined) this.#tell(failure);
  };
}

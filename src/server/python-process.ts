import type { BaseException } from "../python/errors.ts";
import { PythonProcess as Python } from "../python/python-process.ts";
import { exceptionLine, formatTraceback, placeOf } from "../python/traceback.ts";
import type { PythonFailure } from "../protocol/world.ts";
import type { Environment } from "./environment.ts";

/** A Python process in which Django runs. */
export class PythonProcess extends Python<Environment> {
  /** An exception that nothing caught, as the terminal shows it. */
  failureOf(error: BaseException): PythonFailure {
    const options = { suggestions: true };
    return {
      traceback: formatTraceback(error, options),
      error: exceptionLine(error, options),
      place: placeOf(error),
    };
  }
}

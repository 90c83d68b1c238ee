/** Something that went wrong, in words for the learner. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  /** For our own bugs: a text that can be sent to whoever looks after the workbook. */
  readonly report?: string;
}

/** Reads a failure out of whatever was thrown: a sandbox's refusal keeps its words, anything else is a bug of ours. */
export function failureOf(error: unknown, during: string): Failure {
  if (isFailure(error)) return error;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    code: "internal",
    message: "Something in the workbook itself went wrong. Your work up to here is kept.",
    report: `The JWT Workbook, ${during}\n${stack}\n${globalThis.navigator?.userAgent ?? ""}`,
  };
}

function isFailure(error: unknown): error is Error & Failure {
  return (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    error.message !== ""
  );
}

/** The sandbox could not do what was asked. `message` is a sentence for the learner. */
export class SandboxRefusedError extends Error {
  readonly code: string;
  /** A report to copy, where the workbook itself is at fault. */
  readonly report: string | undefined;

  constructor(code: string, message: string, report?: string) {
    super(message);
    this.code = code;
    this.report = report;
  }
}

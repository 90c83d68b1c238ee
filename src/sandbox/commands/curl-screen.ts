import type { FinishedCommand } from "./command.ts";

const METER = `  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                 Dload  Upload   Total   Spent    Left  Speed
`;

/**
 * Where curl writes. Its messages appear at once; of its output a terminal shows whole lines at once and the rest when
 * curl ends or goes on writing.
 */
export class CurlScreen {
  readonly toTerminal: boolean;
  #output = "";
  #stdout = "";
  #stderr = "";
  /** Written without a line end, and not shown yet. */
  #held = "";

  constructor(toTerminal: boolean) {
    this.toTerminal = toTerminal;
  }

  /** To the standard output. */
  show(text: string): void {
    this.#stdout += text;
    const waiting = this.#held + text;
    const end = waiting.lastIndexOf("\n") + 1;
    this.#output += waiting.slice(0, end);
    this.#held = waiting.slice(end);
  }

  /** To the standard error. */
  say(text: string): void {
    this.#stderr += text;
    this.#output += text;
  }

  /** The progress meter of a transfer whose body goes to a file. */
  meter(bytes: number): void {
    const size = String(bytes).padStart(5);
    const speed = String(bytes * 100).padStart(6);
    const share = bytes === 0 ? "  0" : "100";
    const times = "--:--:-- --:--:-- --:--:--";
    this.say(
      `${METER}${share} ${size}  ${share} ${size}    0     0 ${speed}      0 ${times} ${speed}\n`,
    );
  }

  outcome(exit: number): FinishedCommand {
    const output = this.#output + this.#held;
    const whole = output === "" || output.endsWith("\n") ? output : `${output}\n`;
    return { kind: "done", output: whole, stdout: this.#stdout, stderr: this.#stderr, exit };
  }
}

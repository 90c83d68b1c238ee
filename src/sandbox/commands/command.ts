import type { TerminalPrompt } from "../../protocol/world.ts";
import type { CommandInput, Program, ProgramResult } from "../../server/server.ts";

/** What a terminal command sees of the world and may change in it. */
export interface CommandContext {
  readonly files: ReadonlyMap<string, string>;
  readonly packages: readonly string[];
  /** Lines run before, oldest first. */
  readonly history: readonly string[];
  /** Variables that `export` set, and those in front of the command, e.g. DJANGO_SUPERUSER_PASSWORD=… */
  readonly environment: Readonly<Record<string, string>>;
  /** Answers to the command's questions so far; each is taken once. */
  readonly answers: Iterable<string>;
  /** What comes through a pipe; null at a keyboard. */
  readonly stdin: string | null;
  /** False where the output goes to a file or a pipe. */
  readonly toTerminal: boolean;
  /** Runs `python …`. @param argv the program's `sys.argv` */
  python(program: Program, argv: readonly string[], input: CommandInput): Promise<ProgramResult>;
  /** Sends request bytes to the server and logs the exchange. @returns null where no server runs */
  send(request: Uint8Array): Promise<Uint8Array | null>;
  /** Replaces the installed distributions; the server is read again afterwards. */
  install(packages: readonly string[]): void;
  /** Writes a file of the project; null removes it. The server is read again afterwards. */
  write(path: string, text: string | null): void;
  /** Files outside the project that commands keep for themselves, e.g. HTTPie's sessions. */
  readonly home: ReadonlyMap<string, string>;
  keepAtHome(path: string, text: string): void;
  /** Sets a variable for the commands to come; null removes it. */
  export(name: string, value: string | null): void;
}

/** A command that has ended. */
export interface FinishedCommand {
  readonly kind: "done";
  /** Both streams as a terminal shows them. */
  readonly output: string;
  /** What goes on through a pipe. */
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

export type CommandOutcome =
  | FinishedCommand
  | { readonly kind: "prompt"; readonly prompt: TerminalPrompt; readonly printed: string };

export interface TerminalCommand {
  readonly name: string;
  /** One line for `help`. */
  readonly summary: string;
  /** @param words what stands behind the name, quotes removed */
  run(words: readonly string[], context: CommandContext): Promise<CommandOutcome> | CommandOutcome;
}

function lines(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

/** A command that wrote to its standard output. */
export function printed(text: string, exit = 0): FinishedCommand {
  return { kind: "done", output: lines(text), stdout: text, stderr: "", exit };
}

/** A command that wrote messages, then its output: the one to the terminal, the other to wherever it leads. */
export function complained(stderr: string, exit: number, stdout = ""): FinishedCommand {
  const output = lines(stderr) + lines(stdout);
  return { kind: "done", output, stdout, stderr: lines(stderr), exit };
}

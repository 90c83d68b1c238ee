import type { TerminalPrompt } from "../../protocol/world.ts";
import type { CommandInput, ManageResult } from "../../server/server.ts";

/** What a terminal command sees of the world and may change in it. */
export interface CommandContext {
  readonly files: ReadonlyMap<string, string>;
  readonly packages: readonly string[];
  /** Lines run before, oldest first. */
  readonly history: readonly string[];
  /** Variables set in front of the command, e.g. DJANGO_SUPERUSER_PASSWORD=… */
  readonly environment: Readonly<Record<string, string>>;
  /** Answers to the command's questions so far. */
  readonly answers: readonly string[];
  /** Runs `python manage.py …`. */
  manage(argv: readonly string[], input: CommandInput): Promise<ManageResult>;
  /** Sends request bytes to the server and logs the exchange. @returns null where no server runs */
  send(request: Uint8Array): Promise<Uint8Array | null>;
  /** Replaces the installed distributions; the server is read again afterwards. */
  install(packages: readonly string[]): void;
}

export type CommandOutcome =
  | { readonly kind: "done"; readonly output: string; readonly exit: number }
  | { readonly kind: "prompt"; readonly prompt: TerminalPrompt; readonly printed: string };

export interface TerminalCommand {
  readonly name: string;
  /** One line for `help`. */
  readonly summary: string;
  /** @param words what stands behind the name, quotes removed */
  run(words: readonly string[], context: CommandContext): Promise<CommandOutcome>;
}

export function printed(output: string, exit = 0): CommandOutcome {
  return {
    kind: "done",
    output: output === "" || output.endsWith("\n") ? output : `${output}\n`,
    exit,
  };
}

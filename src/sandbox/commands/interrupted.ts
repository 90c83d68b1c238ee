import type { PendingCommand } from "../world-record.ts";

/** What stands on the terminal after Ctrl-C at a command's question, and how the command ended. */
export function interrupted({ line, prompt, printed }: PendingCommand): {
  readonly output: string;
  readonly exit: number;
} {
  const [, said, exit] = ENDINGS.find(([command]) => command.test(line)) ?? [null, "", 130];
  return { output: `${printed}${prompt.text}^C${said}\n`, exit };
}

/** Commands that catch Ctrl-C, what they say then, and their exit code. */
const ENDINGS: readonly (readonly [command: RegExp, said: string, exit: number])[] = [
  [/\bmanage\.py\s+createsuperuser\b/, "\nOperation cancelled.", 1],
  [/\bpip3?\b/, "\nERROR: Operation cancelled by user", 1],
];

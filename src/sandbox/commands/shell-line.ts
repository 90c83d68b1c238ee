import { parse } from "shell-quote";

/** A command of a line: its words, and what `>` and `<` join it to. */
export interface SimpleCommand {
  readonly words: readonly string[];
  /** `> file`, or `>> file` to write at its end. */
  readonly output: { readonly path: string; readonly append: boolean } | null;
  /** `< file` */
  readonly input: string | null;
  /** `2>&1`: messages go where the output goes. */
  readonly isMerged: boolean;
}

/** Commands joined by `|`. */
export interface Pipeline {
  readonly commands: readonly SimpleCommand[];
  /** When it runs, by how the one before ended. */
  readonly when: "always" | "success" | "failure";
}

/** A line that bash, or this terminal, cannot run; the message is for the terminal. */
export class ShellSyntaxError extends Error {
  readonly code = "shell_syntax";
}

const WHEN = { ";": "always", "&&": "success", "||": "failure" } as const;

const REFUSED: Readonly<Record<string, string>> = {
  "&": "bash: this terminal runs nothing in the background. If the `&` belongs to an address, put the address in quotes.",
  "(": "bash: this terminal does not run commands inside parentheses or $(…)",
  "<<": "bash: this terminal does not read here-documents",
};

type Draft = { -readonly [K in keyof SimpleCommand]: SimpleCommand[K] } & { words: string[] };
type Pending = "output" | "append" | "input" | "merge" | null;

/**
 * Splits a line as bash does; quoting and variables are shell-quote's.
 * @param variable the value of $NAME
 * @throws ShellSyntaxError
 */
export function shellLine(line: string, variable: (name: string) => string): Pipeline[] {
  const pipelines: Pipeline[] = [];
  let when: Pipeline["when"] = "always";
  let commands: Draft[] = [];
  let [current, redirect]: [Draft, Pending] = [empty(), null];
  const end = (operator: string): void => {
    if (redirect !== null || isEmpty(current)) throw unexpected(operator);
    commands.push(current);
    current = empty();
  };
  for (const part of parse(line, variable)) {
    if (typeof part === "object" && "comment" in part) break;
    const word = typeof part === "string" ? part : part.op === "glob" ? part.pattern : null;
    if (word !== null) {
      if (redirect === null) current.words.push(word);
      else if (redirect === "merge") current.isMerged = true;
      else if (redirect === "input") current.input = word;
      else current.output = { path: word, append: redirect === "append" };
      redirect = null;
      continue;
    }
    const { op } = part as { op: string };
    if (op === "|") end(op);
    else if (op === ";" || op === "&&" || op === "||") {
      end(op);
      pipelines.push({ commands, when });
      [commands, when] = [[], WHEN[op]];
    } else if (op === ">" || op === ">>" || op === "<") {
      if (redirect !== null) throw unexpected(op);
      redirect = op === "<" ? "input" : op === ">" ? "output" : "append";
    } else if (op === ">&" && current.words.at(-1) === "2") {
      current.words.pop();
      redirect = "merge";
    } else throw new ShellSyntaxError(REFUSED[op] ?? `bash: this terminal does not know \`${op}\``);
  }
  if (redirect !== null) throw unexpected("newline");
  if (isEmpty(current) && (commands.length > 0 || (pipelines.length > 0 && when !== "always")))
    throw unexpected("newline");
  if (!isEmpty(current)) pipelines.push({ commands: [...commands, current], when });
  return pipelines;
}

const empty = (): Draft => ({ words: [], output: null, input: null, isMerged: false });
const isEmpty = ({ words, output, input }: Draft): boolean =>
  words.length === 0 && output === null && input === null;

function unexpected(token: string): ShellSyntaxError {
  return new ShellSyntaxError(`bash: syntax error near unexpected token \`${token}'`);
}

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { manage, type ServerOptions } from "../../../src/server/server.ts";
import { project, projectFiles } from "../django-db/project.ts";

/** Commands run on the real Django, one after the other in one project, and what each printed and wrote. */
interface Recording {
  readonly about: string;
  /** Folder of the base project; "done" unless it says otherwise. */
  readonly base?: string;
  /** "empty": no tables; else the base project's, migrated. */
  readonly db?: "empty";
  /** Files that stand over the base's; null for none. */
  readonly files?: Files;
  readonly steps: readonly Step[];
}
type Files = Readonly<Record<string, string | null>>;
interface Step {
  readonly argv: readonly string[];
  /** Files changed before the command. */
  readonly files?: Files;
  /** What was typed at a terminal; absent where there was none. */
  readonly answers?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly exit: number | "prompt";
  /** Of a command at a terminal; its questions and answers are in it. */
  readonly output?: string;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly written?: Files;
}

const FOLDER = "test/unit/django/recorded/commands";

function apply(files: Map<string, string>, changes: Files = {}): void {
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) files.delete(path);
    else files.set(path, text);
  }
}

/** Of a traceback the last line counts. */
function withoutFrames(text: string): string {
  const at = text.indexOf("Traceback (most recent call last)");
  return at < 0 ? text : `${text.slice(0, at)}${text.trimEnd().split("\n").at(-1) ?? ""}\n`;
}

async function run(options: ServerOptions, { argv, answers, env = {} }: Step) {
  const stdin = answers ? null : "";
  const result = await manage(options, argv, { answers: answers ?? [], env, stdin });
  if (result.kind === "prompt")
    return { exit: "prompt", output: result.output + result.prompt.text, written: {} };
  const written = Object.fromEntries(
    [...result.written].filter(([p, t]) => options.files.get(p) !== t),
  );
  const { exit } = result;
  if (answers) return { exit, output: withoutFrames(result.output), written };
  const [stdout, stderr] = [result.stdout, withoutFrames(result.stderr)];
  return { exit, stdout, stderr, written };
}

describe("manage.py prints and writes what the real one does", () => {
  it.each(readdirSync(FOLDER))("%s", async (name) => {
    const text = readFileSync(`${FOLDER}/${name}`, "utf8");
    const { base = "done", db, files: changes, steps } = JSON.parse(text) as Recording;
    const files = projectFiles(base);
    const options = project(files);
    if (db !== "empty") await manage(options, ["migrate"], { answers: [] });
    apply(files, changes);
    for (const step of steps) {
      apply(files, step.files);
      const { exit, written = {}, output, stdout = "", stderr = "" } = step;
      const told = step.answers ? { output } : { stdout, stderr };
      const ours = await run(options, step);
      expect({ argv: step.argv, ...ours }).toEqual({ argv: step.argv, exit, ...told, written });
      apply(files, ours.written);
    }
  });
});

import { printed, type TerminalCommand } from "./command.ts";

/** Names directly inside a folder; folders end with a slash. */
function entriesOf(paths: Iterable<string>, folder: string): string[] {
  const prefix = folder === "" ? "" : `${folder}/`;
  const names = new Set<string>();
  for (const path of paths) {
    if (!path.startsWith(prefix)) continue;
    const [name = "", ...rest] = path.slice(prefix.length).split("/");
    names.add(rest.length > 0 ? `${name}/` : name);
  }
  return [...names].sort();
}

const clean = (path: string): string =>
  path.replace(/^\.\//, "").replace(/\/+$/, "").replace(/^\.$/, "");

export const ls: TerminalCommand = {
  name: "ls",
  summary: "list the files of a folder",
  run(words, { files }) {
    const [given = ""] = words.filter((word) => !word.startsWith("-"));
    const folder = clean(given);
    if (files.has(folder)) return Promise.resolve(printed(folder));
    const entries = entriesOf(files.keys(), folder);
    if (entries.length === 0) {
      return Promise.resolve(printed(`ls: cannot access '${given}': No such file or directory`, 2));
    }
    return Promise.resolve(printed(entries.join("  ")));
  },
};

export const cat: TerminalCommand = {
  name: "cat",
  summary: "print a file",
  run(words, { files }) {
    const parts = words.map((word) => {
      const text = files.get(clean(word));
      if (text !== undefined) return { text, exit: 0 };
      const folder = entriesOf(files.keys(), clean(word)).length > 0;
      return {
        text: `cat: ${word}: ${folder ? "Is a directory" : "No such file or directory"}\n`,
        exit: 1,
      };
    });
    return Promise.resolve(
      printed(
        parts.map(({ text }) => text).join(""),
        Math.max(0, ...parts.map(({ exit }) => exit)),
      ),
    );
  },
};

export const pwd: TerminalCommand = {
  name: "pwd",
  summary: "print the folder you are in",
  run: () => Promise.resolve(printed("/project")),
};

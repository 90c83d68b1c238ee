import { type CommandContext, complained, printed, type TerminalCommand } from "./command.ts";
import { cleanPath, entriesOf } from "./paths.ts";

/** Whether a path is a folder of the project. */
function isFolder(files: CommandContext["files"], path: string): boolean {
  return path === "" || [...files.keys()].some((one) => one.startsWith(`${path}/`));
}

export const ls: TerminalCommand = {
  name: "ls",
  summary: "list the files of a folder",
  run(words, { files }) {
    const flags = new Set(words.filter((word) => /^-\w/.test(word)).flatMap((word) => [...word]));
    const strange = [...flags].find((flag) => !"-la1hFAtrRS".includes(flag));
    if (strange !== undefined)
      return complained(
        `ls: invalid option -- '${strange}'\nTry 'ls --help' for more information.`,
        2,
      );
    const named = words.filter((word) => !/^-\w/.test(word));
    const paths = named.length === 0 ? ["."] : named;
    const there = (word: string): boolean =>
      files.has(cleanPath(word)) || isFolder(files, cleanPath(word));
    const missing = paths
      .filter((word) => !there(word))
      .map((word) => `ls: cannot access '${word}': No such file or directory`);
    const plain = paths.filter((word) => files.has(cleanPath(word)));
    const folders = paths.filter((word) => there(word) && !plain.includes(word));
    const listed = (names: readonly string[], folder: string): string =>
      flags.has("l")
        ? names.map((name) => longLine(files, folder, name)).join("\n")
        : names.join(flags.has("1") ? "\n" : "  ");
    const parts = plain.length === 0 ? [] : [listed(plain, "")];
    for (const word of folders) {
      const path = cleanPath(word);
      const inside = entriesOf(files.keys(), path);
      const hidden = flags.has("a") || flags.has("A");
      const names = inside.filter((name) => hidden || !name.startsWith("."));
      parts.push((paths.length > 1 ? `${word}:\n` : "") + listed(names, path));
    }
    const output = parts.filter((part) => part !== "").join("\n\n");
    return missing.length === 0 ? printed(output) : complained(missing.join("\n"), 2, output);
  },
};

/** A line of `ls -l`, without owner and time: files here have none. */
function longLine(files: CommandContext["files"], folder: string, name: string): string {
  if (name.endsWith("/")) return `drwxr-xr-x ${"-".padStart(6)} ${name}`;
  const text = files.get(cleanPath(folder === "" ? name : `${folder}/${name}`)) ?? "";
  const size = new TextEncoder().encode(text).length;
  return `-rw-r--r-- ${String(size).padStart(6)} ${name}`;
}

export const cat: TerminalCommand = {
  name: "cat",
  summary: "print files",
  run(words, { files, stdin }) {
    const names = words.filter((word) => word === "-" || !word.startsWith("-"));
    if (names.length === 0) return printed(stdin ?? "");
    let [text, problems] = ["", ""];
    for (const word of names) {
      const path = cleanPath(word);
      const found = word === "-" ? (stdin ?? "") : files.get(path);
      const why = isFolder(files, path) ? "Is a directory" : "No such file or directory";
      if (found === undefined) problems += `cat: ${word}: ${why}\n`;
      else text += found;
    }
    return problems === "" ? printed(text) : complained(problems, 1, text);
  },
};

export const pwd: TerminalCommand = {
  name: "pwd",
  summary: "print the folder you are in",
  run: () => printed("/project"),
};

export const cd: TerminalCommand = {
  name: "cd",
  summary: "(this terminal stays in the project's folder)",
  run([path = "/project"], { files }) {
    const clean = cleanPath(path);
    if (files.has(clean)) return complained(`bash: cd: ${path}: Not a directory`, 1);
    if (!isFolder(files, clean))
      return complained(`bash: cd: ${path}: No such file or directory`, 1);
    if (clean === "" && path !== "..") return printed("");
    return complained(
      "This terminal stays in the project's folder, where manage.py is. Name files by their path, such as books/views.py.",
      1,
    );
  },
};

export const mkdir: TerminalCommand = {
  name: "mkdir",
  summary: "(folders come with the files in them)",
  run: ([path = "folder"]) =>
    complained(
      `Folders come with the files in them here: touch ${path.replace(/\/+$/, "")}/__init__.py makes one.`,
      1,
    ),
};

export const touch: TerminalCommand = {
  name: "touch",
  summary: "make an empty file",
  run(words, context) {
    if (words.length === 0)
      return complained("touch: missing file operand\nTry 'touch --help' for more information.", 1);
    for (const word of words) {
      const path = cleanPath(word);
      if (!context.files.has(path) && !isFolder(context.files, path)) context.write(path, "");
    }
    return printed("");
  },
};

export const rm: TerminalCommand = {
  name: "rm",
  summary: "remove files (-r: folders)",
  run(words, context) {
    const flags = words.filter((word) => word.startsWith("-")).join("");
    const names = words.filter((word) => !word.startsWith("-"));
    if (names.length === 0)
      return complained("rm: missing operand\nTry 'rm --help' for more information.", 1);
    const problems: string[] = [];
    for (const word of names) {
      const path = cleanPath(word);
      const inside = [...context.files.keys()].filter((one) => one.startsWith(`${path}/`));
      if (context.files.has(path)) context.write(path, null);
      else if (path === "")
        problems.push(`rm: refusing to remove '.' or '..' directory: skipping '${word}'`);
      else if (inside.length > 0 && /[rR]/.test(flags))
        for (const one of inside) context.write(one, null);
      else if (inside.length > 0) problems.push(`rm: cannot remove '${word}': Is a directory`);
      else if (!flags.includes("f"))
        problems.push(`rm: cannot remove '${word}': No such file or directory`);
    }
    return problems.length === 0 ? printed("") : complained(problems.join("\n"), 1);
  },
};

/** Commands the terminal knows by name, and manage.py's own, for Tab. */
const COMMANDS = ["cat", "clear", "curl", "help", "history", "ls", "pip", "python"] as const;
const PIP = ["freeze", "install", "list", "show", "uninstall"] as const;
const PACKAGES = ["djangorestframework", "djangorestframework-simplejwt"] as const;
const MANAGE = [
  "changepassword",
  "check",
  "createsuperuser",
  "flushexpiredtokens",
  "makemigrations",
  "migrate",
  "runserver",
  "showmigrations",
] as const;

/** What Tab does: the line it makes, and the choices to list where there are several. */
export interface Completion {
  readonly line: string;
  readonly choices: readonly string[];
}

/**
 * Completes the last word of a terminal line as bash does: up to where the choices part.
 * @param paths files of the project
 */
export function completeLine(line: string, paths: readonly string[]): Completion {
  const words = line.trimStart().split(/\s+/);
  const word = words.at(-1) ?? "";
  const found = candidates(words, paths).filter((choice) => choice.startsWith(word));
  const [only] = found;
  if (only === undefined) return { line, choices: [] };
  const head = line.slice(0, line.length - word.length);
  if (found.length === 1)
    return { line: head + only + (only.endsWith("/") ? "" : " "), choices: [] };
  return { line: head + sharedStart(found), choices: found };
}

function candidates(words: readonly string[], paths: readonly string[]): readonly string[] {
  const [command = "", first = ""] = words;
  const word = words.at(-1) ?? "";
  if (words.length === 1) return COMMANDS;
  if (command === "pip") return words.length === 2 ? PIP : PACKAGES;
  if (/^python3?$/.test(command) && first === "manage.py" && words.length === 3) return MANAGE;
  return nextSegments(paths, word);
}

/** Paths up to the next slash after what is typed, so that folders complete one at a time. */
function nextSegments(paths: readonly string[], word: string): readonly string[] {
  const segments = paths
    .filter((path) => path.startsWith(word))
    .map((path) => {
      const slash = path.indexOf("/", word.length);
      return slash === -1 ? path : path.slice(0, slash + 1);
    });
  return [...new Set(segments)].sort();
}

function sharedStart(words: readonly string[]): string {
  const [first = "", ...rest] = words;
  let length = first.length;
  for (const word of rest) while (!word.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}

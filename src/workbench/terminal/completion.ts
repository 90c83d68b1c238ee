import { CURL, HTTPIE, MANAGE, PIP, PIP_OPTIONS, TOOLS } from "./words.ts";

/** What Tab does: the line it makes, and the choices to list where there are several. */
export interface Completion {
  readonly line: string;
  readonly choices: readonly string[];
}

/** What a world holds that a line can name. */
export interface Nameable {
  /** Files of the project. */
  readonly paths: readonly string[];
  /** Patterns of its routes, e.g. "api/books/<int:pk>/". */
  readonly routes?: readonly string[];
  /** Installed packages. */
  readonly packages?: readonly string[];
}

/** Completes the last word of a terminal line as bash does: up to where the choices part. */
export function completeLine(line: string, names: Nameable): Completion {
  const command = line.replace(/^.*(?:\|\|?|&&|;)\s*/s, "");
  const words = command.trimStart().split(/\s+/);
  const word = words.at(-1) ?? "";
  const found = [...new Set(candidates(words, names).filter((choice) => choice.startsWith(word)))];
  const [only] = found;
  if (only === undefined) return { line, choices: [] };
  const head = line.slice(0, line.length - word.length);
  if (found.length === 1)
    return { line: head + only + (/[/=]$/.test(only) ? "" : " "), choices: [] };
  return { line: head + sharedStart(found), choices: found };
}

const PACKAGES = ["djangorestframework", "djangorestframework-simplejwt"] as const;
const PYTHON = ["-c", "-m", "-V", "manage.py"] as const;
const METHODS = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"] as const;

function candidates(words: readonly string[], names: Nameable): readonly string[] {
  const [command = "", first = "", second = ""] = words;
  const word = words.at(-1) ?? "";
  const before = words.at(-2) ?? "";
  const files = nextSegments(names.paths, word);
  if (words.length === 1) return TOOLS;
  if (/^python3?$/.test(command)) {
    if (first === "-m" && second === "pip") return candidates(words.slice(2), names);
    if (before === "-m") return ["django", "json.tool", "pip"];
    if (first === "manage.py" && words.length === 3) return MANAGE.map(([name]) => name);
    if (first === "manage.py")
      return word.startsWith("-")
        ? optionsOf(second)
        : second === "help"
          ? MANAGE.map(([name]) => name)
          : [];
    return words.length === 2 ? [...PYTHON, ...files] : files;
  }
  if (/^pip3?$/.test(command)) {
    if (words.length === 2) return PIP;
    if (word.startsWith("-")) return PIP_OPTIONS[first] ?? [];
    if (before === "-r") return files;
    return first === "install" ? PACKAGES : (names.packages ?? []);
  }
  if (command === "curl") {
    if (word.startsWith("-")) return CURL;
    if (before === "-X" || before === "--request") return METHODS;
    return addresses(word, names) ?? files;
  }
  if (/^https?$/.test(command)) {
    if (word.startsWith("-")) return HTTPIE;
    return addresses(word, names) ?? (words.length === 2 ? METHODS : files);
  }
  return files;
}

function optionsOf(command: string): readonly string[] {
  const own = MANAGE.find(([name]) => name === command)?.[1] ?? [];
  return [...own, "--help", "--settings", "--skip-checks", "--traceback", "--verbosity"].sort();
}

const ADDRESS = /^(?:(?:https?:\/\/)?(?:127\.0\.0\.1|localhost):8000|:8000)\//;

/** Addresses of the project's routes, up to their first parameter; null for a word that begins none. */
function addresses(word: string, { routes = [] }: Nameable): readonly string[] | null {
  const start = ADDRESS.exec(word)?.[0];
  if (start === undefined) {
    if (word === "" || !"http://127.0.0.1:8000/".startsWith(word)) return null;
    return ["http://127.0.0.1:8000/"];
  }
  const paths = routes.map((route) => route.replace(/[<(^$\\].*$/s, ""));
  return nextSegments(
    paths.filter((path) => path !== ""),
    word.slice(start.length),
  ).map((path) => start + path);
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

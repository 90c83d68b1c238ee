import type { Gate, SourcePlace, TraceStep } from "../protocol/trace.ts";

type Files = ReadonlyMap<string, string>;

/** The class attribute of a view that says who stands at a gate, and the setting where the view says nothing. */
const POLICIES: Partial<Readonly<Record<Gate, readonly [attribute: string, setting: string]>>> = {
  authentication: ["authentication_classes", "REST_FRAMEWORK.DEFAULT_AUTHENTICATION_CLASSES"],
  csrf: ["authentication_classes", "REST_FRAMEWORK.DEFAULT_AUTHENTICATION_CLASSES"],
  permission: ["permission_classes", "REST_FRAMEWORK.DEFAULT_PERMISSION_CLASSES"],
  throttle: ["throttle_classes", "REST_FRAMEWORK.DEFAULT_THROTTLE_CLASSES"],
  negotiation: ["renderer_classes", "REST_FRAMEWORK.DEFAULT_RENDERER_CLASSES"],
  parser: ["parser_classes", "REST_FRAMEWORK.DEFAULT_PARSER_CLASSES"],
  database: ["queryset", ""],
};

/** Finds the setting and the line of the learner's files that are responsible for a step. Looks at each text once. */
export class SourcePlaces {
  readonly #files: Files;
  readonly #known = new Map<string, SourcePlace | null>();
  readonly #lines = new Map<string, readonly string[]>();
  /** Dotted name of the view the request under way was led to; null before that. */
  #view: string | null = null;

  constructor(files: Files) {
    this.#files = files;
  }

  /** A request begins. */
  begin(): void {
    this.#view = null;
  }

  /** The step with its setting and place, as far as the files tell them. */
  complete(step: TraceStep): TraceStep {
    if (step.gate === "url") {
      this.#view = step.looked?.find(({ what }) => what === "view")?.value ?? this.#view;
    }
    if (step.place !== undefined) return step;
    const own = this.#definition(step.name);
    if (own !== null) return { ...step, place: own };
    const { setting } = step;
    if (setting !== undefined) return placed(step, this.#setting(setting));
    const [attribute, fallback] = POLICIES[step.gate] ?? [];
    if (attribute === undefined || fallback === undefined) return step;
    const inView = this.#view === null ? null : this.#attribute(this.#view, attribute);
    if (inView !== null) return { ...step, place: inView };
    const isDrf = step.name.startsWith("rest_framework");
    if (!isDrf || fallback === "") return step;
    return placed({ ...step, setting: fallback }, this.#setting(fallback));
  }

  #remember(key: string, find: () => SourcePlace | null): SourcePlace | null {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = find();
    this.#known.set(key, found);
    return found;
  }

  #textOf(file: string): readonly string[] | null {
    const known = this.#lines.get(file);
    if (known) return known;
    const text = this.#files.get(file);
    if (text === undefined) return null;
    const lines = text.split("\n");
    this.#lines.set(file, lines);
    return lines;
  }

  /** File and rest of a dotted name whose first words are a module of the project. */
  #module(dotted: string): { file: string; rest: readonly string[] } | null {
    const words = dotted.split(".");
    for (let count = words.length - 1; count > 0; count -= 1) {
      const path = words.slice(0, count).join("/");
      const file = [`${path}.py`, `${path}/__init__.py`].find((one) => this.#files.has(one));
      if (file !== undefined) return { file, rest: words.slice(count) };
    }
    return null;
  }

  /** Where a class or function of the learner's is defined; the method of the class where it has it. */
  #definition(dotted: string): SourcePlace | null {
    return this.#remember(`definition ${dotted}`, () => {
      const found = this.#module(dotted);
      const lines = found === null ? null : this.#textOf(found.file);
      if (found === null || lines === null) return null;
      const [name = "", method] = found.rest;
      const head = headOf(lines, name);
      if (head === -1) return null;
      const inside = method === undefined ? -1 : within(lines, head, `(?:async )?def ${method}\\b`);
      return { file: found.file, line: (inside === -1 ? head : inside) + 1 };
    });
  }

  /** Where a view sets an attribute: in its class, in a base class of the same file, or as a decorator. */
  #attribute(view: string, attribute: string): SourcePlace | null {
    return this.#remember(`attribute ${view} ${attribute}`, () => {
      const found = this.#module(view);
      const lines = found === null ? null : this.#textOf(found.file);
      if (found === null || lines === null) return null;
      const line = attributeLine(lines, found.rest[0] ?? "", attribute);
      return line === -1 ? null : { file: found.file, line: line + 1 };
    });
  }

  /** Where settings.py sets a setting, e.g. "ALLOWED_HOSTS" or "SIMPLE_JWT.LEEWAY". */
  #setting(dotted: string): SourcePlace | null {
    return this.#remember(`setting ${dotted}`, () => {
      const file = settingsFile(this.#files);
      const lines = file === null ? null : this.#textOf(file);
      if (file === null || lines === null) return null;
      const [name = "", key] = dotted.split(".");
      const line = settingLine(lines, name, key);
      return line === -1 ? null : { file, line: line + 1 };
    });
  }
}

function placed(step: TraceStep, place: SourcePlace | null): TraceStep {
  return place === null ? step : { ...step, place };
}

/** Path of the settings module that manage.py names; null where there is none. */
export function settingsFile(files: Files): string | null {
  const manage = files.get("manage.py") ?? "";
  const named = /DJANGO_SETTINGS_MODULE['"],\s*['"]([\w.]+)['"]/.exec(manage)?.[1];
  const path = named === undefined ? null : `${named.replaceAll(".", "/")}.py`;
  return path !== null && files.has(path) ? path : null;
}

const headOf = (lines: readonly string[], name: string): number =>
  lines.findLastIndex((line) => new RegExp(`^(?:class|def|async def) ${name}\\b`).test(line));

/** The line within the body of a top-level statement that begins like this; -1 for none. */
function within(lines: readonly string[], head: number, pattern: string): number {
  const begins = new RegExp(`^\\s+${pattern}`);
  for (let at = head + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (begins.test(line)) return at;
    if (/^[^\s#)\]}]/.test(line)) return -1;
  }
  return -1;
}

function attributeLine(lines: readonly string[], view: string, attribute: string): number {
  const head = headOf(lines, view);
  if (head === -1) return -1;
  const statement = lines[head] ?? "";
  if (!statement.startsWith("class")) {
    for (let at = head - 1; /^@/.test(lines[at] ?? ""); at -= 1) {
      if (lines[at]?.startsWith(`@${attribute}(`) === true) return at;
    }
    return -1;
  }
  const own = within(lines, head, `${attribute}\\s*=`);
  if (own !== -1) return own;
  const method = within(lines, head, `(?:async )?def get_${attribute.replace("_classes", "s")}\\b`);
  if (method !== -1) return method;
  const bases = /\(([^)]*)\)/.exec(statement)?.[1]?.split(",") ?? [];
  const inBases = bases
    .map((base) => base.trim())
    .filter((base) => /^\w+$/.test(base) && base !== view)
    .map((base) => attributeLine(lines, base, attribute));
  return inBases.find((line) => line !== -1) ?? -1;
}

/** The last line that sets a name, or a key of the dict of that name; -1 where none does. */
function settingLine(lines: readonly string[], name: string, key: string | undefined): number {
  const assigned = lines.findLastIndex((line) =>
    new RegExp(`^${name}\\s*(?::[^=]+)?[+]?=`).test(line),
  );
  if (key === undefined) return assigned;
  const item = lines.findLastIndex((line) =>
    new RegExp(`^${name}\\[['"]${key}['"]\\]\\s*=`).test(line),
  );
  if (item > assigned || assigned === -1) return item;
  const quoted = new RegExp(`['"]${key}['"]\\s*:`);
  if (quoted.test(lines[assigned] ?? "")) return assigned;
  return within(lines, assigned, `['"]${key}['"]\\s*:`);
}

import type { WorldSeed } from "../protocol/messages.ts";

/** A lesson as the compiler (build/lessons) makes it from Markdown. Everything in it is data. */
export interface Lesson {
  /** Stable, from the file name: "install" of `lessons/…/02-install.md`. */
  readonly id: string;
  readonly title: string;
  readonly chapter: string;
  /** What the learner can do afterwards; one sentence. */
  readonly objective: string;
  /** Minutes it takes. */
  readonly minutes: number;
  /** The world it begins in when nothing is inherited. */
  readonly start: WorldSeed;
  /** The lesson whose finished world it goes on with. */
  readonly continues: string | null;
  /** The pane of the workbench that opens with it. */
  readonly pane: Pane;
  readonly blocks: readonly Block[];
}

export type Pane = "files" | "terminal" | "request" | "tokens" | "log";

/** What the menu shows of a lesson without loading it. */
export interface LessonSummary extends Pick<
  Lesson,
  "id" | "title" | "chapter" | "objective" | "minutes" | "continues"
> {
  readonly tasks: readonly string[];
}

export type Block =
  | { readonly kind: "prose"; readonly html: string }
  | { readonly kind: "try"; readonly step: SolutionStep; readonly label: string }
  | { readonly kind: "task"; readonly task: Task }
  | { readonly kind: "exhibit"; readonly exhibit: Exhibit };

/** Several ways to do one thing, side by side, each run in a world of its own. */
export interface Exhibit {
  /** Unique in its lesson. */
  readonly id: string;
  readonly start: WorldSeed;
  readonly ways: readonly Way[];
}

export interface Way {
  readonly title: string;
  /** What the server remembers; a sentence. */
  readonly remembers: string;
  /** The table whose rows show it; null where there is none. */
  readonly table: string | null;
  readonly steps: readonly WayStep[];
}

export interface WayStep {
  readonly say: string;
  /** A request as it stands in the request editor. */
  readonly request: string;
  /** The status it is answered with. */
  readonly status: number;
}

export interface Task {
  /** Unique in its lesson. */
  readonly id: string;
  readonly title: string;
  readonly html: string;
  /** All must be met, in any order unless one asks for another. */
  readonly criteria: readonly Criterion[];
  readonly mistakes: readonly Mistake[];
  readonly hints: readonly Hint[];
  readonly solution: readonly SolutionStep[];
}

export interface Criterion {
  readonly id: string;
  /** What the learner reads beside the tick. */
  readonly say: string;
  readonly check: Check;
}

/** A typical mistake: recognised by a check, answered with a sentence that names the misconception. */
export interface Mistake {
  readonly when: Check;
  readonly say: string;
}

export interface Hint {
  /** The criterion it helps with; null helps with any. */
  readonly criterion: string | null;
  readonly html: string;
}

/** What must hold, in the log since the lesson began or in the world now. Strings may hold `*` for any text. */
export type Check =
  | { readonly kind: "exchange"; readonly exchange: ExchangeCheck }
  /** A command that ended, its words one space apart. */
  | {
      readonly kind: "command";
      readonly command: { readonly line: string; readonly exit?: number; readonly output?: string };
    }
  | { readonly kind: "package"; readonly package: string }
  | { readonly kind: "setting"; readonly setting: SettingCheck }
  | { readonly kind: "route"; readonly route: { readonly pattern: string; readonly view?: string } }
  | { readonly kind: "row"; readonly row: RowCheck }
  | { readonly kind: "server"; readonly server: { readonly error: string } }
  | { readonly kind: "clock"; readonly clock: { readonly advanced: number } }
  /** Exchanges that happened one after another, others between them allowed. */
  | { readonly kind: "sequence"; readonly sequence: readonly ExchangeCheck[] }
  | { readonly kind: "quiz"; readonly quiz: QuizCheck };

export interface ExchangeCheck {
  readonly method?: string;
  /** Path of the target, without the query. */
  readonly path?: string;
  readonly status?: number;
  /** Request headers by name; null: must be absent. */
  readonly header?: Readonly<Record<string, string | null>>;
  /** Dotted paths into the JSON of the response → text of the value, `*` for any. */
  readonly json?: Readonly<Record<string, string>>;
  /** Dotted paths into the JSON of the request → text of the value. */
  readonly sent?: Readonly<Record<string, string>>;
  /** Class that authenticated the request, without its module, e.g. "JWTAuthentication". */
  readonly authenticator?: string;
  /** The gate that refused. */
  readonly refusedBy?: string;
}

export interface SettingCheck {
  /** Dotted, e.g. "REST_FRAMEWORK.DEFAULT_AUTHENTICATION_CLASSES". */
  readonly name: string;
  /** An item the list or tuple must hold. */
  readonly includes?: string;
  readonly equals?: null | boolean | number | string;
  /** True: the name must be there, whatever it holds. False: it must not. */
  readonly present?: boolean;
}

export interface RowCheck {
  /** Table as Django names it, e.g. "auth_user". */
  readonly table: string;
  readonly where?: Readonly<Record<string, null | boolean | number | string>>;
  /** Rows there must be at least. Default 1; 0 asks for none at all. */
  readonly count?: number;
}

/** A question with one right answer. */
export interface QuizCheck {
  readonly question: string;
  readonly options: readonly {
    readonly text: string;
    readonly right: boolean;
    readonly because: string;
  }[];
}

/** One act of a worked example or a solution. "Show" puts it into place and runs nothing. */
export type SolutionStep =
  | { readonly kind: "terminal"; readonly line: string; readonly answers?: readonly string[] }
  | { readonly kind: "request"; readonly text: string }
  /** A file's whole new text, or a text to replace in it. */
  | { readonly kind: "file"; readonly file: string; readonly text: string }
  | { readonly kind: "edit"; readonly file: string; readonly edits: readonly Edit[] }
  | { readonly kind: "advance"; readonly seconds: number }
  | { readonly kind: "choose"; readonly option: number };

export interface Edit {
  /** Text that stands in the file exactly once; null: the end of the file. */
  readonly find: string | null;
  readonly put: string;
}

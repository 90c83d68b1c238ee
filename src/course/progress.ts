import { Store } from "../client/store.ts";

/** What is remembered of one lesson. */
export interface LessonProgress {
  /** Tasks that were solved once; they stay solved. */
  readonly solved: readonly string[];
  /** Hints shown, by task. */
  readonly hints: Readonly<Record<string, number>>;
  /** Quiz options chosen, by task, oldest first. */
  readonly choices: Readonly<Record<string, readonly number[]>>;
  /** Tasks whose solution was shown before they were solved: they count as seen, not as earned. */
  readonly shown: readonly string[];
}

export interface Progress {
  readonly lessons: Readonly<Record<string, LessonProgress>>;
  /** The lesson opened last. */
  readonly current: string | null;
}

/** Where progress is kept. `load` gives null for nothing or for what cannot be read. */
export interface ProgressStorage {
  load(): Progress | null;
  save(progress: Progress): void;
}

const NOTHING: LessonProgress = { solved: [], hints: {}, choices: {}, shown: [] };

/** The learner's way through the course; every change is saved. */
export class ProgressStore extends Store<Progress> {
  readonly #storage: ProgressStorage;

  constructor(storage: ProgressStorage) {
    super(storage.load() ?? { lessons: {}, current: null });
    this.#storage = storage;
  }

  lesson(id: string): LessonProgress {
    return this.value.lessons[id] ?? NOTHING;
  }

  open(id: string): void {
    if (this.value.current !== id) this.#keep({ ...this.value, current: id });
  }

  /** Marks tasks as solved; unknown or known ones change nothing. */
  solve(id: string, tasks: readonly string[]): void {
    const { solved } = this.lesson(id);
    const fresh = tasks.filter((task) => !solved.includes(task));
    if (fresh.length > 0) this.#change(id, { solved: [...solved, ...fresh] });
  }

  showHint(id: string, task: string): void {
    const { hints } = this.lesson(id);
    this.#change(id, { hints: { ...hints, [task]: (hints[task] ?? 0) + 1 } });
  }

  /** Hides the hints of a task again, after a new attempt. */
  hideHints(id: string, task: string): void {
    const { hints } = this.lesson(id);
    if ((hints[task] ?? 0) > 0) this.#change(id, { hints: { ...hints, [task]: 0 } });
  }

  choose(id: string, task: string, option: number): void {
    const { choices } = this.lesson(id);
    this.#change(id, { choices: { ...choices, [task]: [...(choices[task] ?? []), option] } });
  }

  showSolution(id: string, task: string): void {
    const { shown, solved } = this.lesson(id);
    if (!shown.includes(task) && !solved.includes(task))
      this.#change(id, { shown: [...shown, task] });
  }

  /** Forgets a lesson, so that it can be done again. */
  forget(id: string): void {
    const { [id]: _forgotten, ...lessons } = this.value.lessons;
    this.#keep({ ...this.value, lessons });
  }

  #change(id: string, change: Partial<LessonProgress>): void {
    const lessons = { ...this.value.lessons, [id]: { ...this.lesson(id), ...change } };
    this.#keep({ ...this.value, lessons });
  }

  #keep(progress: Progress): void {
    this.set(progress);
    this.#storage.save(progress);
  }
}

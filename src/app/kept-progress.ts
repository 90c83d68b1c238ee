import type { LessonProgress, Progress, ProgressStorage } from "../course/progress.ts";
import { recall, remember } from "../ui/remembered.ts";

const NAME = "progress";

/** Keeps the learner's progress with the page's own settings. What cannot be read is taken as none. */
export const keptProgress: ProgressStorage = {
  load() {
    try {
      return asProgress(JSON.parse(recall(NAME) ?? "null"));
    } catch {
      return null;
    }
  },
  save(progress) {
    remember(NAME, JSON.stringify(progress));
  },
};

/** What an older or a meddled-with copy lacks is filled; what is of another shape is dropped. */
function asProgress(value: unknown): Progress | null {
  if (!isRecord(value) || !isRecord(value.lessons)) return null;
  const lessons = Object.entries(value.lessons).flatMap(([id, lesson]) =>
    isRecord(lesson) ? [[id, asLesson(lesson)] as const] : [],
  );
  return {
    lessons: Object.fromEntries(lessons),
    current: typeof value.current === "string" ? value.current : null,
  };
}

function asLesson({
  solved,
  hints,
  choices,
  shown,
}: Readonly<Record<string, unknown>>): LessonProgress {
  return {
    solved: texts(solved),
    shown: texts(shown),
    hints: entries(hints, (count) => typeof count === "number"),
    choices: entries(
      choices,
      (made) => Array.isArray(made) && made.every((one) => typeof one === "number"),
    ),
  };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === "string") : [];
}

function entries<T>(value: unknown, fits: (each: unknown) => boolean): Readonly<Record<string, T>> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).filter(([, each]) => fits(each))) as Record<
    string,
    T
  >;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

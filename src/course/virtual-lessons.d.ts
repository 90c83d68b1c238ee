declare module "virtual:lessons" {
  import type { Lesson, LessonSummary } from "./lesson.ts";
  /** All lessons in the order of the course. */
  export const summaries: readonly LessonSummary[];
  /** A lesson with its text; null for an unknown id. */
  export function loadLesson(id: string): Promise<Lesson | null>;
}

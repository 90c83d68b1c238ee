// Types by import(): an import declaration in an ambient module cannot name a relative path, and quietly gives any.
declare module "virtual:lessons" {
  /** All lessons in the order of the course. */
  export const summaries: readonly import("./lesson.ts").LessonSummary[];
  /** A lesson with its text; null for an unknown id. */
  export function loadLesson(id: string): Promise<import("./lesson.ts").Lesson | null>;
}

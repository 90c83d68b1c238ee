import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { lessonFiles } from "../../build/lessons.ts";
import { compileLesson } from "../../build/lessons/compile.ts";
import type { Lesson, Task } from "../../src/course/lesson.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/** The lessons' files in the order of the course: name and text. */
export const sources: readonly { readonly name: string; readonly text: string }[] = lessonFiles(
  ROOT,
).map((path) => ({ name: basename(path), text: readFileSync(path, "utf8") }));

/** All lessons in the order of the course. @throws LessonError where one does not compile */
export function compileCourse(): readonly Lesson[] {
  return sources.map(({ name, text }) => compileLesson(`lessons/${name}`, text));
}

/** A lesson's tasks in their order. */
export function tasksOf({ blocks }: Lesson): readonly Task[] {
  return blocks.flatMap((block) => (block.kind === "task" ? [block.task] : []));
}

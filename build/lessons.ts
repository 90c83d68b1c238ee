import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Plugin } from "vite";
import type { Lesson, LessonSummary } from "../src/course/lesson.ts";
import { compileLesson } from "./lessons/compile.ts";

const LIST = "virtual:lessons";
const RESOLVED_LIST = `\0${LIST}`;
const LESSON = /\/lessons\/[^?]*\.md$/;

/** Lesson files in the order of the course: folders and files sort by their numbers. */
export function lessonFiles(root: string): string[] {
  const folder = join(root, "lessons");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /(?:^|\/)\d+-[^/]+\.md$/.test(path))
    .sort()
    .map((path) => join(folder, path));
}

function summarize(lesson: Lesson): LessonSummary {
  const { id, title, chapter, objective, minutes, continues, blocks } = lesson;
  const tasks = blocks.flatMap((block) => (block.kind === "task" ? [block.task.id] : []));
  return { id, title, chapter, objective, minutes, continues, tasks };
}

/** Compiles lessons/*.md into typed modules, and the list of them into `virtual:lessons`. */
export function lessons(): Plugin {
  let root = process.cwd();
  return {
    name: "workbook:lessons",
    configResolved(config) {
      root = config.root;
    },
    resolveId: (id) => (id === LIST ? RESOLVED_LIST : null),
    load(id) {
      if (id !== RESOLVED_LIST) return null;
      const files = lessonFiles(resolve(root));
      for (const file of files) this.addWatchFile(file);
      const summaries = files.map((file) =>
        summarize(compileLesson(file, readFileSync(file, "utf8"))),
      );
      const loaders = files.map(
        (file, at) => `${JSON.stringify(summaries[at]?.id)}: () => import(${JSON.stringify(file)})`,
      );
      return [
        `export const summaries = ${JSON.stringify(summaries)};`,
        `const loaders = { ${loaders.join(", ")} };`,
        "export async function loadLesson(id) { return Object.hasOwn(loaders, id) ? (await loaders[id]()).lesson : null; }",
      ].join("\n");
    },
    transform: {
      filter: { id: LESSON },
      handler(code, id) {
        const lesson = compileLesson(id, code);
        return {
          code: `export const lesson = ${JSON.stringify(lesson)};`,
          moduleType: "js" as const,
          map: null,
        };
      },
    },
  };
}

import { beforeAll, describe, expect, it } from "vitest";
import type { Lesson, SolutionStep, Task } from "../../src/course/lesson.ts";
import { compileCourse, tasksOf } from "./course.ts";
import { type Bookmark, Classroom, Learner } from "./learner.ts";
import type { NearMiss } from "./near-misses/acts.ts";
import { beforeTokens } from "./near-misses/before-tokens.ts";
import { withTokens } from "./near-misses/with-tokens.ts";

const course = compileCourse();
/** By lesson and task; an example of every mistake that a lesson knows. */
const nearMisses: Readonly<Record<string, readonly NearMiss[]>> = {
  ...beforeTokens,
  ...withTokens,
};

/** The world at the beginning of a task: all tasks before it are solved. */
async function reach(lesson: Lesson, task: Task): Promise<Bookmark> {
  const learner = await Learner.open(new Classroom(), lesson);
  for (const before of tasksOf(lesson)) {
    if (before.id === task.id) break;
    await learner.solve(before);
  }
  return await learner.bookmark();
}

async function make(learner: Learner, task: Task, { acts, interrupted }: NearMiss): Promise<void> {
  for (const act of acts) await learner.act(task, stepOf(learner, act));
  if (interrupted) await learner.world.interrupt();
}

function stepOf({ state }: Learner, act: NearMiss["acts"][number]): SolutionStep {
  if (!("change" in act)) return act;
  const before = state.files[act.file] ?? "";
  return { kind: "file", file: act.file, text: act.change(before) };
}

const withMistakes = course.flatMap((lesson) =>
  tasksOf(lesson)
    .filter(({ mistakes }) => mistakes.length > 0)
    .map((task) => ({ name: `${lesson.id}/${task.id}`, lesson, task })),
);

describe.each(withMistakes)("$name", ({ name, lesson, task }) => {
  const misses = nearMisses[name] ?? [];
  let beginning: Bookmark;

  beforeAll(async () => {
    beginning = await reach(lesson, task);
  });

  it.each(misses)("answers: $says", async (miss) => {
    const learner = await Learner.resume(lesson, beginning);
    await make(learner, task, miss);
    expect(learner.feedback(task)).toMatch(new RegExp(`^${escaped(miss.says)}`));
    expect(learner.missing(task)).not.toEqual([]);
  });

  it("has an example of each of its mistakes", () => {
    const silent = task.mistakes.filter(
      ({ say }) => !misses.some(({ says }) => say.startsWith(says)),
    );
    expect(silent.map(({ say }) => say)).toEqual([]);
  });
});

it("names only tasks that there are", () => {
  const known = withMistakes.map(({ name }) => name);
  expect(Object.keys(nearMisses).filter((name) => !known.includes(name))).toEqual([]);
});

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

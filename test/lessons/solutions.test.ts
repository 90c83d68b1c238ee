import { beforeAll, describe, expect, it } from "vitest";
import type { Lesson } from "../../src/course/lesson.ts";
import { compileCourse, tasksOf } from "./course.ts";
import { Classroom, Learner } from "./learner.ts";

const course = compileCourse();

/** Does a whole lesson by its solutions, task by task, and looks at every stage of it. */
function done(lesson: Lesson, classroom: () => Classroom): void {
  const tasks = tasksOf(lesson);
  let learner: Learner;

  beforeAll(async () => {
    learner = await Learner.open(classroom(), lesson);
  });

  it("begins with nothing solved and nothing said", () => {
    for (const task of tasks) {
      expect(learner.missing(task), task.id).toEqual(task.criteria.map(({ id }) => id));
      expect(learner.feedback(task), task.id).toBeNull();
    }
  });

  it.each(tasks.map((task, at) => ({ ...task, at })))(
    "$id is solved by its solution, and by nothing before it",
    async ({ at, ...task }) => {
      expect(learner.missing(task)).not.toEqual([]);
      for (const step of task.solution) {
        await learner.act(task, step);
        const said = tasks.slice(at).map((one) => learner.feedback(one));
        expect(said, JSON.stringify(step)).toEqual(said.map(() => null));
      }
      expect(learner.missing(task)).toEqual([]);
    },
  );
}

describe.each(course)("$id, begun by itself", (lesson) => {
  done(lesson, () => new Classroom());
});

describe("the course from end to end", () => {
  const classroom = new Classroom();
  describe.each(course)("$id", (lesson) => {
    done(lesson, () => classroom);
  });
});

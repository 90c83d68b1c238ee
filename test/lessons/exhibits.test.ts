import { expect, it } from "vitest";
import { runWay } from "../../src/course/elements/exhibit-run.ts";
import { compileCourse } from "./course.ts";
import { Classroom } from "./learner.ts";

const ways = compileCourse().flatMap((lesson) =>
  lesson.blocks.flatMap((block) => {
    if (block.kind !== "exhibit") return [];
    const { exhibit } = block;
    return exhibit.ways.map((way) => ({ name: `${lesson.id}: ${way.title}`, exhibit, way }));
  }),
);

it.each(ways)("the exhibit of $name goes as it says", async ({ name, exhibit, way }) => {
  const classroom = new Classroom();
  const wall = (): number => classroom.seconds;
  const { statuses, rows } = await runWay(classroom.connection, name, exhibit, way, wall);
  expect(statuses).toEqual(way.steps.map(({ status }) => status));
  expect(rows).toHaveLength(way.table === null ? 0 : 1);
});

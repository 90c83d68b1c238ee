import { beforeAll, describe, expect, it } from "vitest";
import { WorldStore } from "../../src/client/world-store.ts";
import { parseResponse } from "../../src/http/parse.ts";
import { compileCourse } from "./course.ts";
import { Classroom, sendAll } from "./learner.ts";

const ways = compileCourse().flatMap(({ id, blocks }) =>
  blocks.flatMap((block) =>
    block.kind === "exhibit"
      ? block.exhibit.ways.map((way) => ({ name: `${id}/${way.title}`, way, ...block.exhibit }))
      : [],
  ),
);

describe.each(ways)("the exhibit $name", ({ way, start, name }) => {
  const classroom = new Classroom();
  const world = new WorldStore(classroom.connection, name, () => classroom.seconds);

  beforeAll(async () => {
    await world.open(start, name);
  });

  const rows = (): readonly unknown[] =>
    world.value.state?.database.find((table) => table.name === way.table)?.rows ?? [];

  it("is answered as it says, and leaves a row behind where it says", async () => {
    expect(rows()).toEqual([]);
    for (const { request, status, say } of way.steps) {
      await sendAll(world, request);
      const last = world.value.log.at(-1);
      if (last?.kind !== "exchange") throw new Error("nothing was sent");
      expect(parseResponse(last.response).status, say).toBe(status);
    }
    expect(rows()).toHaveLength(way.table === null ? 0 : 1);
  });
});

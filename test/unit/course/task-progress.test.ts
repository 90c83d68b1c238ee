import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/course/checks/evidence.ts";
import { standings, type TaskStanding } from "../../../src/course/elements/task-progress.ts";
import type { Check, Criterion, Lesson, Task } from "../../../src/course/lesson.ts";
import type { LessonProgress } from "../../../src/course/progress.ts";
import type { LogEntry, WorldState } from "../../../src/protocol/world.ts";

const ran = (line: string): Check => ({ kind: "command", command: { line } });
const criterion = (id: string, line: string): Criterion => ({
  id,
  say: `${line} ran`,
  check: ran(line),
});

const task = (id: string, criteria: readonly Criterion[]): Task => ({
  id,
  title: id,
  html: "",
  criteria,
  mistakes: [{ when: ran("oops"), say: `${id} went wrong` }],
  hints: [
    { criterion: "a", html: "for a" },
    { criterion: null, html: "for any" },
    { criterion: "b", html: "for b" },
  ],
  solution: [],
});

const LESSON: Lesson = {
  id: "lesson",
  title: "A lesson",
  chapter: "Tests",
  objective: "Be tested.",
  minutes: 1,
  start: { project: "start" },
  continues: null,
  pane: "terminal",
  blocks: [
    { kind: "prose", html: "<p>Words.</p>" },
    { kind: "task", task: task("first", [criterion("a", "one"), criterion("b", "two")]) },
    { kind: "task", task: task("second", [criterion("a", "three")]) },
  ],
};

const NOTHING: LessonProgress = { solved: [], hints: {}, choices: {}, shown: [] };

function after(lines: readonly string[], progress: LessonProgress = NOTHING): TaskStanding[] {
  const log = lines.map((line, at): LogEntry => ({
    kind: "command",
    id: at + 1,
    at,
    line,
    output: "",
    exit: 0,
  }));
  const evidence: Evidence = { state: {} as WorldState, log, exchanges: [], choices: [] };
  return [...standings(LESSON, progress, () => evidence)];
}

describe("the standing of a task", () => {
  it("ticks what happened, in any order", () => {
    const [first] = after(["two"]);
    expect(first).toMatchObject({ solved: false, met: new Set(["b"]) });
    expect(after(["two", "one"])[0]?.solved).toBe(true);
  });

  it("stays solved when the world no longer shows it", () => {
    const [first] = after([], { ...NOTHING, solved: ["first"] });
    expect(first).toMatchObject({ solved: true, met: new Set(["a", "b"]) });
  });

  it("offers the hints for what is missing first, and those for the whole task", () => {
    const words = (standing: TaskStanding | undefined): string[] | undefined =>
      standing?.hints.map(({ html }) => html);
    expect(words(after([])[0])).toEqual(["for a", "for any"]);
    expect(words(after(["one"])[0])).toEqual(["for any", "for b"]);
    expect(words(after(["one", "two"])[0])).toEqual([]);
  });

  it.each([
    { lines: ["oops"], said: ["first went wrong", null] },
    { lines: ["one", "two", "oops"], said: [null, "second went wrong"] },
    { lines: ["oops", "one"], said: [null, null] },
  ])("tells of a mistake only in the task at hand: $lines", ({ lines, said }) => {
    expect(after(lines).map(({ feedback }) => feedback)).toEqual(said);
  });
});

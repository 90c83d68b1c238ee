import { beforeAll, describe, expect, it } from "vitest";
import type { Lesson } from "../../src/course/lesson.ts";
import type { Route, WorldState } from "../../src/protocol/world.ts";
import { compileCourse, sources, tasksOf } from "./course.ts";
import { Classroom, Learner } from "./learner.ts";

const course = compileCourse();
const ids = course.map(({ id }) => id);
const PANES = ["files", "terminal", "request", "tokens", "log"];

function matches(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ""))];
}

/** What a lesson tells the learner, without what it looks for: a mistake may well be about an address that is none. */
function words(text: string): string {
  return text.replaceAll(/^```check\n[\s\S]*?^```$/gm, "").replaceAll(/^- when: .*$/gm, "");
}

/** Addresses a lesson names: whole ones, and paths in code. Those of an exhibit have a world of their own. */
function addresses(text: string): string[] {
  const own = words(text).replaceAll(/^:::exhibit[\s\S]*?^:::$/gm, "");
  const whole = matches(own, /http:\/\/127\.0\.0\.1:8000(\/[^\s`?"]*)/g);
  const paths = matches(own, /`(?:(?:GET|POST) )?(\/[^\s`?"]*)`/g);
  return [...new Set([...whole, ...paths])];
}

function answers({ routes }: { readonly routes: readonly Route[] }, address: string): boolean {
  return routes.some(({ pattern }) => {
    const parts = pattern
      .split(/<[^>]*>/)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(`^/${parts.join("[^/]+")}$`).test(address);
  });
}

async function finished(lesson: Lesson): Promise<WorldState> {
  const learner = await Learner.open(new Classroom(), lesson);
  for (const task of tasksOf(lesson)) await learner.solve(task);
  return learner.state;
}

describe("the course", () => {
  it("goes on only from lessons that come right before", () => {
    for (const [at, { continues }] of course.entries())
      expect([null, ids[at - 1]]).toContain(continues);
  });

  it("has a lesson of each name once", () => {
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe.each(course.map((lesson, at) => ({ lesson, ...sources[at] })))(
  "$name",
  ({ lesson, text = "" }) => {
    let state: WorldState;

    beforeAll(async () => {
      state = await finished(lesson);
    });

    it("names only addresses that its server answers", () => {
      const project = state.project ?? { routes: [] };
      expect(addresses(text).filter((address) => !answers(project, address))).toEqual([]);
    });

    it("links only to files and panes that there are", () => {
      expect(matches(text, /\]\(file:([^)]*)\)/g).filter((file) => !(file in state.files))).toEqual(
        [],
      );
      expect(matches(text, /\]\(pane:([^)]*)\)/g).filter((pane) => !PANES.includes(pane))).toEqual(
        [],
      );
      expect(matches(text, /\]\((?!file:|pane:|https:)([^)]*)\)/g)).toEqual([]);
    });

    it("uses only variables that an answer can fill", () => {
      const captured = ["access", "refresh", "token", "$cookie csrftoken"];
      expect(matches(text, /\{\{([^}]+)\}\}/g).filter((name) => !captured.includes(name))).toEqual(
        [],
      );
    });

    it("gives each criterion a hint to reach it by", () => {
      for (const { id, criteria, hints } of tasksOf(lesson)) {
        const helped = criteria.filter((one) =>
          hints.some(({ criterion }) => criterion === null || criterion === one.id),
        );
        expect(helped, id).toEqual(criteria);
      }
    });

    it("keeps single sentences to code and bold, which is what the page can set in them", () => {
      const sentences = tasksOf(lesson).flatMap(({ criteria, mistakes }) => [
        ...mistakes.map(({ say }) => say),
        ...criteria.flatMap(({ say, check }) => [
          say,
          ...(check.kind === "quiz"
            ? check.quiz.options.flatMap((option) => [option.text, option.because])
            : []),
        ]),
      ]);
      const plain = (sentence: string): string => sentence.replaceAll(/`[^`]+`|\*\*[^*]+\*\*/g, "");
      expect(sentences.filter((sentence) => /[`*]|\]\(/.test(plain(sentence)))).toEqual([]);
    });

    it("says why each answer to its questions is right or wrong", () => {
      const quizzes = tasksOf(lesson).flatMap(({ criteria }) =>
        criteria.flatMap(({ check }) => (check.kind === "quiz" ? [check.quiz] : [])),
      );
      for (const { options } of quizzes) {
        const reasons = options.map(({ because }) => because);
        expect(new Set(reasons).size).toBe(reasons.length);
      }
    });
  },
);

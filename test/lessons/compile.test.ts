import { describe, expect, it } from "vitest";
import { compileLesson } from "../../build/lessons/compile.ts";
import { sources } from "./course.ts";

describe("lessons", () => {
  it.each(sources)("$name compiles", ({ name, text }) => {
    expect(() => compileLesson(`lessons/${name}`, text)).not.toThrow();
  });
});

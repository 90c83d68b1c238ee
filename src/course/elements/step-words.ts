import { durationWords } from "../../ui/time-words.ts";
import type { SolutionStep } from "../lesson.ts";

/** What a step of an example shows, and the words on the button that puts it in place. */
export interface StepWords {
  /** Where it belongs, e.g. "In bookstore/urls.py". */
  readonly where: string;
  /** Text to be put there; null where there is none. */
  readonly text: string | null;
  /** null: nothing can be put in place. */
  readonly button: string | null;
}

/** @param option text of a quiz's option by its number */
export function stepWords(step: SolutionStep, option: (at: number) => string): StepWords {
  switch (step.kind) {
    case "terminal": {
      const answers = step.answers ?? [];
      const where =
        answers.length === 0
          ? "In the terminal"
          : `In the terminal; it asks for ${answers.length} more`;
      return { where, text: [step.line, ...answers].join("\n"), button: "Put it in the terminal" };
    }
    case "request":
      return {
        where: "In the request editor",
        text: step.text,
        button: "Put it in the request editor",
      };
    case "file":
      return { where: `In ${step.file}`, text: step.text, button: "Put it in the file editor" };
    case "edit": {
      const text = step.edits.map(({ put }) => put.trim()).join("\n…\n");
      return { where: `In ${step.file}`, text, button: "Put it in the file editor" };
    }
    case "advance": {
      const time = durationWords(step.seconds);
      return { where: `Let ${time} pass`, text: null, button: `Move the clock ${time} ahead` };
    }
    case "choose":
      return { where: "The answer", text: option(step.option), button: null };
    default:
      return step satisfies never;
  }
}

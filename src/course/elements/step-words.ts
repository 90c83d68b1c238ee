import { durationWords } from "../../ui/time-words.ts";
import type { SolutionStep } from "../lesson.ts";

/** What a step of an example shows, and the words on and beside the button that puts it in place. */
export interface StepWords {
  /** Where it belongs, e.g. "In bookstore/urls.py". */
  readonly where: string;
  /** Text to be put there; null where there is none. */
  readonly text: string | null;
  /** null: nothing can be put in place. */
  readonly button: string | null;
  /** What is left to do once it is in place. */
  readonly then: string;
}

/** @param option text of a quiz's option by its number */
export function stepWords(step: SolutionStep, option: (at: number) => string): StepWords {
  switch (step.kind) {
    case "terminal": {
      const answers = step.answers ?? [];
      return {
        where:
          answers.length === 0
            ? "In the terminal"
            : "In the terminal, with an answer to each question",
        text: [step.line, ...answers].join("\n"),
        button: "Put it in the terminal",
        then: "It is there. Press Enter to run it.",
      };
    }
    case "request":
      return {
        where: "In the request editor",
        text: step.text,
        button: "Put it in the request editor",
        then: "It is there. Send it.",
      };
    case "file":
    case "edit":
      return {
        where: `In ${step.file}`,
        text:
          step.kind === "file" ? step.text : step.edits.map(({ put }) => put.trim()).join("\n…\n"),
        button: "Put it in the file editor",
        then: "It is there. Save the file.",
      };
    case "advance": {
      const time = durationWords(step.seconds);
      return {
        where: `Let ${time} pass`,
        text: null,
        button: `Move the clock ${time} ahead`,
        then: "The clock has moved.",
      };
    }
    case "choose":
      return { where: "The answer", text: option(step.option), button: null, then: "" };
    default:
      return step satisfies never;
  }
}

import type { WorldStore } from "../client/world-store.ts";
import { applyEdits } from "../course/edits.ts";
import type { SolutionStep } from "../course/lesson.ts";
import type { WbWorkbench } from "../workbench/workbench.ts";
import type { PagePane } from "./routes.ts";

const PANES: Readonly<Record<SolutionStep["kind"], PagePane | null>> = {
  terminal: "terminal",
  request: "request",
  file: "files",
  edit: "files",
  advance: null,
  choose: null,
};

/** The pane in which an act of an example is to be seen; null stays where the learner is. */
export function paneOf(step: SolutionStep): PagePane | null {
  return PANES[step.kind];
}

/** Puts one act of a lesson's example into its place on the workbench. Runs, sends and saves nothing but a move of the clock. */
export async function showStep(
  step: SolutionStep,
  workbench: WbWorkbench,
  world: WorldStore,
): Promise<void> {
  switch (step.kind) {
    case "terminal":
      await workbench.prefillTerminal(step.line);
      return;
    case "request":
      await workbench.prefillRequest(step.text);
      return;
    case "file":
      await workbench.showIn(step.file, step.text);
      return;
    case "edit": {
      const text = world.value.state?.files[step.file] ?? "";
      await workbench.showIn(step.file, applyEdits(text, step.edits));
      return;
    }
    case "advance":
      await world.clock({ kind: "advance", seconds: step.seconds });
      return;
    case "choose":
      // An answer to a question is chosen in the lesson itself.
      return;
    default:
      return step satisfies never;
  }
}

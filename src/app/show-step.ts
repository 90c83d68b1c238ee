import type { WorldStore } from "../client/world-store.ts";
import { applyEdits } from "../course/edits.ts";
import type { SolutionStep } from "../course/lesson.ts";
import type { WbWorkbench } from "../workbench/workbench.ts";

/** Puts one act of a lesson's example into its place on the workbench. Runs, sends and saves nothing but a move of the clock. */
export async function showStep(
  step: SolutionStep,
  workbench: WbWorkbench,
  world: WorldStore,
): Promise<void> {
  switch (step.kind) {
    case "terminal":
      return await workbench.prefillTerminal(step.line);
    case "request":
      return await workbench.prefillRequest(step.text);
    case "file":
      return await workbench.showIn(step.file, step.text);
    case "edit": {
      const text = world.value.state?.files[step.file] ?? "";
      return await workbench.showIn(step.file, applyEdits(text, step.edits));
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

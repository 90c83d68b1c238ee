import type { Evidence } from "../checks/evidence.ts";
import { feedback, metCriteria } from "../checks/check.ts";
import type { Criterion, Hint, Lesson, Task } from "../lesson.ts";
import type { LessonProgress } from "../progress.ts";

/** How a task stands. */
export interface TaskStanding {
  readonly task: Task;
  readonly solved: boolean;
  /** Ids of the criteria that are met; all of them once the task was solved. */
  readonly met: ReadonlySet<string>;
  /** Names the mistake just made; null for none, and for every task but the one at hand. */
  readonly feedback: string | null;
  /** Those that help with what is missing, in their order. */
  readonly hints: readonly Hint[];
  readonly hintsShown: number;
  /** Quiz options chosen so far, newest last. */
  readonly choices: readonly number[];
}

export function tasksOf(lesson: Lesson): readonly Task[] {
  return lesson.blocks.flatMap((block) => (block.kind === "task" ? [block.task] : []));
}

/** How every task of a lesson stands. @param evidenceOf what a task is judged by */
export function standings(
  lesson: Lesson,
  progress: LessonProgress,
  evidenceOf: (task: Task) => Evidence,
): readonly TaskStanding[] {
  const goals: Criterion[] = [];
  let current: Task | null = null;
  return tasksOf(lesson).map((task) => {
    goals.push(...task.criteria);
    const evidence = evidenceOf(task);
    const seen = metCriteria(task.criteria, evidence);
    const solved = progress.solved.includes(task.id) || seen.size === task.criteria.length;
    if (!solved) current ??= task;
    const met = solved ? new Set(task.criteria.map(({ id }) => id)) : seen;
    return {
      task,
      solved,
      met,
      feedback: current === task ? feedback(task.mistakes, evidence, goals) : null,
      hints: hintsFor(task, met),
      hintsShown: progress.hints[task.id] ?? 0,
      choices: progress.choices[task.id] ?? [],
    };
  });
}

/** The hints for the first criterion that is not met, and those for the task as a whole. */
function hintsFor({ criteria, hints }: Task, met: ReadonlySet<string>): readonly Hint[] {
  const missing = criteria.find(({ id }) => !met.has(id));
  if (missing === undefined) return [];
  return hints.filter(({ criterion }) => criterion === null || criterion === missing.id);
}

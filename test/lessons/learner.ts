import type { Connection } from "../../src/client/connection.ts";
import { sendHttpFile } from "../../src/client/send-http-file.ts";
import { WorldStore } from "../../src/client/world-store.ts";
import { feedback, metCriteria } from "../../src/course/checks/check.ts";
import { type Evidence, gather } from "../../src/course/checks/evidence.ts";
import { applyEdits } from "../../src/course/edits.ts";
import type { Lesson, SolutionStep, Task } from "../../src/course/lesson.ts";
import type { WorldState } from "../../src/protocol/world.ts";
import { cryptoProvider } from "../../src/sandbox/crypto.ts";
import type { SandboxHost } from "../../src/sandbox/host.ts";
import { SandboxHouse } from "../../src/sandbox/house.ts";
import { MemoryStorage } from "../../src/sandbox/storage.ts";
import type { Random } from "../../src/server/environment.ts";
import { tasksOf } from "./course.ts";

/** 15 January 2026, noon, UTC. */
const NOON = Date.UTC(2026, 0, 15, 12) / 1000;
/** What a learner takes between two acts. */
const SECONDS_BETWEEN_ACTS = 2;

/** Shared by all houses: it remembers what it derived, and a password hash takes a third of a second. */
const provider = cryptoProvider(crypto.subtle);

/** Random values that count upwards, each kind by itself, so that the same user gets the same salt in every world. */
function counting(): Random {
  const counts = new Map<string, number>();
  const draw = (kind: string, length: number): string => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return String(count).padStart(length, "0");
  };
  return {
    uuid4: () => draw("uuid4", 32),
    authtoken: () => draw("authtoken", 40),
    csrf: () => draw("csrf", 32),
    session: () => draw("session", 32),
    salt: () => draw("salt", 22),
  };
}

/** Worlds in this process, and the clock on their wall. */
export class Classroom {
  readonly connection: Connection;
  seconds = NOON;
  #asks = 0;

  constructor() {
    const host: SandboxHost = {
      wall: () => this.seconds,
      elapsed: () => 0,
      random: counting(),
      crypto: provider,
      storage: new MemoryStorage(),
      storageProblem: null,
    };
    const house = new SandboxHouse(host, () => undefined);
    this.connection = {
      transport: { kind: "page", why: "a test" },
      ask: async (sandbox, seen, request) => {
        const id = String((this.#asks += 1));
        const answer = await house.answer({ id, sandbox, seen, request });
        if (answer.kind === "answer") return answer;
        throw new Error(`${answer.code}: ${answer.report ?? answer.message}`);
      },
      onchange: () => () => undefined,
    };
  }
}

/** A world, and when it was left. */
export interface Bookmark {
  readonly world: string;
  readonly seconds: number;
}

/** Someone who does a lesson. */
export class Learner {
  readonly lesson: Lesson;
  readonly world: WorldStore;
  readonly #classroom: Classroom;
  readonly #choices = new Map<string, number[]>();

  private constructor(classroom: Classroom, lesson: Lesson) {
    this.#classroom = classroom;
    this.lesson = lesson;
    this.world = new WorldStore(classroom.connection, lesson.id, () => classroom.seconds);
  }

  /** Opens a lesson: in the classroom where its predecessor was done it goes on with that world. */
  static async open(classroom: Classroom, lesson: Lesson): Promise<Learner> {
    const learner = new Learner(classroom, lesson);
    await learner.world.open(lesson.start, lesson.title, lesson.continues ?? undefined);
    return learner;
  }

  /** A learner who goes on, in a classroom of their own, where another one stood. */
  static async resume(lesson: Lesson, { world, seconds }: Bookmark): Promise<Learner> {
    const classroom = new Classroom();
    classroom.seconds = seconds;
    const learner = new Learner(classroom, lesson);
    await learner.world.importWorld(world);
    return learner;
  }

  async bookmark(): Promise<Bookmark> {
    return { world: await this.world.exportWorld(), seconds: this.#classroom.seconds };
  }

  get state(): WorldState {
    const { state } = this.world.value;
    if (!state) throw new Error("the world is not open");
    return state;
  }

  task(id: string): Task {
    const task = tasksOf(this.lesson).find((one) => one.id === id);
    if (!task) throw new Error(`${this.lesson.id} has no task ${id}`);
    return task;
  }

  /** Ids of the task's criteria that are not met. */
  missing(task: Task): readonly string[] {
    const met = metCriteria(task.criteria, this.#evidence(task));
    return task.criteria.map(({ id }) => id).filter((id) => !met.has(id));
  }

  /** What the lesson says about the latest act as an attempt at a task; null for nothing. */
  feedback(task: Task): string | null {
    const tasks = tasksOf(this.lesson);
    const goals = tasks.slice(0, tasks.indexOf(task) + 1).flatMap(({ criteria }) => criteria);
    return feedback(task.mistakes, this.#evidence(task), goals);
  }

  #evidence(task: Task): Evidence {
    return gather(this.state, this.world.value.log, this.#choices.get(task.id) ?? []);
  }

  async solve(task: Task): Promise<void> {
    for (const step of task.solution) await this.act(task, step);
  }

  /** Does what a step of a solution or of an example says. */
  async act(task: Task, step: SolutionStep): Promise<void> {
    this.#classroom.seconds += SECONDS_BETWEEN_ACTS;
    switch (step.kind) {
      case "terminal":
        await this.world.run(step.line);
        for (const answer of step.answers ?? []) await this.world.answer(answer);
        return;
      case "request":
        await sendHttpFile(this.world, step.text);
        return;
      case "file":
        await this.world.save({ [step.file]: step.text });
        return;
      case "edit": {
        const text = applyEdits(this.state.files[step.file] ?? "", step.edits);
        await this.world.save({ [step.file]: text });
        return;
      }
      case "advance":
        await this.world.clock({ kind: "advance", seconds: step.seconds });
        return;
      case "choose":
        this.#choices.set(task.id, [...(this.#choices.get(task.id) ?? []), step.option]);
        return;
      default:
        return step satisfies never;
    }
  }
}

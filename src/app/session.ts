import type { Connection } from "../client/connection.ts";
import { Store } from "../client/store.ts";
import { WorldStore } from "../client/world-store.ts";
import type { Lesson } from "../course/lesson.ts";
import type { WorldSeed } from "../protocol/messages.ts";
import { type Failure, failureOf } from "./failure.ts";

/** A page that has a world: a lesson, or the sandbox of no lesson. */
export type Place = { readonly kind: "lesson"; readonly id: string } | { readonly kind: "sandbox" };

/** What start-up goes through, in this order. */
export type Step = "connect" | "lesson" | "open";

export interface SessionState {
  /** What is being waited for; null once the place is open. */
  readonly step: Step | null;
  readonly connection: Connection | null;
  readonly place: Place | null;
  /** The lesson of the place; null in the sandbox. */
  readonly lesson: Lesson | null;
  /** Open and loaded, or null. */
  readonly world: WorldStore | null;
  readonly failure: Failure | null;
  /** True when the course has no such lesson. */
  readonly missing: boolean;
}

/** What a session is given by the page it lives in. */
export interface SessionHost {
  connect(): Promise<Connection>;
  loadLesson(id: string): Promise<Lesson | null>;
  /** Wall time, seconds since the epoch. */
  wall(): number;
}

/** The sandbox of no lesson: the project as the guide leaves it, with someone to log in as. */
const FREE_SEED: WorldSeed = {
  project: "done",
  packages: ["djangorestframework-simplejwt"],
  users: [{ username: "ada", password: "analytical-engine-1843", email: "ada@example.com" }],
};

/** Opens the world of the place the learner goes to, one at a time; the place asked for last wins. */
export class Session extends Store<SessionState> {
  readonly #host: SessionHost;
  readonly #worlds = new Map<string, WorldStore>();
  #connection: Promise<Connection> | null = null;
  #turn = 0;

  constructor(host: SessionHost) {
    super({
      step: "connect",
      connection: null,
      place: null,
      lesson: null,
      world: null,
      failure: null,
      missing: false,
    });
    this.#host = host;
  }

  /** Goes to a place; when it cannot be opened, `failure` says why. */
  async show(place: Place): Promise<void> {
    const turn = (this.#turn += 1);
    const holds = (): boolean => turn === this.#turn;
    this.set({
      ...this.value,
      step: "connect",
      place,
      lesson: null,
      world: null,
      failure: null,
      missing: false,
    });
    try {
      const connection = await this.#connect();
      if (!holds()) return;
      this.set({ ...this.value, step: "lesson", connection });
      const lesson = place.kind === "lesson" ? await this.#host.loadLesson(place.id) : null;
      if (!holds()) return;
      if (place.kind === "lesson" && lesson === null) {
        this.set({ ...this.value, step: null, missing: true });
        return;
      }
      this.set({ ...this.value, step: "open", lesson });
      const world = await this.#open(connection, place, lesson);
      if (holds()) this.set({ ...this.value, step: null, world });
    } catch (error) {
      if (holds())
        this.set({ ...this.value, step: null, failure: failureOf(error, "while it started") });
    }
  }

  /** Tries once more to open the place that failed. */
  async retry(): Promise<void> {
    if (this.value.place !== null) await this.show(this.value.place);
  }

  /** Throws the world of this place away and makes it anew, also when it could not be opened. */
  async startOver(): Promise<void> {
    const { connection, place, lesson } = this.value;
    if (connection === null || place === null) return;
    const world = this.#worldOf(connection, place);
    await world.reset(...seedOf(lesson));
    this.#keep(world);
    this.set({ ...this.value, step: null, world, failure: null });
  }

  /** One connection for all places; one that failed is not kept. */
  #connect(): Promise<Connection> {
    this.#connection ??= this.#host.connect().catch((error: unknown) => {
      this.#connection = null;
      throw error;
    });
    return this.#connection;
  }

  async #open(connection: Connection, place: Place, lesson: Lesson | null): Promise<WorldStore> {
    const known = this.#worlds.get(sandboxOf(place));
    if (known !== undefined) return known;
    const world = this.#worldOf(connection, place);
    const [seed, label] = seedOf(lesson);
    const continues = lesson?.continues ?? null;
    const inherit = continues === null ? undefined : sandboxOf({ kind: "lesson", id: continues });
    await world.open(seed, label, inherit);
    this.#keep(world);
    return world;
  }

  /** Keeps an open world and follows what other tabs do to it. */
  #keep(world: WorldStore): void {
    if (this.#worlds.has(world.sandbox)) return;
    this.#worlds.set(world.sandbox, world);
    world.follow();
  }

  #worldOf(connection: Connection, place: Place): WorldStore {
    const known = this.#worlds.get(sandboxOf(place));
    return known ?? new WorldStore(connection, sandboxOf(place), () => this.#host.wall());
  }
}

/** The sandbox that holds a place's world. */
export function sandboxOf(place: Place): string {
  return place.kind === "lesson" ? `lesson:${place.id}` : "free";
}

function seedOf(lesson: Lesson | null): [WorldSeed, string] {
  return lesson === null ? [FREE_SEED, "Free sandbox"] : [lesson.start, lesson.title];
}

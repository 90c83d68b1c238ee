import type { Counterfactual, CounterfactualReport, Doing } from "../../protocol/counterfactual.ts";
import type { Gate } from "../../protocol/trace.ts";
import type { CryptoProvider } from "../../server/environment.ts";
import { Forks, type Moment, type Played } from "./fork.ts";
import { GENERATORS } from "./generators.ts";
import { type Candidate, type Earlier, type Generator, Refusal } from "./refusal.ts";

/** The refused exchange, and the world it is tried in. */
export interface Question {
  readonly exchange: number;
  readonly request: Uint8Array;
  /** The status it was refused with. */
  readonly status: number;
  readonly gate: Gate | null;
  readonly moment: Moment;
  readonly world: CounterfactualReport["world"];
  /** Exchanges before it, oldest first. */
  readonly earlier: readonly Earlier[];
}

export interface Limits {
  /** Worlds forked at most. */
  readonly forks: number;
  /** Changes told of at most, and few of each kind of doing; Infinity tells of all. */
  readonly found: number;
  /** Whether time is up. */
  late(): boolean;
}

/** A learner wants an answer, not a catalogue. */
const MOST_OF: Readonly<Record<Doing, number>> = { request: 2, clock: 1, command: 1, edit: 1 };
const MOST_FURTHER = 2;

/** Finds single changes that turn a refused request's answer, each seen to do so in a fork of the world. @param ideas in the order they are tried */
export async function findCounterfactuals(
  question: Question,
  crypto: CryptoProvider,
  limits: Limits,
  ideas: readonly Generator[] = GENERATORS,
): Promise<CounterfactualReport> {
  const forks = new Forks(question.moment, crypto, question.exchange);
  const { status, gate, request, exchange, world } = question;
  const base = { exchange, before: { status, gate }, world };
  const same = await forks.play({ doing: "request", request, at: question.moment.at });
  const project = await forks.project();
  if (same?.status !== status || project === null) {
    const again = same?.status ?? 0;
    return { ...base, again, found: [], tried: [], forks: forks.count, complete: true };
  }
  const refusal = new Refusal(request, same, { forks, project, earlier: question.earlier });
  const search = new Search(refusal, limits);
  await search.run(ideas);
  return { ...base, before: refusal.before, again: status, ...search.result() };
}

class Search {
  readonly #refusal: Refusal;
  readonly #limits: Limits;
  readonly #turned: Counterfactual[] = [];
  /** Those that only got past the gate. */
  readonly #further: Counterfactual[] = [];
  readonly #tried: string[] = [];
  #spent = false;

  constructor(refusal: Refusal, limits: Limits) {
    this.#refusal = refusal;
    this.#limits = limits;
  }

  async run(ideas: readonly Generator[]): Promise<void> {
    for (const generator of ideas) {
      if (this.#turned.length >= this.#limits.found || this.#spent) return;
      await this.#try(generator);
    }
  }

  result(): Pick<CounterfactualReport, "found" | "tried" | "forks" | "complete"> {
    const found = this.#turned.length > 0 ? this.#turned : this.#further.slice(0, MOST_FURTHER);
    const { count } = this.#refusal.forks;
    return { found, tried: this.#tried, forks: count, complete: !this.#spent };
  }

  async #try(generator: Generator): Promise<void> {
    if (this.#turned.some(({ kind }) => generator.unless?.includes(kind))) return;
    let best: Counterfactual | null = null;
    let counted = false;
    for await (const candidate of generator.propose(this.#refusal)) {
      if (this.#refusal.forks.count >= this.#limits.forks || this.#limits.late()) {
        this.#spent = true;
        break;
      }
      if (this.#enough(candidate.change.doing)) return;
      if (!counted) this.#tried.push(generator.words);
      counted = true;
      const found = await this.#judge(generator, candidate);
      best = found?.passed === true ? found : (best ?? found);
      if (best?.passed === true) break;
    }
    if (best !== null) (best.passed ? this.#turned : this.#further).push(best);
  }

  #enough(doing: Doing): boolean {
    const same = this.#turned.filter(({ change }) => change.doing === doing);
    return same.length >= MOST_OF[doing] && this.#limits.found !== Infinity;
  }

  async #judge({ kind }: Generator, candidate: Candidate): Promise<Counterfactual | null> {
    const { forks, before } = this.#refusal;
    const first = await forks.play(candidate.change);
    if (first === null || !betters(first, this.#refusal)) return null;
    // The shared server has answered other forks; one that has answered nothing must say the same.
    const played = await forks.play(candidate.change, true);
    if (played?.status !== first.status || played.gate !== first.gate) return null;
    const { sentence, caution = "", change } = candidate;
    const after = { status: played.status, gate: played.gate };
    const told = {
      kind,
      sentence,
      change,
      after,
      passed: succeeds(played) && before.status >= 400,
    };
    return caution === "" ? told : { ...told, caution };
  }
}

/** An answer that does what was asked: no error, and no way back to a login page. */
function succeeds({ status, gate }: Played): boolean {
  return status >= 200 && status < 400 && gate === null;
}

const ORDER: readonly Gate[] = [
  "wire",
  "middleware",
  "url",
  "csrf",
  "negotiation",
  "authentication",
  "permission",
  "throttle",
  "parser",
  "view",
  "serializer",
  "database",
  "renderer",
];

/** An authentication class asks its token while it is asked itself. */
const rank = (gate: Gate): number => ORDER.indexOf(gate === "token" ? "authentication" : gate);

/** Whether the answer is a success, or at least the refusal of a later gate. */
function betters(played: Played, { before }: Refusal): boolean {
  if (succeeds(played)) return true;
  if (played.status >= 500 || played.gate === null || before.gate === null) return false;
  return rank(played.gate) > rank(before.gate);
}

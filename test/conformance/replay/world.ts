import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { CryptoProvider, HashName, Random } from "../../../src/server/environment.ts";
import type { Scenario } from "./scenario.ts";

/** Text files of a base project, path inside it → text, with a scenario's changes laid over. */
export function projectFiles(bases: string, scenario: Scenario): ReadonlyMap<string, string> {
  const root = join(bases, scenario.base ?? "done");
  const files = new Map(
    walk(root).map((path) => [
      relative(root, path).split(sep).join("/"),
      readFileSync(path, "utf8"),
    ]),
  );
  for (const [path, text] of Object.entries(scenario.files ?? {})) {
    if (text === null) files.delete(path);
    else files.set(path, text);
  }
  return files;
}

function walk(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? walk(path) : [path]));
}

/** A scenario drew more random values of a kind than its recording holds. */
export class DrawsExhausted extends Error {
  readonly code = "draws_exhausted";
  constructor(kind: string) {
    super(`the recording holds no further random value of kind ${kind}`);
  }
}

/** Random values in the order the recorded server drew them; `left` counts those not drawn. */
export class RecordedRandom implements Random {
  readonly #draws: Map<string, string[]>;
  constructor(scenario: Scenario) {
    this.#draws = new Map(
      Object.entries(scenario.randoms ?? {}).map(([kind, values]) => [kind, [...values]]),
    );
    this.#draws.set("jti", [...(scenario.jtis ?? [])]);
  }
  #draw(kind: string): string {
    const value = this.#draws.get(kind)?.shift();
    if (value === undefined) throw new DrawsExhausted(kind);
    return value;
  }
  uuid4(): string {
    return this.#draw("jti");
  }
  authtoken(): string {
    return this.#draw("authtoken");
  }
  csrf(): string {
    return this.#draw("csrf");
  }
  session(): string {
    return this.#draw("session");
  }
  salt(): string {
    return this.#draw("salt");
  }
  get left(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#draws].map(([kind, values]) => [kind, values.length]));
  }
}

/** A clock that stands still but for `advance`. Seconds since the epoch, UTC. */
export class StandingClock {
  #milliseconds: number;
  constructor(start: string) {
    this.#milliseconds = Date.parse(start);
  }
  advance(seconds: number): void {
    this.#milliseconds += seconds * 1000;
  }
  now(): number {
    return this.#milliseconds / 1000;
  }
}

/** Node's cryptography; PBKDF2 is a pure function, so its results are kept between scenarios. */
export class NodeCrypto implements CryptoProvider {
  readonly subtle = crypto.subtle;
  readonly #derived: Map<string, Promise<Uint8Array>>;

  constructor(derived: Map<string, Promise<Uint8Array>>) {
    this.#derived = derived;
  }

  async digest(hash: HashName, data: Uint8Array): Promise<Uint8Array> {
    return new Uint8Array(await this.subtle.digest(hash, Uint8Array.from(data)));
  }

  async hmac(hash: HashName, key: Uint8Array, data: Uint8Array): Promise<Uint8Array> {
    const imported = await this.subtle.importKey(
      "raw",
      Uint8Array.from(key),
      { name: "HMAC", hash },
      false,
      ["sign"],
    );
    return new Uint8Array(await this.subtle.sign("HMAC", imported, Uint8Array.from(data)));
  }

  pbkdf2(
    hash: HashName,
    password: Uint8Array,
    salt: Uint8Array,
    iterations: number,
    bytes: number,
  ): Promise<Uint8Array> {
    const key = [
      hash,
      Buffer.from(password).toString("hex"),
      Buffer.from(salt).toString("hex"),
      iterations,
      bytes,
    ].join();
    const known = this.#derived.get(key);
    if (known) return known;
    const derived = this.#derive(hash, password, salt, iterations, bytes);
    this.#derived.set(key, derived);
    return derived;
  }

  async #derive(
    hash: HashName,
    password: Uint8Array,
    salt: Uint8Array,
    iterations: number,
    bytes: number,
  ): Promise<Uint8Array> {
    const key = await this.subtle.importKey("raw", Uint8Array.from(password), "PBKDF2", false, [
      "deriveBits",
    ]);
    const parameters = { name: "PBKDF2", hash, salt: Uint8Array.from(salt), iterations };
    return new Uint8Array(await this.subtle.deriveBits(parameters, key, bytes * 8));
  }
}

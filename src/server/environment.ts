import type { PythonHost } from "../python/module-definition.ts";
import type { Database } from "./database/database.ts";
import type { ProcessMemory } from "./process-memory.ts";
import type { TraceStep } from "../protocol/trace.ts";

/** Every random draw the stack makes, named by what it is for. */
export interface Random {
  /** uuid4().hex: 32 hexadecimal digits. SimpleJWT's jti. */
  uuid4(): string;
  /** 40 hexadecimal digits: the key of rest_framework.authtoken. */
  authtoken(): string;
  /** 32 characters of [A-Za-z0-9]: a CSRF secret or mask. */
  csrf(): string;
  /** 32 characters of [a-z0-9]: a session key. */
  session(): string;
  /** 22 characters of [A-Za-z0-9]: the salt of a password hash. */
  salt(): string;
}

export type HashName = "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512";

/** The cryptography the stack uses. */
export interface CryptoProvider {
  digest(hash: HashName, data: Uint8Array): Promise<Uint8Array>;
  hmac(hash: HashName, key: Uint8Array, data: Uint8Array): Promise<Uint8Array>;
  /** @param bytes length of the derived key */
  pbkdf2(
    hash: HashName,
    password: Uint8Array,
    salt: Uint8Array,
    iterations: number,
    bytes: number,
  ): Promise<Uint8Array>;
  /** For RSA, PSS, ECDSA and EdDSA; null where the browser offers none. */
  readonly subtle: SubtleCrypto | null;
}

/** The terminal a command runs in. */
export interface Terminal {
  write(stream: "stdout" | "stderr", text: string): void;
  /**
   * The next line typed, without its line end.
   * @throws PromptPending where nothing has been typed yet; KeyboardInterrupt for Ctrl-C, EOFError for Ctrl-D
   */
  ask(prompt: string, hidden: boolean): string;
  /** What stands in a pipe or a file before the command; null at a keyboard. */
  readonly stdin: string | null;
  /** Arguments of `python`, e.g. ["manage.py", "migrate"]. */
  readonly argv: readonly string[];
  /** Environment variables, e.g. DJANGO_SUPERUSER_PASSWORD. */
  readonly env: Readonly<Record<string, string>>;
}

/** A command asked something that has not been answered yet. It is run again once it has. */
export class PromptPending extends Error {
  readonly code = "prompt_pending";
  readonly prompt: string;
  readonly hidden: boolean;
  constructor(prompt: string, hidden: boolean) {
    super(prompt);
    this.prompt = prompt;
    this.hidden = hidden;
  }
}

/** What a simulated server stands on; everything that is not the learner's Python comes in through here. */
export interface Environment extends PythonHost {
  /** Installed distributions, e.g. "djangorestframework-simplejwt". */
  readonly packages: readonly string[];
  readonly database: Database;
  readonly memory: ProcessMemory;
  readonly random: Random;
  readonly crypto: CryptoProvider;
  readonly terminal: Terminal;
  /** Writes a file of the project, for this process and for good; null removes it. @param path e.g. "books/models.py" */
  write(path: string, text: string | null): void;
  /** Where decisions on the request under way are written. */
  readonly trace: {
    step(step: TraceStep): void;
    /** Whether a gate has refused or failed: what comes after it says nothing new. */
    readonly decided: boolean;
  };
}

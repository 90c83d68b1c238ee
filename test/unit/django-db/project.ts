import { createHash, createHmac, pbkdf2 } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { Database } from "../../../src/server/database/database.ts";
import type { CryptoProvider, Random } from "../../../src/server/environment.ts";
import { manage, type ProgramResult, type ServerOptions } from "../../../src/server/server.ts";

const NODE_NAMES = {
  "SHA-1": "sha1",
  "SHA-256": "sha256",
  "SHA-384": "sha384",
  "SHA-512": "sha512",
} as const;

/** Node's own hashes; PBKDF2 counts one round, since the tests are not about strength. */
export const crypto: CryptoProvider = {
  digest: (hash, data) =>
    Promise.resolve(new Uint8Array(createHash(NODE_NAMES[hash]).update(data).digest())),
  hmac: (hash, key, data) =>
    Promise.resolve(new Uint8Array(createHmac(NODE_NAMES[hash], key).update(data).digest())),
  pbkdf2: (hash, password, salt, rounds, bytes) =>
    new Promise((resolve, reject) => {
      pbkdf2(password, salt, Math.min(rounds, 10), bytes, NODE_NAMES[hash], (error, key) => {
        if (error) reject(error);
        else resolve(new Uint8Array(key));
      });
    }),
  subtle: null,
};

/** Counts upwards, so that a test can name what comes. */
export function countingRandom(): Random {
  let count = 0;
  const next = (length: number): string => String((count += 1)).padStart(length, "0");
  return {
    uuid4: () => next(32),
    authtoken: () => next(40),
    csrf: () => next(32),
    session: () => next(32),
    salt: () => next(22),
  };
}

const BASE = "test/conformance/base";

/** The files of a base project, some replaced. */
export function projectFiles(
  base: string,
  changed: Readonly<Record<string, string>> = {},
): Map<string, string> {
  const folder = `${BASE}/${base}`;
  const files = new Map<string, string>();
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (path.endsWith(".py"))
      files.set(path.replaceAll("\\", "/"), readFileSync(`${folder}/${path}`, "utf8"));
  }
  for (const [path, text] of Object.entries(changed)) files.set(path, text);
  return files;
}

/** A project of Django alone: the bookstore without its API. */
export function plainFiles(changed: Readonly<Record<string, string>> = {}): Map<string, string> {
  const files = projectFiles("start");
  const settings = files.get("bookstore/settings.py") ?? "";
  files.set("bookstore/settings.py", settings.replaceAll(/^ *'rest_framework[\w.]*',\n/gm, ""));
  files.set("bookstore/urls.py", "urlpatterns = []\n");
  for (const name of ["serializers", "views", "urls"]) files.delete(`books/${name}.py`);
  for (const [path, text] of Object.entries(changed)) files.set(path, text);
  return files;
}

/** The files of a project whose snippets were run on the real Django. */
export function recordedFiles(name: string): Map<string, string> {
  const folder = `test/unit/django-db/recorded/${name}`;
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".py"),
  );
  return new Map(
    paths.map((path) => [path.replaceAll("\\", "/"), readFileSync(`${folder}/${path}`, "utf8")]),
  );
}

/** A project with a database of its own. */
export function project(
  files: ReadonlyMap<string, string>,
  database = new Database(),
): ServerOptions {
  return {
    files,
    packages: ["djangorestframework", "djangorestframework-simplejwt"],
    database,
    clock: () => 1768478400,
    random: countingRandom(),
    crypto,
  };
}

/** `python manage.py …`, run to its end. @throws where it waits for an answer */
export async function run(
  options: ServerOptions,
  ...argv: string[]
): Promise<Extract<ProgramResult, { kind: "done" }>> {
  const result = await manage(options, argv, { answers: [] });
  if (result.kind !== "done") throw new Error(`the command asks: ${result.prompt.text}`);
  return result;
}

/** What `manage.py shell -c` prints for some Python. */
export async function shell(options: ServerOptions, code: string): Promise<string> {
  const { output } = await run(options, "shell", "-c", code);
  return output;
}

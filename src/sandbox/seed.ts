import { projectFiles } from "../bookstore/projects.ts";
import { realClock } from "../protocol/clock.ts";
import type { SeedUser, WorldSeed } from "../protocol/messages.ts";
import { Database } from "../server/database/database.ts";
import { SqliteError } from "../server/database/schema.ts";
import { withRequirements } from "../server/packages/packages.ts";
import { manage, type ServerOptions } from "../server/server.ts";
import type { SandboxHost } from "./host.ts";
import { storedOf } from "./tables.ts";
import type { WorldRecord } from "./world-record.ts";

/** What every bookstore has installed. */
const ALWAYS = ["djangorestframework"];

const BOOKS = [
  ["Frankenstein", "Mary Shelley", "9780141439471", "8.00", "1818-01-01"],
  ["Pride and Prejudice", "Jane Austen", "9780141439518", "7.50", "1813-01-28"],
  ["Dune", "Frank Herbert", "9780441172719", "9.99", "1965-08-01"],
  ["The Left Hand of Darkness", "Ursula K. Le Guin", "9780441478125", "9.50", "1969-03-01"],
  ["Kindred", "Octavia E. Butler", "9780807083697", "12.00", "1979-06-01"],
] as const;

/** A seed did not become a world: a lesson asks for what its project cannot do. */
export class SeedError extends Error {
  readonly code = "seed_invalid";
}

/** A new world. Its first revision is 1 and its log is empty. @throws SeedError */
export async function makeWorld(seed: WorldSeed, host: SandboxHost): Promise<WorldRecord> {
  const files: Record<string, string> = seed.bare === true ? {} : { ...projectFiles(seed.project) };
  for (const [path, text] of Object.entries(seed.files ?? {})) {
    if (text === null) Reflect.deleteProperty(files, path);
    else files[path] = text;
  }
  const packages = installed([...(seed.bare === true ? [] : ALWAYS), ...(seed.packages ?? [])]);
  const database = new Database();
  const clock = realClock(host.wall());
  const options = {
    files: new Map(Object.entries(files)),
    packages,
    database,
    clock: () => host.wall(),
    random: host.random,
    crypto: host.crypto,
  };
  if (seed.migrated !== false) await fill(options, seed);
  insertRows(database, seed.rows ?? {});
  return {
    version: 1,
    revision: 1,
    files,
    packages,
    database: database.snapshot(),
    clock,
    pending: null,
    firstEntry: 1,
    lastEntry: 0,
    asks: [],
  };
}

function installed(names: readonly string[]): string[] {
  const packages: string[] = [];
  for (const name of names)
    packages.push(...withRequirements(name, packages).map((one) => one.name));
  return packages;
}

async function fill(options: ServerOptions, seed: WorldSeed): Promise<void> {
  await runCommand(options, ["migrate", "--verbosity", "0"]);
  const books = seed.books === false ? [] : BOOKS.map(bookSource);
  const source = [...books, ...(seed.users ?? []).map(userSource)].join("\n");
  if (source !== "") await runCommand(options, ["shell", "-c", `${PRELUDE}${source}`]);
}

/** All of them or none: rows may point at each other. @throws SeedError */
function insertRows(database: Database, rows: NonNullable<WorldSeed["rows"]>): void {
  database.begin();
  try {
    for (const [name, given] of Object.entries(rows)) {
      if (!database.hasTable(name)) continue;
      const { columns } = database.table(name).schema;
      for (const row of given) {
        const stored = columns
          .filter((column) => Object.hasOwn(row, column.name))
          .map((column) => [column.name, storedOf(row[column.name] ?? null, column.kind)] as const);
        database.insert(name, Object.fromEntries(stored));
      }
    }
    database.commit();
  } catch (error) {
    if (!(error instanceof SqliteError)) throw error;
    throw new SeedError(`The database refuses a row: ${error.message}.`);
  }
}

const PRELUDE = "from django.contrib.auth import get_user_model\nfrom books.models import Book\n";

function bookSource([title, author, isbn, price, published]: (typeof BOOKS)[number]): string {
  const fields = { title, author, isbn, price, published_date: published };
  return `Book.objects.create(${keywords(fields)})`;
}

function userSource({ username, password, email = "", ...flags }: SeedUser): string {
  const fields = { username, email, password, ...flags };
  return `get_user_model().objects.create_user(${keywords(fields)})`;
}

function keywords(fields: Readonly<Record<string, string | boolean>>): string {
  return Object.entries(fields)
    .map(
      ([name, value]) =>
        `${name}=${typeof value === "boolean" ? (value ? "True" : "False") : JSON.stringify(value)}`,
    )
    .join(", ");
}

async function runCommand(options: ServerOptions, argv: readonly string[]): Promise<void> {
  const result = await manage(options, argv, { answers: [] });
  if (result.kind === "done" && result.exit === 0) return;
  throw new SeedError(
    result.kind === "done"
      ? result.output
      : `manage.py ${argv.join(" ")} asks: ${result.prompt.text}`,
  );
}

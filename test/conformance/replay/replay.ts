import {
  createServer,
  manage,
  type Server,
  type ServerOptions,
} from "../../../src/server/server.ts";
import { Database, type DatabaseSnapshot } from "../../../src/server/database/database.ts";
import { type MemorySnapshot, ProcessMemory } from "../../../src/server/process-memory.ts";
import type { TraceStep } from "../../../src/protocol/trace.ts";
import type { PythonFailure } from "../../../src/protocol/world.ts";
import { actionSource, createBook, createUser } from "./actions.ts";
import type {
  BootRecord,
  CommandRecord,
  FilePoint,
  RequestRecord,
  Scenario,
  Step,
} from "./scenario.ts";
import { recordResponse, requestBytes } from "./wire.ts";
import { NodeCrypto, projectFiles, RecordedRandom, StandingClock } from "./world.ts";

const DEFAULT_PIP = ["djangorestframework", "djangorestframework-simplejwt"];
const RECORDING_BEGAN = "2026-01-15T12:00:00Z";

/** What is shared by the scenarios of one replay. */
export interface ReplayContext {
  /** Folder of the base projects. */
  readonly bases: string;
  readonly derived: Map<string, Promise<Uint8Array>>;
  /** Told of every answer, with the decisions that led to it and the world right before the request. */
  readonly answered?: (
    status: number,
    trace: readonly TraceStep[],
    exchange: ReplayedExchange,
  ) => void | Promise<void>;
}

/** A request, its answer, and all that the answer depends on. */
export interface ReplayedExchange {
  readonly request: Uint8Array;
  readonly response: Uint8Array;
  readonly files: ReadonlyMap<string, string>;
  readonly packages: readonly string[];
  readonly database: DatabaseSnapshot;
  readonly memory: MemorySnapshot;
  /** Seconds since the epoch, UTC. */
  readonly at: number;
}

/** The scenario with our answers in the place of the recorded ones. */
export async function replay(context: ReplayContext, scenario: Scenario): Promise<Scenario> {
  const commands = scenario.commands ? await replayCommands(context, scenario) : undefined;
  const played = scenario.steps ? await replaySteps(context, scenario) : {};
  return { ...scenario, ...(commands ? { commands } : {}), ...played };
}

function worldOf(context: ReplayContext, scenario: Scenario, clock: StandingClock): ServerOptions {
  return {
    files: projectFiles(context.bases, scenario),
    packages: scenario.pip ?? DEFAULT_PIP,
    database: new Database(),
    clock: () => clock.now(),
    random: new RecordedRandom(scenario),
    crypto: new NodeCrypto(context.derived),
  };
}

/** The database a scenario begins with. */
async function migrateDatabase(
  context: ReplayContext,
  scenario: Scenario,
  options: ServerOptions,
): Promise<void> {
  if (scenario.db === "empty") return;
  const plain = { ...scenario, files: scenario.db === "base" ? {} : (scenario.files ?? {}) };
  const files = projectFiles(context.bases, plain);
  const pip = scenario.db === "base" ? DEFAULT_PIP : options.packages;
  await manage({ ...options, files, packages: pip }, ["migrate", "--verbosity", "0"], {
    answers: [],
  });
  for (const app of scenario.unmigrated ?? []) {
    await manage(
      { ...options, files, packages: pip },
      ["migrate", app, "zero", "--verbosity", "0"],
      { answers: [] },
    );
  }
}

async function replaySteps(context: ReplayContext, scenario: Scenario): Promise<Partial<Scenario>> {
  const clock = new StandingClock(scenario.clock ?? RECORDING_BEGAN);
  const options = worldOf(context, scenario, clock);
  const memory = new ProcessMemory();
  const server = await createServer({ ...options, memory });
  if (server.status.kind === "broken") {
    return {
      boot: bootRecord(server.status.failure),
      steps: (scenario.steps ?? []).map(withoutAnswer),
    };
  }
  await migrateDatabase(context, scenario, options);
  const problem = await populate(scenario, options);
  const captured = new Map<string, string>();
  const steps: Step[] = [];
  for (const step of scenario.steps ?? []) {
    if (step.advance !== undefined) clock.advance(step.advance);
    steps.push(await play(step, { server, options, memory, captured, context }));
  }
  return { boot: { ok: true }, ...(problem === null ? {} : { setup_error: problem }), steps };
}

function withoutAnswer(step: Step): Step {
  const { response: _response, console: _console, ...rest } = step;
  return rest;
}

function bootRecord(failure: PythonFailure): BootRecord {
  const { place } = failure;
  const error = failureText(failure);
  return {
    ok: false,
    error,
    ...(place ? { points_at: { file: place.file, line: place.line } } : {}),
  };
}

/** The last line; of checks that failed, all they found. */
function failureText({ error, traceback }: PythonFailure): string {
  const checks = /^SystemCheckError: [^]*/m.exec(traceback);
  // The recorder took the error itself; only CPython's own printing adds what may have been meant.
  return checks ? checks[0].trimEnd() : error.replace(/\. Did you mean: '[^']*'\?$/, "");
}

async function populate(scenario: Scenario, options: ServerOptions): Promise<string | null> {
  const sources = [
    ...(scenario.users ?? []).map(createUser),
    ...(scenario.books ?? []).map(createBook),
  ];
  for (const source of sources) {
    const { error } = await run(source, options);
    if (error !== null) return error.replace(/^(\w+\.)+/, "");
  }
  return null;
}

/** Runs Python as `manage.py shell -c` does. */
async function run(
  source: string,
  options: ServerOptions,
): Promise<{ printed: string; error: string | null }> {
  const result = await manage(options, ["shell", "-c", source], { answers: [] });
  if (result.kind === "prompt") return { printed: "", error: "the shell asked a question" };
  const lines = result.stderr.trimEnd().split("\n");
  return { printed: result.stdout, error: result.exit === 0 ? null : (lines.at(-1) ?? "") };
}

interface Stage {
  readonly context: ReplayContext;
  readonly server: Server;
  readonly options: ServerOptions;
  readonly memory: ProcessMemory;
  readonly captured: Map<string, string>;
}

async function play(step: Step, stage: Stage): Promise<Step> {
  if (step.request) return await playRequest(step, step.request, stage);
  if (!step.do) return step;
  const { printed, error } = await run(actionSource(step.do), stage.options);
  if (error !== null) return { ...step, result: { error: error.replace(/^(\w+\.)+/, "") } };
  const said = /^RESULT (.*)$/m.exec(printed)?.[1];
  if (said === undefined) return withoutResult(step);
  const result: unknown = JSON.parse(said);
  for (const [name, pointer] of Object.entries(step.capture ?? {})) {
    stage.captured.set(name, pointed(result, pointer) ?? "");
  }
  return { ...step, result };
}

function withoutResult(step: Step): Step {
  const { result: _result, ...rest } = step;
  return rest;
}

async function playRequest(
  step: Step,
  request: RequestRecord,
  { server, options, memory, captured, context }: Stage,
): Promise<Step> {
  const fill = (text: string): string =>
    text.replaceAll(
      /\{\{([A-Za-z_][A-Za-z0-9_]*)\}\}/g,
      (written, name: string) => captured.get(name) ?? written,
    );
  const filled: RequestRecord = {
    ...request,
    target: fill(request.target),
    headers: (request.headers ?? []).map(([name, value]) => [name, fill(value)] as const),
    ...(typeof request.body === "string" ? { body: fill(request.body) } : {}),
  };
  const bytes = requestBytes(filled);
  const { files, packages, database } = options;
  const world = { files, packages, database: database.snapshot(), memory: memory.snapshot() };
  const at = options.clock();
  const answer = await server.handle(bytes);
  const { response, body } = recordResponse(answer.response, request.method);
  const exchange = { request: bytes, response: answer.response, ...world, at };
  await context.answered?.(response.status ?? 0, answer.trace, exchange);
  for (const [name, source] of Object.entries(step.capture ?? {})) {
    captured.set(name, captureFrom(source, response.headers ?? [], body) ?? "");
  }
  return { ...step, response, console: answer.console };
}

function captureFrom(
  source: string,
  headers: readonly (readonly [string, string])[],
  body: Uint8Array,
): string | null {
  if (source.startsWith("cookie:")) {
    const name = `${source.slice("cookie:".length)}=`;
    const cookies = headers.filter(
      ([header, value]) => header.toLowerCase() === "set-cookie" && value.startsWith(name),
    );
    return cookies.at(-1)?.[1].slice(name.length).split(";")[0] ?? null;
  }
  if (source.startsWith("header:")) {
    const name = source.slice("header:".length).toLowerCase();
    return headers.filter(([header]) => header.toLowerCase() === name).at(-1)?.[1] ?? null;
  }
  try {
    return pointed(JSON.parse(new TextDecoder().decode(body)), source);
  } catch {
    return null;
  }
}

/** The value at a JSON pointer, strings as they are, others as JSON; null where there is none. */
function pointed(value: unknown, pointer: string): string | null {
  let current = value;
  for (const part of pointer.split("/").slice(1)) {
    if (typeof current !== "object" || current === null) return null;
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    current = (current as Readonly<Record<string, unknown>>)[key];
  }
  if (current === undefined) return null;
  return typeof current === "string" ? current : JSON.stringify(current);
}

async function replayCommands(
  context: ReplayContext,
  scenario: Scenario,
): Promise<CommandRecord[]> {
  const records: CommandRecord[] = [];
  for (const { argv } of scenario.commands ?? []) {
    const options = worldOf(
      context,
      scenario,
      new StandingClock(scenario.clock ?? RECORDING_BEGAN),
    );
    await migrateDatabase(context, { ...scenario, db: scenario.db ?? "base" }, options);
    records.push(await runCommand(argv, options));
  }
  return records;
}

async function runCommand(argv: readonly string[], options: ServerOptions): Promise<CommandRecord> {
  // Nobody sat at the recorder's terminal.
  const result = await manage(options, [...argv], { answers: [], stdin: "" });
  if (result.kind === "prompt") return { argv, exit: null };
  const { stdout, stderr } = result;
  const started = stdout.includes("Starting development server");
  const runs = argv[0] === "runserver";
  const point = pointsAt(stderr);
  return {
    argv,
    exit: runs && (started || !argv.includes("--noreload")) ? null : result.exit,
    ...(runs ? { started } : {}),
    stdout,
    stderr,
    last_lines: lastLines(stderr),
    ...(point ? { points_at: point } : {}),
  };
}

const ERROR_LINE = /^\S+(Error|Exception|Configured|Warning|Interrupt|DoesNotExist|NotFound)\b/;

/** From the end of stderr up to the error line, as the recorder cut it. */
function lastLines(stderr: string): string[] {
  const lines = stderr
    .trimEnd()
    .split("\n")
    .filter((line) => line.trim() !== "");
  if (!stderr.includes("Traceback (most recent call last):") && !/^\s*File "/m.test(stderr))
    return lines.slice(-12);
  const tail: string[] = [];
  for (const line of lines.reverse()) {
    tail.unshift(line);
    if (ERROR_LINE.test(line) || tail.length >= 12) break;
  }
  return tail;
}

function pointsAt(stderr: string): FilePoint | null {
  const frames = [
    ...stderr.matchAll(/^\s*File "\/project\/([^"]+)", line (\d+)[^\n]*\n(?: {4}([^\n]*))?/gm),
  ];
  const last = frames.at(-1);
  if (!last) return null;
  const [, file = "", line, code = ""] = last;
  return { file, line: Number(line), code: code.trim() };
}

import type { CounterfactualReport } from "../../../src/protocol/counterfactual.ts";
import type { Connection } from "../../../src/client/connection.ts";
import { changeClock, readClock, realClock } from "../../../src/protocol/clock.ts";
import type {
  SandboxAnswer,
  SandboxChanged,
  SandboxRequest,
} from "../../../src/protocol/messages.ts";
import type {
  ExchangeEntry,
  LogEntry,
  ServerStatus,
  WorldState,
} from "../../../src/protocol/world.ts";
import expiry from "../../conformance/scenarios/protected/expiry.json" with { type: "json" };
import brokenUrls from "../../conformance/scenarios/pyfiles/import-misspelt-module.json" with { type: "json" };
import refresh from "../../conformance/scenarios/refresh/ok-no-rotation.json" with { type: "json" };

const base = import.meta.glob<string>("../../conformance/base/done/**/*.py", {
  query: "?raw",
  import: "default",
  eager: true,
});

interface Message {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly string[])[];
  readonly body?: string;
}
interface Answer {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly (readonly string[])[];
  readonly body?: string;
}
interface Step {
  readonly advance?: number;
  readonly request?: Message;
  readonly response?: Answer;
  readonly console?: readonly string[];
}

/** Noon of the day the transcripts were recorded on. */
export const NOON = Date.UTC(2026, 0, 15, 12) / 1000;

const text = new TextEncoder();
const lines = (first: string, headers: readonly (readonly string[])[], body = ""): Uint8Array =>
  text.encode(
    [first, ...headers.map(([name, value]) => `${name}: ${value}`), "", body].join("\r\n"),
  );

const requestBytes = (
  { method, target, headers, body }: Message,
  variables: Readonly<Record<string, string>>,
): Uint8Array => {
  const fill = (value: string): string =>
    value.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => variables[name] ?? whole);
  const filled = headers.map(([name = "", value = ""]) => [name, fill(value)]);
  return lines(
    `${method} ${target} HTTP/1.1`,
    [["Host", "127.0.0.1:8000"], ...filled],
    body === undefined ? "" : fill(body),
  );
};

const responseBytes = ({ status, reason, headers, body }: Answer): Uint8Array =>
  lines(`HTTP/1.1 ${status} ${reason}`, headers, body);

/** A recorded exchange as the log holds it. */
function exchange(
  step: Step,
  id: number,
  at: number,
  variables: Readonly<Record<string, string>>,
): ExchangeEntry {
  const { request, response } = step;
  if (request === undefined || response === undefined) throw new Error("not an exchange");
  const refused = response.status === 401;
  return {
    kind: "exchange",
    id,
    at,
    request: requestBytes(request, variables),
    response: responseBytes(response),
    console: step.console ?? [],
    tookMs: 7.4,
    name: null,
    trace: [
      {
        gate: "url",
        name: "django.urls.resolvers.URLResolver.resolve",
        outcome: "passed",
        because: `${request.target} leads to a view`,
      },
      ...(refused
        ? [
            {
              gate: "token" as const,
              name: "rest_framework_simplejwt.tokens.Token.check_exp",
              outcome: "refused" as const,
              because: "exp 1768478700 is now or before now, so the token is expired",
              looked: [{ what: "exp", value: "1768478700" }],
              setting: "SIMPLE_JWT.ACCESS_TOKEN_LIFETIME",
              place: { file: "bookstore/settings.py", line: 120 },
            },
          ]
        : [
            {
              gate: "view" as const,
              name: "books.views.BookListView.get",
              outcome: "passed" as const,
              because: "The view answered.",
            },
          ]),
    ],
  };
}

const captured = (body = ""): Record<string, string> => {
  try {
    return JSON.parse(body) as Record<string, string>;
  } catch {
    return {};
  }
};

/** A log as a learner makes one: install, save, log in, ask, wait, be refused, refresh. */
export function recordedLog(): readonly LogEntry[] {
  const log: LogEntry[] = [
    { kind: "start", id: 1, at: NOON - 90, label: "Obtain a token" },
    {
      kind: "command",
      id: 2,
      at: NOON - 80,
      line: "pip install djangorestframework-simplejwt",
      output:
        "Collecting djangorestframework-simplejwt\nRequirement already satisfied: django>=4.2\n" +
        "Successfully installed PyJWT-2.15.1 djangorestframework-simplejwt-5.5.1\n",
      exit: 0,
    },
    { kind: "reload", id: 3, at: NOON - 60, changed: ["bookstore/urls.py"], status: BROKEN },
    {
      kind: "reload",
      id: 4,
      at: NOON - 40,
      changed: ["bookstore/urls.py"],
      status: { kind: "running", warnings: [] },
    },
    {
      kind: "command",
      id: 5,
      at: NOON - 30,
      line: "python manage.py check",
      output: "System check identified no issues (0 silenced).\n",
      exit: 0,
    },
  ];
  let at = NOON;
  let variables: Record<string, string> = {};
  for (const step of refresh.steps as readonly Step[]) {
    if (step.advance !== undefined) at += step.advance;
    if (step.request === undefined || step.response === undefined) continue;
    log.push(exchange(step, log.length + 1, at, variables));
    variables = { ...captured(step.response.body), ...variables };
  }
  return log;
}

/** The server status of a project whose urls.py imports a misspelt module. */
export const BROKEN: ServerStatus = {
  kind: "broken",
  failure: {
    traceback: brokenUrls.commands[0]?.stderr ?? "",
    error: "ModuleNotFoundError: No module named 'rest_framework_simple_jwt'",
    place: { file: "bookstore/urls.py", line: 3 },
  },
};

function startState(now: number, wall: number): WorldState {
  const files = Object.entries(base).map(([path, source]) => [
    path.replace(/^.*\/base\/done\//, ""),
    source,
  ]);
  return {
    revision: 1,
    files: Object.fromEntries(files) as Record<string, string>,
    packages: [{ name: "djangorestframework-simplejwt", version: "5.5.1" }],
    server: { kind: "running", warnings: [] },
    project: {
      settings: {},
      routes: [
        {
          pattern: "admin/",
          name: null,
          view: "django.contrib.admin.sites.index",
          methods: ["GET"],
        },
        {
          pattern: "api/books/custom-list/",
          name: null,
          view: "books.views.BookListView",
          methods: ["GET", "HEAD", "OPTIONS"],
        },
        {
          pattern: "api-jwt/",
          name: "token_obtain_pair",
          view: "rest_framework_simplejwt.views.TokenObtainPairView",
          methods: ["POST", "OPTIONS"],
        },
        {
          pattern: "api-jwt-refresh/",
          name: "token_refresh",
          view: "rest_framework_simplejwt.views.TokenRefreshView",
          methods: ["POST", "OPTIONS"],
        },
      ],
    },
    clock: { ...realClock(wall), at: now },
    database: [],
    prompt: null,
    storage: { kind: "kept" },
  };
}

/** A sandbox without a server: it answers from transcripts, so that panels can be tested on their own. */
export class ScriptedConnection implements Connection {
  readonly transport = { kind: "page", why: "scripted for a test" } as const;
  /** What was asked of it, oldest first. */
  readonly asked: SandboxRequest[] = [];
  /** What it says would have turned an answer. */
  report: CounterfactualReport | null = null;
  readonly #wall: () => number;
  #state: WorldState;
  #log: readonly LogEntry[];
  #listeners = new Set<(changed: SandboxChanged) => void>();

  /** @param start the log it begins with and sandbox time at its end @param wall seconds since the epoch */
  constructor(
    start: { readonly log?: readonly LogEntry[]; readonly now?: number } = {},
    wall: () => number = () => Date.now() / 1000,
  ) {
    this.#wall = wall;
    this.#log = start.log ?? [];
    this.#state = startState(start.now ?? NOON, wall());
  }

  onchange(listener: (changed: SandboxChanged) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async ask(_sandbox: string, seen: number, request: SandboxRequest): Promise<SandboxAnswer> {
    this.asked.push(request);
    const before = this.#log.length;
    this.#act(request);
    this.#state = { ...this.#state, revision: this.#state.revision + 1 };
    const added = this.#log.slice(before).find((entry) => entry.kind === "exchange");
    return {
      kind: "answer",
      state: this.#state,
      entries: this.#log.filter(({ id }) => id > seen),
      fresh: false,
      ...(added === undefined ? {} : { exchange: added }),
      ...(request.kind === "counterfactual" && this.report !== null
        ? { counterfactual: this.report }
        : {}),
    };
  }

  #act(request: SandboxRequest): void {
    const at = readClock(this.#state.clock, this.#wall());
    const id = this.#log.length + 1;
    switch (request.kind) {
      case "send":
        this.#add(this.#recorded(request.request, id, at, request.name));
        break;
      case "run":
        if (request.line.includes("createsuperuser"))
          this.#ask(request.line, "", { text: "Username: ", hidden: false });
        else this.#add({ kind: "command", id, at, line: request.line, output: "", exit: 0 });
        break;
      case "answer":
        this.#reply(request.text, id, at);
        break;
      case "interrupt":
        this.#change({ prompt: null });
        break;
      case "save":
        this.#save(request.files, id, at);
        break;
      case "clock": {
        const clock = changeClock(this.#state.clock, request.change, this.#wall());
        this.#change({ clock });
        this.#add({
          kind: "clock",
          id,
          at,
          from: at,
          to: readClock(clock, this.#wall()),
          rate: clock.rate,
        });
        break;
      }
      default:
        break;
    }
  }

  #recorded(bytes: Uint8Array, id: number, at: number, name: string | null): ExchangeEntry {
    const [method, target] = new TextDecoder().decode(bytes).split(" ");
    const step = (expiry.steps as readonly Step[]).find(
      ({ request }) => request?.method === method && request?.target === target,
    );
    const known = step ?? {
      request: { method: "GET", target: "/", headers: [] },
      response: { status: 404, reason: "Not Found", headers: [] },
    };
    return { ...exchange(known, id, at, {}), request: bytes, name };
  }

  #reply(answer: string, id: number, at: number): void {
    const { prompt } = this.#state;
    if (prompt === null) return;
    if (prompt.hidden) {
      this.#change({ prompt: null });
      this.#add({
        kind: "command",
        id,
        at,
        line: prompt.line,
        output: `${prompt.printed}Password: \nSuperuser created successfully.\n`,
        exit: 0,
      });
    } else
      this.#ask(prompt.line, `${prompt.printed}${prompt.text}${answer}\n`, {
        text: "Password: ",
        hidden: true,
      });
  }

  #ask(line: string, printed: string, question: { text: string; hidden: boolean }): void {
    this.#change({ prompt: { ...question, line, printed, typed: [] } });
  }

  #save(changes: Readonly<Record<string, string | null>>, id: number, at: number): void {
    const files = { ...this.#state.files, ...changes };
    const left = Object.entries(files).filter((pair): pair is [string, string] => pair[1] !== null);
    const broken = left.some(([, source]) => source.includes("rest_framework_simple_jwt"));
    const server: ServerStatus = broken ? BROKEN : { kind: "running", warnings: [] };
    this.#change({ files: Object.fromEntries(left), server });
    this.#add({ kind: "reload", id, at, changed: Object.keys(changes), status: server });
  }

  #add(entry: LogEntry): void {
    this.#log = [...this.#log, entry];
  }

  #change(change: Partial<WorldState>): void {
    this.#state = { ...this.#state, ...change };
  }
}

import type { RequestMessage, ResponseMessage } from "../../http/messages.ts";
import { parseRequest, parseResponse } from "../../http/parse.ts";
import { serializeRequest } from "../../http/serialize.ts";
import type { Answered, Change, FileEdit, TokenSource } from "../../protocol/counterfactual.ts";
import { decidingStep } from "../../protocol/deciding-step.ts";
import type { TraceStep } from "../../protocol/trace.ts";
import type { Cell, ProjectSummary, RowCells, SettingValue } from "../../protocol/world.ts";
import { decodeSegment } from "../../server/jwt/base64url.ts";
import { tableContents } from "../tables.ts";
import { type Forks, jsonObject, type Played } from "./fork.ts";
import { headerText } from "./messages.ts";

/** An exchange that came before. */
export interface Earlier {
  readonly request: Uint8Array;
  readonly response: Uint8Array;
}

/** A change somebody proposes; whether it turns the answer is yet to be seen. */
export interface Candidate {
  readonly sentence: string;
  readonly caution?: string;
  readonly change: Change;
}

/** An idea what could have turned an answer. */
export interface Generator {
  /** E.g. "header-form". */
  readonly kind: string;
  /** For the list of what was tried, e.g. "the header in its right form". */
  readonly words: string;
  /** Kinds that change less: where one of them turned the answer, this one is not told of. */
  readonly unless?: readonly string[];
  /** Likeliest first. The first that turns the answer is the one told of. Nothing where the idea does not fit the refusal. */
  propose(refusal: Refusal): AsyncIterable<Candidate> | Iterable<Candidate>;
}

const JWT = /[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{2,}\.[A-Za-z0-9_-]*/;

/** A refused request with all that the generators look at. Everything here is as it was in the world it is tried in. */
export class Refusal {
  readonly request: RequestMessage;
  /** Its bytes as they were sent. */
  readonly bytes: Uint8Array;
  readonly response: ResponseMessage;
  readonly trace: readonly TraceStep[];
  readonly before: Answered;
  readonly step: TraceStep | null;
  readonly project: ProjectSummary;
  /** Exchanges before it, newest first. */
  readonly earlier: readonly {
    request: RequestMessage;
    bytes: Uint8Array;
    response: ResponseMessage;
  }[];
  readonly forks: Forks;

  constructor(
    bytes: Uint8Array,
    played: Played,
    {
      forks,
      project,
      earlier,
    }: { forks: Forks; project: ProjectSummary; earlier: readonly Earlier[] },
  ) {
    this.bytes = bytes;
    this.request = parseRequest(bytes);
    this.response = played.response;
    this.trace = played.trace;
    this.before = { status: played.status, gate: played.gate };
    this.step = decidingStep(played.trace);
    this.project = project;
    this.forks = forks;
    this.earlier = earlier
      .map(({ request, response }) => ({
        request: parseRequest(request),
        bytes: request,
        response: parseResponse(response),
      }))
      .reverse();
  }

  /** Sandbox time of the request. */
  get at(): number {
    return this.forks.moment.at;
  }

  /** A change of nothing but the request. */
  sending(request: RequestMessage, source?: TokenSource): Change {
    const change = { doing: "request", request: serializeRequest(request), at: this.at } as const;
    return source === undefined ? change : { ...change, source };
  }
  commanding(...commands: readonly string[]): Change {
    return { doing: "command", request: this.bytes, at: this.at, commands };
  }
  editing(...edits: readonly FileEdit[]): Change {
    return { doing: "edit", request: this.bytes, at: this.at, edits };
  }
  waiting(at: number): Change {
    return { doing: "clock", request: this.bytes, at };
  }

  /** A setting of the project; null where settings.py does not name it. */
  setting(name: string): SettingValue {
    return this.project.settings[name] ?? null;
  }

  /** A setting that is a text; null for all others. */
  text(name: string): string | null {
    const value = this.setting(name);
    return typeof value === "string" ? value : null;
  }

  /** A key of SIMPLE_JWT or REST_FRAMEWORK; null where settings.py does not name it. */
  within(name: "SIMPLE_JWT" | "REST_FRAMEWORK", key: string): SettingValue {
    const dict = this.setting(name);
    return typeof dict === "object" && dict !== null && !Array.isArray(dict)
      ? ((dict as Readonly<Record<string, SettingValue>>)[key] ?? null)
      : null;
  }

  /** The header SimpleJWT reads, e.g. "Authorization". */
  get headerName(): string {
    const name = this.within("SIMPLE_JWT", "AUTH_HEADER_NAME");
    const meta = typeof name === "string" ? name : "HTTP_AUTHORIZATION";
    const words = meta.replace(/^HTTP_/, "").split("_");
    return words.map((word) => word.charAt(0) + word.slice(1).toLowerCase()).join("-");
  }

  /** The words SimpleJWT takes before a token. */
  get headerTypes(): readonly string[] {
    const types = this.within("SIMPLE_JWT", "AUTH_HEADER_TYPES");
    if (typeof types === "string") return [types];
    const texts = Array.isArray(types) ? types.filter((type) => typeof type === "string") : [];
    return texts.length > 0 ? texts : ["Bearer"];
  }

  /** Whether a gate refused that asks who is there, or what they may do. */
  get asksWho(): boolean {
    const { gate, status } = this.before;
    const isGate = gate === "authentication" || gate === "token" || gate === "permission";
    return isGate || (gate === null && (status === 401 || status === 403));
  }

  header(name: string): string | null {
    return headerText(this.request, name);
  }

  get path(): string {
    return this.request.target.split("?")[0] ?? "";
  }

  /** Whether an authentication class of this name was asked. */
  asked(authenticator: string): boolean {
    return this.trace.some(
      ({ gate, name }) => gate === "authentication" && name.includes(authenticator),
    );
  }

  /** The JWT in the headers, the address or the body; null for none. */
  get token(): string | null {
    const { target, headers, body } = this.request;
    const places = [...headers.map(([, value]) => value), target, new TextDecoder().decode(body)];
    return places.map((text) => JWT.exec(text)?.[0]).find((found) => found !== undefined) ?? null;
  }

  /** The JWT in a header; null for none. */
  get headerToken(): string | null {
    const values = this.request.headers.map(([, value]) => JWT.exec(value)?.[0]);
    return values.find((found) => found !== undefined) ?? null;
  }

  get claims(): Readonly<Record<string, unknown>> {
    return claimsOf(this.token ?? "");
  }

  rows(table: string): readonly RowCells[] {
    const tables = tableContents(this.forks.moment.database);
    return tables.find(({ name }) => name === table)?.rows ?? [];
  }

  get userTable(): string {
    const model = this.setting("AUTH_USER_MODEL");
    return typeof model === "string" ? model.toLowerCase().replace(".", "_") : "auth_user";
  }

  get users(): readonly RowCells[] {
    return this.rows(this.userTable);
  }

  userOf(claims: Readonly<Record<string, unknown>>): RowCells | null {
    const named = (key: string, usual: string): string => {
      const value = this.within("SIMPLE_JWT", key);
      return typeof value === "string" ? value : usual;
    };
    const id = claims[named("USER_ID_CLAIM", "user_id")];
    const field = named("USER_ID_FIELD", "id");
    if (typeof id !== "number" && typeof id !== "string") return null;
    return this.users.find((row) => String(row[field]) === String(id)) ?? null;
  }

  /** Who most likely asks: the token's user, else who logged in last, else the first that is active. */
  get user(): RowCells | null {
    const named = this.userOf(this.claims);
    if (named !== null) return named;
    for (const { request, response } of this.earlier) {
      const name = response.status < 300 ? fieldsOf(request)["username"] : undefined;
      const row = this.users.find(({ username }) => username !== undefined && username === name);
      if (row !== undefined) return row;
    }
    return this.users.find(({ is_active }) => is_active !== false) ?? null;
  }
}

/** A user as sentences name one. */
export function nameOf(user: RowCells): string {
  return String(user["username"] ?? user["email"] ?? user["id"] ?? "the user");
}

export const keyOf = (row: RowCells): Cell =>
  row["id"] ?? row["uuid"] ?? Object.values(row)[0] ?? null;

/** The payload of a JWT, whoever signed it; empty for what is none. */
export function claimsOf(token: string): Readonly<Record<string, unknown>> {
  const bytes = decodeSegment(token.split(".")[1] ?? "");
  return bytes === null ? {} : (jsonObject({ body: bytes }) ?? {});
}

/** Fields of a JSON or form body. */
export function fieldsOf(request: RequestMessage): Readonly<Record<string, unknown>> {
  const type = headerText(request, "Content-Type") ?? "";
  if (!/urlencoded/i.test(type)) return jsonObject(request) ?? {};
  return Object.fromEntries(new URLSearchParams(new TextDecoder().decode(request.body)));
}

/** The texts of a list setting. */
export function textsOf(value: SettingValue): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

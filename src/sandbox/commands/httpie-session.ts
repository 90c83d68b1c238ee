import type { Header } from "../../http/messages.ts";
import { type Address, hostOf } from "./local-address.ts";
import { afterAnswer, type SimpleCookies } from "./simple-cookies.ts";

interface Kept {
  readonly authorization: string | null;
  readonly headers: readonly Header[];
  readonly cookies: readonly (readonly [name: string, value: string])[];
}

/** Headers that a session does not keep. */
const PASSING = /^(?:content-|if-)/i;

/** `--session`: what HTTPie remembers of a host from one line to the next. */
export class HttpieSession {
  readonly authorization: string | null;
  readonly headers: readonly Header[];
  #cookies: SimpleCookies;
  readonly #path: string;

  private constructor(path: string, { authorization, headers, cookies }: Kept) {
    this.#path = path;
    this.authorization = authorization;
    this.headers = headers;
    this.#cookies = new Map(cookies);
  }

  /** @param name null for a session that ends with its line */
  static open(
    name: string | null,
    address: Address,
    home: ReadonlyMap<string, string>,
  ): HttpieSession {
    const path = `.config/httpie/sessions/${hostOf(address)}/${name ?? ""}.json`;
    const text = name === null ? undefined : home.get(path);
    const none: Kept = { authorization: null, headers: [], cookies: [] };
    return new HttpieSession(path, text === undefined ? none : (JSON.parse(text) as Kept));
  }

  get cookies(): SimpleCookies {
    return this.#cookies;
  }

  /** Takes the cookies of an answer. */
  hear(headers: readonly Header[]): void {
    this.#cookies = afterAnswer(this.#cookies, headers);
  }

  keep(
    authorization: string | null,
    given: readonly (readonly [name: string, value: string | null])[],
    write: (path: string, text: string) => void,
  ): void {
    const named = new Map(this.headers.map((header) => [header[0].toLowerCase(), header]));
    for (const [name, value] of given) {
      if (value !== null && !PASSING.test(name)) named.set(name.toLowerCase(), [name, value]);
    }
    const kept: Kept = { authorization, headers: [...named.values()], cookies: [...this.#cookies] };
    write(this.#path, JSON.stringify(kept));
  }
}

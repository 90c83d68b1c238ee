import { projectFiles } from "../../../../src/bookstore/projects.ts";
import type {
  SandboxAnswer,
  SandboxRefusal,
  SandboxRequest,
  WorldSeed,
} from "../../../../src/protocol/messages.ts";
import { cryptoProvider } from "../../../../src/sandbox/crypto.ts";
import type { SandboxHost } from "../../../../src/sandbox/host.ts";
import { SandboxHouse } from "../../../../src/sandbox/house.ts";
import { MemoryStorage, type WorldStorage } from "../../../../src/sandbox/storage.ts";

/** 15 January 2026, noon, UTC. */
export const NOON = Date.UTC(2026, 0, 15, 12) / 1000;

const crypto_ = cryptoProvider(crypto.subtle);

/** A host whose clock stands still and whose random values count upwards. */
export function hostOf(
  storage: WorldStorage = new MemoryStorage(),
): SandboxHost & { seconds: number } {
  let draws = 0;
  const draw = (length: number): string => String((draws += 1)).padStart(length, "0");
  const host = {
    seconds: NOON,
    wall: (): number => host.seconds,
    elapsed: () => 0,
    random: {
      uuid4: () => draw(32),
      authtoken: () => draw(40),
      csrf: () => draw(32),
      session: () => draw(32),
      salt: () => draw(22),
    },
    crypto: crypto_,
    storage,
    storageProblem: null,
  };
  return host;
}

let pages = 0;

/** Asks a house as a page does that has seen all it was told. */
export class Page {
  house: SandboxHouse;
  readonly sandbox: string;
  seen = 0;
  readonly #page = (pages += 1);
  #asks = 0;

  constructor(host: SandboxHost, sandbox = "lesson:test") {
    this.sandbox = sandbox;
    this.house = new SandboxHouse(host, () => undefined);
  }

  async try(request: SandboxRequest, id?: string): Promise<SandboxAnswer | SandboxRefusal> {
    this.#asks += 1;
    const { sandbox, seen } = this;
    id ??= `${String(this.#page)}.${String(this.#asks)}`;
    const answer = await this.house.answer({ id, sandbox, seen, request });
    if (answer.kind === "answer") this.seen = answer.entries.at(-1)?.id ?? this.seen;
    return answer;
  }

  async ask(request: SandboxRequest, id?: string): Promise<SandboxAnswer> {
    const answer = await this.try(request, id);
    if (answer.kind === "refusal")
      throw new Error(`${answer.code}: ${answer.report ?? answer.message}`);
    return answer;
  }
}

const settings = projectFiles("start")["bookstore/settings.py"] ?? "";

/** A project of Django alone, with a page that counts rows and one that remembers in the cache. */
export const PLAIN: WorldSeed = {
  project: "start",
  books: false,
  files: {
    "bookstore/settings.py": settings.replace("    'rest_framework',\n", ""),
    "bookstore/urls.py": `from django.core.cache import cache
from django.http import HttpResponse
from django.urls import path
from books.models import Book


def count(request):
    return HttpResponse(f'{Book.objects.count()} books')


def visits(request):
    cache.add('visits', {'seen': []}, None)
    known = cache.get('visits')
    known['seen'].append(Book.objects.count() / 2)
    cache.set('visits', known, None)
    return HttpResponse(f'{known}')


urlpatterns = [path('count/', count), path('visits/', visits)]
`,
    "books/views.py": null,
    "books/serializers.py": null,
    "books/urls.py": null,
  },
};

export const open = (seed: WorldSeed = PLAIN): SandboxRequest => ({
  kind: "open",
  seed,
  label: "Test",
});

export function get(path: string): SandboxRequest {
  const text = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:8000\r\n\r\n`;
  return { kind: "send", request: new TextEncoder().encode(text), name: null };
}

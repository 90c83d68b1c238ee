import { WorldStore } from "../../src/client/world-store.ts";
import { sendHttpFile } from "../../src/client/send-http-file.ts";
import type { Connection } from "../../src/client/connection.ts";
import { parseResponse } from "../../src/http/parse.ts";
import type { WorldSeed } from "../../src/protocol/messages.ts";
import { cryptoProvider } from "../../src/sandbox/crypto.ts";
import { SandboxHouse } from "../../src/sandbox/house.ts";
import { randomFrom } from "../../src/sandbox/random.ts";
import { MemoryStorage } from "../../src/sandbox/storage.ts";
import { measure, type Timing } from "./measure.ts";

const SITE = "http://127.0.0.1:8000";
const SEED: WorldSeed = {
  project: "full",
  packages: ["djangorestframework-simplejwt"],
  users: [{ username: "ada", password: "analytical-engine-1843" }],
};
const post = (path: string, body: string): string =>
  `POST ${SITE}${path}\nContent-Type: application/json\n\n${body}\n`;
const LOG_IN = post("/api-jwt/", '{"username": "ada", "password": "analytical-engine-1843"}');

/** What is asked of the server, and how it must be answered. */
const REQUESTS = {
  "protected GET": [`GET ${SITE}/api/me/\nAuthorization: Bearer {{access}}\n`, 200],
  verify: [post("/api-jwt-verify/", '{"token": "{{access}}"}'), 200],
  refresh: [post("/api-jwt-refresh/", '{"refresh": "{{refresh}}"}'), 200],
} as const;

/** A sandbox in this process, with storage in memory. */
function connection(): Connection {
  const host = {
    wall: () => Date.now() / 1000,
    elapsed: () => performance.now(),
    random: randomFrom((count) => crypto.getRandomValues(new Uint8Array(count))),
    crypto: cryptoProvider(crypto.subtle),
    storage: new MemoryStorage(),
    storageProblem: null,
  };
  const house = new SandboxHouse(host, () => undefined);
  let asks = 0;
  return {
    transport: { kind: "page", why: "a bench" },
    ask: async (sandbox, seen, request) => {
      const id = String((asks += 1));
      const answer = await house.answer({ id, sandbox, seen, request });
      if (answer.kind === "answer") return answer;
      throw new Error(`${answer.code}: ${answer.report ?? answer.message}`);
    },
    onchange: () => () => undefined,
  };
}

/** One HMAC-SHA256 of a token's size: what no server that checks tokens can do without. */
async function hmacFloor(): Promise<Timing> {
  const bytes = crypto.getRandomValues(new Uint8Array(200));
  const key = await crypto.subtle.importKey(
    "raw",
    bytes.slice(0, 64),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign", "verify"],
  );
  const signature = await crypto.subtle.sign("HMAC", key, bytes);
  return await measure(300, async () => {
    await crypto.subtle.verify("HMAC", key, signature, bytes);
  });
}

/** PBKDF2 as Django's hasher asks for it: what no login can do without. */
async function passwordFloor(): Promise<Timing> {
  const secret = new TextEncoder().encode("analytical-engine-1843");
  return await measure(5, async () => {
    const key = await crypto.subtle.importKey("raw", secret, "PBKDF2", false, ["deriveBits"]);
    const salt = crypto.getRandomValues(new Uint8Array(22));
    await crypto.subtle.deriveBits(
      { name: "PBKDF2", hash: "SHA-256", salt, iterations: 1_000_000 },
      key,
      256,
    );
  });
}

/** Timings by name, of the core in this process. */
export async function measureCore(): Promise<Readonly<Record<string, Timing>>> {
  const world = new WorldStore(connection(), "bench", () => Date.now() / 1000);
  await world.open(SEED, "Bench");
  const ask = async (text: string, status: number): Promise<void> => {
    const [exchange] = await sendHttpFile(world, text);
    const got = exchange && parseResponse(exchange.response).status;
    if (got !== status) throw new Error(`${text}\nwas answered ${String(got)}`);
  };
  await ask(LOG_IN, 200);
  const timings: Record<string, Timing> = {
    "floor: one HMAC": await hmacFloor(),
    "floor: one PBKDF2": await passwordFloor(),
  };
  for (const [name, [text, status]] of Object.entries(REQUESTS)) {
    timings[name] = await measure(100, () => ask(text, status));
  }
  let saves = 0;
  timings["reload of the full project"] = await measure(20, async () => {
    const urls = world.value.state?.files["bookstore/urls.py"] ?? "";
    await world.save({ "bookstore/urls.py": `${urls}# ${String((saves += 1))}\n` });
  });
  timings["50 protected GETs at once"] = await measure(5, async () => {
    const [text, status] = REQUESTS["protected GET"];
    await Promise.all(Array.from({ length: 50 }, () => ask(text, status)));
  });
  return timings;
}

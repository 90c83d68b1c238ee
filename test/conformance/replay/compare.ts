import type { Header } from "../../../src/http/messages.ts";
import type { CommandRecord, FilePoint, ResponseRecord } from "./scenario.ts";

export interface Difference {
  readonly field: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

const JWT = /(eyJ[A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)/g;

/** N2: the signature of an ES* token is random; everything else of it is compared. */
function maskSignatures(text: string): string {
  return text.replaceAll(JWT, (token, header: string, payload: string) =>
    algorithmOf(header).startsWith("ES") ? `${header}.${payload}.<ES>` : token,
  );
}

function algorithmOf(header: string): string {
  try {
    const { alg } = JSON.parse(Buffer.from(header, "base64url").toString()) as { alg?: unknown };
    return String(alg);
  } catch {
    return "";
  }
}

/** Names in lower case, order ignored, repeated names kept as a sorted list; N1 and the order of Vary. */
function headerMap(headers: readonly Header[], dropLength: boolean): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (key === "content-length" && dropLength) continue;
    map.set(key, [...(map.get(key) ?? []), normalize(key, value.trim())].sort());
  }
  return map;
}

function normalize(name: string, value: string): string {
  if (name === "server") return value.split("/")[0] ?? value;
  if (name === "vary")
    return value
      .split(",")
      .map((part) => part.trim().toLowerCase())
      .sort()
      .join(", ");
  return value;
}

/** What differs between a recorded response and ours, under the normalisations of FORMAT.md. */
export function compareResponses(expected: ResponseRecord, actual: ResponseRecord): Difference[] {
  const differences: Difference[] = [];
  const check = (field: string, e: unknown, a: unknown): void => {
    if (JSON.stringify(e) !== JSON.stringify(a))
      differences.push({ field, expected: e, actual: a });
  };
  if (expected.raw !== undefined || actual.raw !== undefined) {
    check("raw", expected.raw, actual.raw);
    return differences;
  }
  check("status", expected.status, actual.status);
  check("reason", expected.reason, actual.reason);
  check("version", expected.version, actual.version);
  const large = expected.body_kind !== undefined;
  const [e, a] = [headerMap(expected.headers ?? [], large), headerMap(actual.headers ?? [], large)];
  for (const name of new Set([...e.keys(), ...a.keys()]))
    check(`header ${name}`, e.get(name), a.get(name));
  if (large) {
    check("body_kind", expected.body_kind, actual.body_kind);
    check("body_summary", expected.body_summary, actual.body_summary);
  } else if (expected.body_base64 !== undefined || actual.body_base64 !== undefined) {
    check("body_base64", expected.body_base64, actual.body_base64);
  } else {
    check(
      "body",
      maskSignatures(expected.body ?? ""),
      maskSignatures(actual.body ?? actual.body_summary ?? ""),
    );
  }
  return differences;
}

/** The error a command ends with: the lines carrying a check id, else the last line. */
function ending(command: CommandRecord): string {
  const lines = command.last_lines ?? [""];
  const checks = lines.filter((line) => /\(\w+\.[EW]\d+\)/.test(line));
  return checks.length > 0 ? checks.join("\n") : (lines.at(-1) ?? "");
}

function place(point: FilePoint | null | undefined): readonly [string | null, number | null] {
  return [point?.file ?? null, point?.line ?? null];
}

/** Exit code, error and place of a manage.py run; anything of `also_seen` is as good. */
export function compareCommands(expected: CommandRecord, actual: CommandRecord): Difference[] {
  const differences: Difference[] = [];
  for (const field of ["exit", "started"] as const) {
    if (expected[field] !== actual[field]) {
      differences.push({ field, expected: expected[field], actual: actual[field] });
    }
  }
  const wanted = [
    { error: ending(expected), points_at: place(expected.points_at) },
    ...(expected.also_seen ?? []).map(({ error, points_at }) => ({
      error,
      points_at: place(points_at),
    })),
  ];
  const got = { error: ending(actual), points_at: place(actual.points_at) };
  if (!wanted.some((one) => JSON.stringify(one) === JSON.stringify(got))) {
    differences.push({ field: "ending", expected: wanted[0], actual: got });
  }
  return differences;
}

import { describe, expect, it } from "vitest";
import type { LogEntry } from "../../../src/protocol/world.ts";
import { entryWords, isShown } from "../../../src/workbench/log/entry-words.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const base = { id: 1, at: 1_768_478_400 };

const exchange = (status: string): LogEntry => ({
  ...base,
  kind: "exchange",
  request: bytes("GET /api/me/ HTTP/1.1\r\nHost: 127.0.0.1:8000\r\n\r\n"),
  response: bytes(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\n\r\n`),
  console: [],
  tookMs: 1,
  name: null,
  trace: [
    { gate: "token", name: "t", outcome: "refused", because: "exp is past" },
    { gate: "renderer", name: "r", outcome: "passed", because: "JSON" },
  ],
});

describe("a log entry in words", () => {
  it.each([
    ["200 OK", "passed"],
    ["301 Moved Permanently", "quiet"],
    ["401 Unauthorized", "refused"],
    ["500 Internal Server Error", "failed"],
  ])("an answer %s is %s", (status, tone) => {
    expect(entryWords(exchange(status))).toEqual({
      kind: "request",
      text: `GET /api/me/ → ${status}`,
      tone,
      more: "exp is past",
    });
  });

  it.each([
    [60, 1, "The clock moved 60 seconds ahead"],
    [-1, 1, "The clock moved 1 second back"],
    [0, 0, "The clock stands still"],
    [0, 60, "The clock runs 60 times as fast"],
    [0, 1, "The clock runs as usual"],
  ])("a clock moved %d s at rate %d", (seconds, rate, text) => {
    expect(
      entryWords({ ...base, kind: "clock", from: base.at, to: base.at + seconds, rate }).text,
    ).toBe(text);
  });

  it("gives the last line of a command that failed", () => {
    const entry: LogEntry = {
      ...base,
      kind: "command",
      line: "pip install x",
      output: "a\nERROR: no\n",
      exit: 1,
    };
    expect(entryWords(entry)).toMatchObject({ tone: "refused", more: "ERROR: no" });
  });

  it("never hides a fault", () => {
    expect(isShown({ ...base, kind: "fault", report: "" }, "command")).toBe(true);
    expect(isShown(exchange("200 OK"), "command")).toBe(false);
  });
});

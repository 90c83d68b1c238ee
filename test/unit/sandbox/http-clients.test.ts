import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { echo } from "./support/echo-server.ts";
import { Terminal } from "./support/terminal.ts";

interface Recorded {
  readonly line: string;
  readonly output: string;
  readonly exit: number;
}

/** Lines and what the real tool printed at a terminal, e.g. "$ curl …", its output, "exit 0". */
function recorded(tool: string): Recorded[] {
  const text = readFileSync(new URL(`transcripts/${tool}.txt`, import.meta.url), "utf8");
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((block) => {
      const [, line = "", output = "", exit = ""] =
        /^([^\n]*)\n(.*?)\n?exit (\d+)\n*$/s.exec(block) ?? [];
      return { line, output, exit: Number(exit) };
    });
}

/** Without what differs from run to run. */
function settled(text: string): string {
  return text
    .replaceAll("\r", "")
    .replace(/0x[0-9a-f]+/g, "0x")
    .replace(/boundary=\S+|^--[0-9a-f]{32}|--+[0-9a-f]{16,}/gm, "B")
    .replace(/after \d+ ms/g, "after N ms")
    .replace(/Content-Length: \d{3}/g, "Content-Length: N")
    .replace(/^100 .*/gm, "METER")
    .replace(/^\n+|\n+$/g, "");
}

describe.each(["curl", "httpie"])("%s", (tool) => {
  const files = { "body.json": '{"a": 1}\n', "note.txt": "hello\nyou\n" };
  const terminal = new Terminal(files, { send: (request) => Promise.resolve(echo(request)) });
  it.each(recorded(tool))(
    "prints what the real one does: $line",
    async ({ line, output, exit }) => {
      const got = await terminal.run(line);
      expect({ ...got, output: settled(got.output) }).toEqual({ output: settled(output), exit });
    },
  );
});

it("hands a body alone through a pipe", async () => {
  const terminal = new Terminal({}, { send: (request) => Promise.resolve(echo(request)) });
  expect((await terminal.run("http :8000/json | jq .a[0]")).output).toBe("1\n");
  expect((await terminal.run("curl -s http://127.0.0.1:8000/json | jq -r .u")).output).toBe("é\n");
});

it.each([
  ["curl -u admin http://127.0.0.1:8000/x", "Enter host password for user 'admin':"],
  ["http -a admin :8000/x", "http: password for admin@localhost:8000: "],
])("asks for a password that is missing: %s", async (line, question) => {
  const send = (request: Uint8Array): Promise<Uint8Array> => Promise.resolve(echo(request));
  expect(await new Terminal({}, { send }).run(line)).toEqual({ output: question, exit: "asks" });
  const answered = await new Terminal({}, { send, answers: ["secret"] }).run(line);
  expect(answered.output).toContain("Authorization: Basic YWRtaW46c2VjcmV0");
});

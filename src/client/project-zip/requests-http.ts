import { SERVER, USER_AGENT } from "../compose.ts";
import { reference, type SessionStep, stepName } from "./session-steps.ts";

/** Headers that every client adds by itself, and cookies, which it keeps. */
const LEFT_OUT = new Set(["content-length", "cookie", "host", "connection"]);

/** The session as a `.http` document: what came from an answer is taken from it again. */
export function requestsHttp(steps: readonly SessionStep[]): string {
  const used = new Set(steps.flatMap(({ fills }) => fills.map(({ step }) => step)));
  return steps.map((step, at) => requestText(step, at, used.has(at))).join("\n");
}

function requestText(
  { exchange, request: bytes, fills }: SessionStep,
  at: number,
  named: boolean,
): string {
  const { request, response } = exchange;
  const fill = (text: string): string =>
    fills.reduce((filled, origin) => filled.replaceAll(origin.find, reference(origin)), text);
  const [head = "", ...rest] = new TextDecoder().decode(bytes).split("\r\n\r\n");
  const headers = head
    .split("\r\n")
    .slice(1)
    .filter((line) => {
      const [name = "", value = ""] = line.split(/:\s*/, 2);
      const lower = name.toLowerCase();
      const isOurs = lower === "user-agent" && value === USER_AGENT;
      return !LEFT_OUT.has(lower) && !isOurs && !(lower === "accept" && value === "*/*");
    });
  const body = rest.join("\r\n\r\n");
  return [
    `### ${String(at + 1)}: answered ${String(response.status)} ${response.reason}`,
    ...(named ? [`# @name ${stepName(at)}`] : []),
    `${request.method} http://${SERVER}${fill(request.target)}`,
    ...headers.map(fill),
    ...(body === "" ? [] : ["", fill(body)]),
    "",
  ].join("\n");
}

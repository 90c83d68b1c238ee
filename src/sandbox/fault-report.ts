import { parseRequest } from "../http/parse.ts";
import type { SandboxRequest } from "../protocol/messages.ts";

const TOKEN = /eyJ[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*\.?[A-Za-z0-9_-]*/g;

/** What happened, for somebody who mends the workbook. It holds no token and no body. */
export function faultReport(request: SandboxRequest, error: unknown): string {
  const lines = [
    "The JWT Workbook met a fault of its own.",
    `Doing: ${describe(request)}`,
    error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error),
  ];
  if (error instanceof Error && error.cause instanceof Error)
    lines.push(`Caused by: ${error.cause.stack ?? error.cause.message}`);
  return lines.join("\n").replaceAll(TOKEN, "<token>");
}

function describe(request: SandboxRequest): string {
  switch (request.kind) {
    case "send": {
      const { method, target } = parseRequest(request.request);
      return `send ${method} ${target.split("?")[0] ?? ""}`;
    }
    case "run":
      return `run ${request.line.split(" ").slice(0, 3).join(" ")}`;
    case "save":
      return `save ${Object.keys(request.files).join(", ")}`;
    default:
      return request.kind;
  }
}

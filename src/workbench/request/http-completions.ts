import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";

/** What completion knows of the world, asked anew each time. */
export interface CompletionFacts {
  /** Paths of the project's routes, e.g. "/api-jwt/". */
  readonly paths: readonly string[];
  /** Variables with their values. */
  readonly variables: readonly { readonly name: string; readonly value: string }[];
}

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const;
const ORIGIN = "http://127.0.0.1:8000";

/** Header names with values worth offering. */
const HEADERS: Readonly<Record<string, readonly string[]>> = {
  Accept: ["application/json", "text/html", "*/*"],
  "Accept-Language": ["en", "de", "fr"],
  Authorization: ["Bearer {{access}}", "Token {{token}}", "Basic "],
  "Content-Type": [
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain",
  ],
  Cookie: ["sessionid="],
  Origin: ["http://localhost:3000"],
  Referer: [ORIGIN],
  "X-CSRFToken": ["{{csrftoken}}"],
};

/** Completes methods, addresses, header names and values, and variables, by where the cursor stands. */
export function httpCompletions(facts: () => CompletionFacts) {
  return (context: CompletionContext): CompletionResult | null => {
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const { paths, variables } = facts();

    const variable = /\{\{\s*([\w.$-]*)$/.exec(before);
    if (variable !== null) {
      const after = line.text.slice(context.pos - line.from).startsWith("}}") ? "" : "}}";
      return result(
        context.pos - (variable[1] ?? "").length,
        variables.map(({ name, value }) => ({
          label: name,
          detail: shorten(value),
          type: "variable",
          apply: name + after,
        })),
      );
    }
    if (inBody(context, line.number)) return null;

    const address = /^([A-Z]+)\s+(\S*)$/.exec(before);
    if (address !== null) {
      return result(
        context.pos - (address[2] ?? "").length,
        paths.map((path) => ({ label: ORIGIN + path, type: "text" })),
      );
    }
    const value = /^([\w-]+):\s*(.*)$/.exec(before);
    if (value !== null) {
      const name = Object.keys(HEADERS).find(
        (each) => each.toLowerCase() === value[1]?.toLowerCase(),
      );
      const values = name === undefined ? [] : (HEADERS[name] ?? []);
      return result(
        context.pos - (value[2] ?? "").length,
        values.map((label) => ({ label, type: "text" })),
      );
    }
    const word = /^[\w-]*$/.exec(before);
    if (word === null || (!context.explicit && before === "")) return null;
    return result(line.from, atLineStart(context, line.number));
  };
}

function result(from: number, options: readonly Completion[]): CompletionResult | null {
  return options.length === 0 ? null : { from, options, validFor: /^[^\s{}]*$/ };
}

/** A method where a request begins, a header name under one. */
function atLineStart(context: CompletionContext, number: number): readonly Completion[] {
  const above = number > 1 ? context.state.doc.line(number - 1).text.trim() : "";
  const begins =
    above === "" || above.startsWith("#") || above.startsWith("@") || above.startsWith("//");
  return begins
    ? METHODS.map((label) => ({ label, type: "keyword", apply: `${label} ` }))
    : Object.keys(HEADERS).map((label) => ({ label, type: "property", apply: `${label}: ` }));
}

/** True below the empty line that ends a request's headers. */
function inBody(context: CompletionContext, number: number): boolean {
  for (let at = number - 1, gap = false; at >= 1; at -= 1) {
    const text = context.state.doc.line(at).text.trim();
    if (text.startsWith("###")) return false;
    if (text === "") gap = true;
    else if (/^[A-Za-z]+\s+\S/.test(text) && !text.includes(": ")) return gap;
  }
  return false;
}

/** The start of a long value, for the completion list. */
export function shorten(value: string): string {
  return value.length > 24 ? `${value.slice(0, 20)}…` : value;
}

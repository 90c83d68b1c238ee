import type { RequestMessage } from "../http/messages.ts";
import { parseRequest } from "../http/parse.ts";
import type { Change } from "../protocol/counterfactual.ts";
import { SERVER } from "./compose.ts";
import { essential } from "./copy-as.ts";

/** A request in `.http` form, without what the editor adds by itself. @param name for a `# @name` line */
export function toHttpText(request: RequestMessage, name?: string): string {
  const { method, target, version, body } = request;
  const line = `${method} http://${SERVER}${target}${version === "HTTP/1.1" ? "" : ` ${version}`}`;
  const headers = essential(request).map(([header, value]) => `${header}: ${value}`);
  const head = [...(name === undefined ? [] : [`# @name ${name}`]), line, ...headers].join("\n");
  const text = new TextDecoder().decode(body);
  return text === "" ? head : `${head}\n\n${text}`;
}

/** The name of a login that goes before a request. */
const LOGIN = "again";
/** The variable that stands for what a command printed. */
const MADE = "made";

/**
 * A change's request for the document. A token that comes from logging in again stands as a variable, with the login before it;
 * one that a command prints as a variable to fill in; one that an answer holds already as the variable of that name.
 * @param variables names and values of the newest tokens, e.g. "access"
 */
export function changeText(
  { request, source }: Change,
  variables: Readonly<Record<string, string>>,
): string {
  const text = toHttpText(parseRequest(request));
  if (source?.from.kind === "request") {
    const { from, token } = source;
    const login = toHttpText(parseRequest(from.request), LOGIN);
    const taken = `{{${LOGIN}.response.body.${from.field}}}`;
    return `${login}\n\n###\n${text.replaceAll(token, () => taken)}`;
  }
  if (source !== undefined) {
    const filled = text.replaceAll(source.token, () => `{{${MADE}}}`);
    return `@${MADE} = put-here-what-the-command-prints\n${filled}`;
  }
  return Object.entries(variables).reduce(
    (written, [name, value]) => written.replaceAll(value, () => `{{${name}}}`),
    text,
  );
}

import type { Header, RequestMessage, ResponseMessage } from "../../http/messages.ts";
import { headerValue } from "../../http/serialize.ts";
import type { HttpieOptions } from "./httpie-options.ts";
import { readJson, writeJson } from "./json-text.ts";

/** A request and its answer; null where it was not sent. */
export interface Sent {
  readonly request: RequestMessage;
  readonly response: ResponseMessage | null;
}

/**
 * What HTTPie shows of its messages.
 * @param toTerminal a pipe gets bodies alone, as they came; a terminal gets them set out, headers sorted
 */
export function shownMessages(
  options: HttpieOptions,
  sent: readonly Sent[],
  toTerminal: boolean,
): string {
  const usual = options.offline ? "HB" : options.isVerbose ? "HBhb" : toTerminal ? "hb" : "b";
  const print = options.print ?? usual;
  const pretty = options.pretty ?? (toTerminal ? "all" : "none");
  const layout: Layout = {
    isPretty: pretty === "all" || pretty === "format",
    isSorted: options.isSorted,
    end: toTerminal ? "\n\n" : "",
  };
  const all = options.all || options.isVerbose;
  const parts = sent
    .filter((_one, at) => all || at === sent.length - 1)
    .flatMap(({ request, response }) => {
      const { method, target, version } = request;
      const asked = shown(
        `${method} ${target} ${version}`,
        request,
        /H/.test(print),
        /B/.test(print),
        layout,
      );
      if (!response) return [asked];
      const line = `${response.version} ${String(response.status)} ${response.reason}`.trimEnd();
      const meta = print.includes("m") ? "Elapsed time: 0.01s\n\n\n" : "";
      const answered = shown(line, response, /h/.test(print), /b/.test(print), layout);
      return [asked, answered + meta];
    })
    .filter((part) => part !== "");
  // On the way to a file or a pipe, an empty line parts a body from the message that comes next.
  return parts.join(toTerminal || !/[HB].*[hb]/.test(print) ? "" : "\n\n");
}

interface Layout {
  readonly isPretty: boolean;
  readonly isSorted: boolean;
  /** Behind a body. */
  readonly end: string;
}

function shown(
  first: string,
  { headers, body }: Pick<ResponseMessage, "headers" | "body">,
  withHead: boolean,
  withBody: boolean,
  { isPretty, isSorted, end }: Layout,
): string {
  const name = ([one]: Header): string => one.toLowerCase();
  const listed =
    isPretty && isSorted
      ? headers.toSorted((a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0))
      : headers;
  const head = [first, ...listed.map(([key, value]) => `${key}: ${value}`), "", ""].join("\n");
  const text = new TextDecoder().decode(body);
  const type = headerValue(headers, "Content-Type") ?? "";
  const node = isPretty && /json|javascript|text/.test(type) ? readJson(text) : null;
  const set = node
    ? writeJson(node, { indent: 4, sortKeys: isSorted })
    : text.replaceAll("\r\n", "\n");
  return (withHead ? head : "") + (withBody ? set + end : "");
}

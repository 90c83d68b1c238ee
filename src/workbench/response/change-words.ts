import { parseRequest } from "../../http/parse.ts";
import type { Answered, Change, CounterfactualReport } from "../../protocol/counterfactual.ts";
import type { LogEntry } from "../../protocol/world.ts";
import { clockWords } from "../../ui/time-words.ts";
import { GATE_WORDS } from "./deciding-step.ts";

/** A line as it was, or as it would be. */
export interface ChangedLine {
  readonly sign: "−" | "+";
  readonly text: string;
}

/** A token's middle says nothing to the eye. */
const shortened = (line: string): string =>
  line.replace(/(eyJ[\w-]{9})[\w-]+\.[\w-]+\.[\w-]*?([\w-]{6})(?![\w-])/g, "$1…$2");

/** Lines of a request that another one has not, and its own that the other lacks; tokens shortened. */
export function changedLines(before: Uint8Array, after: Uint8Array): readonly ChangedLine[] {
  const [old, made] = [linesOf(before), linesOf(after)];
  return [
    ...old
      .filter((line) => !made.includes(line))
      .map((line) => ({ sign: "−", text: shortened(line) }) as const),
    ...made
      .filter((line) => !old.includes(line))
      .map((line) => ({ sign: "+", text: shortened(line) }) as const),
  ];
}

function linesOf(bytes: Uint8Array): readonly string[] {
  const { method, target, headers, body } = parseRequest(bytes);
  const text = new TextDecoder().decode(body);
  return [
    `${method} ${target}`,
    ...headers
      .filter(([name]) => name.toLowerCase() !== "content-length")
      .map(([name, value]) => `${name}: ${value}`),
    ...(text === "" ? [] : text.split(/\r?\n/)),
  ];
}

/** "401 becomes 200", and where the request ended if it still was refused. */
export function turnWords(before: Answered, after: Answered, passed: boolean): string {
  const turn = `${before.status} becomes ${after.status}`;
  if (passed || after.gate === null) return `${turn}.`;
  const past = before.gate === null ? "" : ` It gets past “${GATE_WORDS[before.gate]}”;`;
  return `${turn}.${past} then “${GATE_WORDS[after.gate]}” refuses it.`;
}

/** What a screen reader hears, and what stands above the list. */
export function reportWords({ before, again, found, complete }: CounterfactualReport): string {
  if (again !== before.status) {
    const now = again === 0 ? "the server does not start" : `the same request is answered ${again}`;
    return `Something else has changed since: ${now} now. Send it again.`;
  }
  if (found.length === 0) {
    const end = complete ? "" : " Time ran out before everything was tried.";
    return `No single change that was tried would have made it pass.${end}`;
  }
  const does = found.some(({ passed }) => passed)
    ? "would have made it pass"
    : "would have got it further, though not made it pass";
  return found.length === 1
    ? `One change ${does}. It was tried in a copy of your world.`
    : `Any one of these ${found.length} changes ${does}. Each was tried in a copy of your world.`;
}

/** Where the changes were tried, if that is not the world right before the request. */
export const NOW_WORDS =
  "The world right before this request is not kept any more. This was tried in the world as it is now, at that request’s time.";

/** The button that brings a change to where it is made; null where it cannot be made any more. */
export function actWords(
  change: Change,
  exchange: number,
  log: readonly LogEntry[],
): string | null {
  switch (change.doing) {
    case "request":
      return "Put this request in the editor";
    case "command":
      return "Put this in the terminal";
    case "clock":
      return `Set the clock to ${clockWords(change.at)}`;
    case "edit": {
      const files = new Set(change.edits?.map(({ file }) => file));
      const moved = log.some(
        (entry) =>
          entry.kind === "reload" &&
          entry.id > exchange &&
          entry.changed.some((file) => files.has(file)),
      );
      return moved ? null : "Show this edit in the file";
    }
    default:
      return change.doing satisfies never;
  }
}

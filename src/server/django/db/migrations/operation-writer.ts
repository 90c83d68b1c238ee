/** The OperationWriter of django/db/migrations/writer.py (5.2). */
import { classInfo, classOf } from "../../../../python/objects.ts";
import { Dict, Tuple, type Value } from "../../../../python/values.ts";
import type { Operation } from "./operations/base.ts";
import type { MigrationSerializer, Written } from "./serializer.ts";

/** Lines at a growing and shrinking indentation. */
class Lines {
  readonly lines: string[] = [];
  level: number;
  constructor(level: number) {
    this.level = level;
  }
  feed(line: string): void {
    this.lines.push(" ".repeat(this.level * 4) + line);
  }
  /** Text of one or more lines between a beginning and an end. */
  feedText(start: string, text: string, end: string): void {
    const [first = "", ...rest] = text.split("\n");
    const parts = [start + first, ...rest];
    parts[parts.length - 1] = `${parts.at(-1) ?? ""}${end}`;
    for (const part of parts) this.feed(part);
  }
}

/** An operation as it stands in a migration file, with a comma at its end. @param level steps of indentation */
export async function operationText(
  serializer: MigrationSerializer,
  operation: Operation,
  level: number,
): Promise<Written> {
  const [out, imports] = [new Lines(level), new Set<string>()];
  const write = async (start: string, value: Value): Promise<void> => {
    const written = await serializer.serialize(value);
    for (const one of written.imports) imports.add(one);
    out.feedText(start, written.text, ",");
  };
  const cls = classOf(operation);
  const { module = "", name = "" } = (cls && classInfo(cls)) ?? {};
  const isDjangos = module.startsWith("django.db.migrations.");
  if (!isDjangos) imports.add(`import ${module}`);
  out.feed(`${isDjangos ? "migrations" : module}.${name}(`);
  out.level += 1;
  for (const [argument, value] of operation.written) {
    const isExpanded = operation.expanded.includes(argument);
    if (isExpanded && value instanceof Dict) {
      out.feed(`${argument}={`);
      out.level += 1;
      for (const [key, one] of value)
        await write(`${(await serializer.serialize(key)).text}: `, one);
      out.level -= 1;
      out.feed("},");
    } else if (isExpanded && (Array.isArray(value) || value instanceof Tuple)) {
      out.feed(`${argument}=[`);
      out.level += 1;
      for (const one of value as Iterable<Value>) await write("", one);
      out.level -= 1;
      out.feed("],");
    } else await write(`${argument}=`, value);
  }
  out.level -= 1;
  out.feed("),");
  return { text: out.lines.join("\n"), imports };
}

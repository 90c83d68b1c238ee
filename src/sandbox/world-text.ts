import type { LogEntry } from "../protocol/world.ts";
import type { KeptWorld, WorldRecord } from "./world-record.ts";

/** A file that is no exported world; the message says what is wrong with it. */
export class ImportInvalidError extends Error {
  readonly code = "import_invalid";
}

const FORMAT = "jwt-workbook world";

/** A world with its log as JSON text, for a file a learner keeps. */
export function worldText(kept: KeptWorld): string {
  return JSON.stringify({ format: FORMAT, ...kept }, encode);
}

/** @throws ImportInvalidError */
export function readWorldText(text: string): KeptWorld {
  let data: unknown;
  try {
    data = JSON.parse(text, decode);
  } catch {
    throw new ImportInvalidError(
      "This file is no JSON, so it is no exported world. Choose the file that “Export” made.",
    );
  }
  const { format, world, log } = (data ?? {}) as {
    format?: unknown;
    world?: unknown;
    log?: unknown;
  };
  if (format !== FORMAT) {
    throw new ImportInvalidError(
      "This file was not exported by the workbook. Choose the file that “Export” made.",
    );
  }
  if (!isWorld(world) || !Array.isArray(log) || !log.every(isEntry)) {
    throw new ImportInvalidError(
      "This file was exported by the workbook, but parts of it are missing or changed.",
    );
  }
  return { world, log };
}

function isWorld(value: unknown): value is WorldRecord {
  if (typeof value !== "object" || value === null) return false;
  const { version, files, packages, database, clock, lastEntry } = value as Partial<WorldRecord>;
  return (
    version === 1 &&
    typeof files === "object" &&
    Object.values(files).every((text) => typeof text === "string") &&
    Array.isArray(packages) &&
    Array.isArray(database?.tables) &&
    typeof clock?.at === "number" &&
    typeof lastEntry === "number"
  );
}

function isEntry(value: unknown): value is LogEntry {
  if (typeof value !== "object" || value === null) return false;
  const { id, at, kind } = value as Partial<LogEntry>;
  return typeof id === "number" && typeof at === "number" && typeof kind === "string";
}

function encode(_key: string, value: unknown): unknown {
  if (value instanceof Uint8Array)
    return { $bytes: btoa(Array.from(value, (byte) => String.fromCharCode(byte)).join("")) };
  if (value instanceof Map) return { $map: [...value] };
  return typeof value === "bigint" ? { $int: value.toString() } : value;
}

function decode(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const { $bytes, $map, $int } = value as { $bytes?: unknown; $map?: unknown; $int?: unknown };
  if (typeof $bytes === "string")
    return Uint8Array.from(atob($bytes), (character) => character.charCodeAt(0));
  if (Array.isArray($map)) return new Map($map as [unknown, unknown][]);
  return typeof $int === "string" ? BigInt($int) : value;
}

import { flatWorld, fromFlatWorld } from "./flat-world.ts";
import { isKeptWorld, type KeptWorld } from "./world-record.ts";

/** A file that is no exported world; the message says what is wrong with it. */
export class ImportInvalidError extends Error {
  readonly code = "import_invalid";
}

const FORMAT = "jwt-workbook world";

/** A world with its log as JSON text, for a file a learner keeps. An unanswered question and its answers stay out. */
export function worldText({ world, log }: KeptWorld): string {
  return JSON.stringify(
    { format: FORMAT, world: flatWorld({ ...world, pending: null, asks: [] }), log },
    encode,
  );
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
  const kept = { world: fromFlatWorld(world), log };
  if (!isKeptWorld(kept)) {
    throw new ImportInvalidError(
      "This file was exported by the workbook, but parts of it are missing or changed.",
    );
  }
  return kept;
}

function encode(_key: string, value: unknown): unknown {
  if (value instanceof Uint8Array) {
    return { $bytes: btoa(Array.from(value, (byte) => String.fromCharCode(byte)).join("")) };
  }
  if (value instanceof Map) return { $map: [...(value as Map<unknown, unknown>)] };
  return typeof value === "bigint" ? { $int: value.toString() } : value;
}

function decode(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const { $bytes, $map, $int } = value as { $bytes?: unknown; $map?: unknown; $int?: unknown };
  if (typeof $bytes === "string") {
    return Uint8Array.from(atob($bytes), (character) => character.charCodeAt(0));
  }
  if (Array.isArray($map)) return new Map($map as [unknown, unknown][]);
  return typeof $int === "string" ? BigInt($int) : value;
}

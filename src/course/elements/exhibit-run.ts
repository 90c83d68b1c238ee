import type { Connection } from "../../client/connection.ts";
import { sendHttpFile } from "../../client/send-http-file.ts";
import { WorldStore } from "../../client/world-store.ts";
import { parseRequest, parseResponse } from "../../http/parse.ts";
import type { RequestMessage, ResponseMessage } from "../../http/messages.ts";
import type { Cell } from "../../protocol/world.ts";
import type { Exhibit, Way } from "../lesson.ts";

/** What became of one way of an exhibit. */
export interface Outcome {
  /** Statuses of the answers, one a step. */
  readonly statuses: readonly number[];
  readonly request: RequestMessage;
  readonly response: ResponseMessage;
  /** Columns and rows of the way's table; empty where it has none. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * Runs the steps of a way in a world that begins anew.
 * @throws SandboxRefusedError, UnsendableRequest
 */
export async function runWay(
  connection: Connection,
  sandbox: string,
  exhibit: Exhibit,
  way: Way,
  wall: () => number,
): Promise<Outcome> {
  const world = new WorldStore(connection, sandbox, wall);
  await world.reset(exhibit.start, way.title);
  const exchanges = [];
  for (const { request } of way.steps) exchanges.push(...(await sendHttpFile(world, request)));
  const last = exchanges.at(-1);
  if (last === undefined) throw new Error("an exhibit's way has no request");
  const table = world.value.state?.database.find(({ name }) => name === way.table);
  return {
    statuses: exchanges.map(({ response }) => parseResponse(response).status),
    request: parseRequest(last.request),
    response: parseResponse(last.response),
    columns: table?.columns ?? [],
    rows: (table?.rows ?? []).map((row) => (table?.columns ?? []).map((name) => textOf(row[name]))),
  };
}

function textOf(value: Cell | undefined): string {
  return value === null || value === undefined ? "null" : String(value);
}

import "../../../src/ui/tokens.css";
import { WorldStore } from "../../../src/client/world-store.ts";
import "../../../src/workbench/workbench.ts";
import type { WbWorkbench } from "../../../src/workbench/workbench.ts";
import { NOON, recordedLog, ScriptedConnection } from "./scripted-connection.ts";

/** A workbench on an otherwise empty page, over a scripted sandbox. */
export interface WorkbenchPage {
  readonly bench: WbWorkbench;
  readonly world: WorldStore;
  readonly connection: ScriptedConnection;
  /** Moves the wall clock that world and panels read. */
  readonly pass: (seconds: number) => void;
}

let count = 0;

/**
 * @param start "fresh" has an empty log; "used" the recorded one, `now` seconds after its login
 * @returns once the world is open and drawn
 */
export async function workbenchPage(start: "fresh" | "used", now = 0): Promise<WorkbenchPage> {
  localStorage.clear();
  let wall = 1_000;
  const connection = new ScriptedConnection(
    start === "used" ? { log: recordedLog(), now: NOON + now } : {},
    () => wall,
  );
  count += 1;
  const world = new WorldStore(connection, `workbench-test-${count}`, () => wall);
  await world.open({ project: "done" }, "test");
  const bench = document.createElement("wb-workbench");
  bench.style.setProperty("height", "100vh");
  bench.world = world;
  bench.connection = connection;
  document.body.style.setProperty("margin", "0");
  document.body.replaceChildren(bench);
  await bench.updateComplete;
  return { bench, world, connection, pass: (seconds) => (wall += seconds) };
}

import type { Connection } from "../../../../src/client/connection.ts";
import { SandboxRefusedError } from "../../../../src/client/refusal.ts";
import { WorldStore } from "../../../../src/client/world-store.ts";
import { SandboxHouse } from "../../../../src/sandbox/house.ts";
import { hostOf } from "../../sandbox/support/house.ts";

/** A world's store over a sandbox in this process. */
export function worldHere(): WorldStore {
  const host = hostOf();
  const house = new SandboxHouse(host, () => undefined);
  let asks = 0;
  const connection: Connection = {
    transport: { kind: "page", why: "a test" },
    async ask(sandbox, seen, request) {
      const id = String((asks += 1));
      const answer = await house.answer({ id, sandbox, seen, request });
      if (answer.kind === "answer") return answer;
      throw new SandboxRefusedError(answer.code, answer.message, answer.report);
    },
    onchange: () => () => undefined,
  };
  return new WorldStore(connection, "test", () => host.seconds);
}

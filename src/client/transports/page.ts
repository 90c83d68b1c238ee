import { SANDBOX_CHANNEL, type SandboxChanged } from "../../protocol/messages.ts";
import type { Connection } from "../connection.ts";
import { SandboxRefusedError } from "../refusal.ts";

/** The same core in this page, for where there is no service worker. @param why for the badge */
export async function connectToPage(why: string): Promise<Connection> {
  const { SandboxHouse } = await import("../../sandbox/house.ts");
  const { browserHost } = await import("../../sandbox/browser-host.ts");
  const scope = new URL("./", document.baseURI).pathname;
  const channel = new BroadcastChannel(`${SANDBOX_CHANNEL}:${scope}`);
  const house = new SandboxHouse(await browserHost(scope), (changed) =>
    channel.postMessage(changed),
  );
  let asked = 0;
  return {
    transport: { kind: "page", why },
    async ask(sandbox, seen, request) {
      asked += 1;
      const answer = await house.answer({
        id: `page-${asked}`,
        sandbox,
        seen,
        request,
      });
      if (answer.kind === "answer") return answer;
      throw new SandboxRefusedError(answer.code, answer.message, answer.report);
    },
    onchange(listener) {
      const hear = (event: MessageEvent<SandboxChanged>): void => listener(event.data);
      channel.addEventListener("message", hear);
      return () => channel.removeEventListener("message", hear);
    },
  };
}

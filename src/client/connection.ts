import type { SandboxAnswer, SandboxChanged, SandboxRequest } from "../protocol/messages.ts";
import { connectToPage } from "./transports/page.ts";
import { connectToWorker, WorkerUnavailableError } from "./transports/worker.ts";

/** A way to the sandboxes, whichever thread they run in. */
export interface Connection {
  /** Which transport answers; "page" says why the worker does not. */
  readonly transport: { readonly kind: "worker" } | { readonly kind: "page"; readonly why: string };
  /**
   * @param sandbox id of the sandbox
   * @param seen id of the last log entry the caller has; 0 for none
   * @throws SandboxRefusedError
   */
  ask(sandbox: string, seen: number, request: SandboxRequest): Promise<SandboxAnswer>;
  /** Told when another tab changed a sandbox. @returns ends it */
  onchange(listener: (changed: SandboxChanged) => void): () => void;
}

/** The worker if there can be one, else the same core in this page. */
export async function connect(): Promise<Connection> {
  try {
    return await connectToWorker();
  } catch (error) {
    if (!(error instanceof WorkerUnavailableError)) throw error;
    return await connectToPage(error.message);
  }
}

import { applyChanges } from "../../protocol/changes.ts";
import {
  type PostedAnswer,
  type PostedEnvelope,
  SANDBOX_CHANNEL,
  type SandboxChanged,
  type SandboxRefusal,
} from "../../protocol/messages.ts";
import type { WorldState } from "../../protocol/world.ts";
import type { Connection } from "../connection.ts";
import { SandboxRefusedError } from "../refusal.ts";

/** There is no service worker here; the message says why, for the badge. */
export class WorkerUnavailableError extends Error {
  readonly code = "worker_unavailable";
}

/** A worker that does not answer for so long was stopped by the browser, and is asked again. */
const PATIENCE_MS = 15_000;
const ATTEMPTS = 3;
/** A first start fetches all files of the workbook. */
const START_PATIENCE_MS = 20_000;

/** Address of the worker's script and its scope: the folder the page stands in. */
const scopeOf = (): string => new URL("./", document.baseURI).href;

/** A state of a sandbox by the mark it was posted under. */
interface MarkedState {
  readonly mark: string;
  readonly state: WorldState;
}

/** Registers the service worker and waits until it is active. @throws WorkerUnavailableError */
export async function connectToWorker(): Promise<Connection> {
  if (!("serviceWorker" in navigator)) {
    throw new WorkerUnavailableError(
      isSecureContext
        ? "This browser has no service workers, or a private window switches them off."
        : "Service workers need https or localhost. This page came over plain http.",
    );
  }
  const scope = scopeOf();
  try {
    await navigator.serviceWorker.register(new URL("sw.js", scope), {
      scope,
      updateViaCache: "none",
    });
  } catch (error) {
    throw new WorkerUnavailableError(
      `The service worker could not be started: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const registration = await ready();
  const channel = new BroadcastChannel(`${SANDBOX_CHANNEL}:${new URL(scope).pathname}`);
  const states = new Map<string, MarkedState>();
  return {
    transport: { kind: "worker" },
    async ask(sandbox, seen, request) {
      const before = states.get(sandbox) ?? null;
      const envelope = { id: crypto.randomUUID(), sandbox, seen, request };
      const posted = { type: "sandbox", known: before?.mark ?? null, ...envelope } as const;
      const { mark, base, changes, ...answer } = await askUntilAnswered(posted, registration);
      const state = applyChanges(base === null ? null : (before?.state ?? null), changes);
      states.set(sandbox, { mark, state });
      return { ...answer, state };
    },
    onchange: (listener) => listen(channel, listener),
  };
}

/** The registration once its worker is active. @throws WorkerUnavailableError where that takes too long */
async function ready(): Promise<ServiceWorkerRegistration> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const why = "The service worker was registered, but the browser does not start it.";
    timer = setTimeout(() => reject(new WorkerUnavailableError(why)), START_PATIENCE_MS);
  });
  try {
    return await Promise.race([navigator.serviceWorker.ready, late]);
  } finally {
    clearTimeout(timer);
  }
}

function listen(
  channel: BroadcastChannel,
  listener: (changed: SandboxChanged) => void,
): () => void {
  const hear = (event: MessageEvent<SandboxChanged>): void => listener(event.data);
  channel.addEventListener("message", hear);
  return () => channel.removeEventListener("message", hear);
}

/** The sandbox answers a repeated id with the answer it gave before, so asking again does nothing twice. */
async function askUntilAnswered(
  envelope: PostedEnvelope,
  registration: ServiceWorkerRegistration,
): Promise<PostedAnswer> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const answer = await askOnce(envelope, registration);
    if (answer?.kind === "answer") return answer;
    if (answer) throw new SandboxRefusedError(answer.code, answer.message, answer.report);
  }
  throw new SandboxRefusedError(
    "worker_silent",
    "The service worker does not answer. Reload the page; your work is kept.",
  );
}

function askOnce(
  envelope: PostedEnvelope,
  registration: ServiceWorkerRegistration,
): Promise<PostedAnswer | SandboxRefusal | null> {
  const { active } = registration;
  if (!active) return new Promise((resolve) => setTimeout(() => resolve(null), 100));
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const timer = setTimeout(() => finish(null), PATIENCE_MS);
    const finish = (answer: PostedAnswer | SandboxRefusal | null): void => {
      clearTimeout(timer);
      port1.close();
      resolve(answer);
    };
    port1.onmessage = (event: MessageEvent<PostedAnswer | SandboxRefusal>) => finish(event.data);
    active.postMessage(envelope, [port2]);
  });
}

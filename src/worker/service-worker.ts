/// <reference lib="webworker" />
import {
  type PostedAnswer,
  type PostedEnvelope,
  SANDBOX_CHANNEL,
  type SandboxRefusal,
} from "../protocol/messages.ts";
import type { SandboxHouse } from "../sandbox/house.ts";
import { answerFetch, targetOf } from "./learner-fetch.ts";
import { PageSandboxes } from "./page-sandboxes.ts";
import { PostedStates } from "./posted-states.ts";
import { AppShell, type Precache } from "./precache.ts";

declare const self: ServiceWorkerGlobalScope;
/** Put in by build/service-worker.ts. */
declare const __PRECACHE__: Precache;
/** Scripts that are loaded when they are first needed; set by the worker's loader (build/classic-scripts.ts). */
declare const workbookScripts: readonly string[];

const { scope } = self.registration;
const path = new URL(scope).pathname;
const shell = new AppShell(__PRECACHE__, scope);
const pages = new PageSandboxes();
const posted = new PostedStates(() => crypto.randomUUID());
const channel = new BroadcastChannel(`${SANDBOX_CHANNEL}:${path}`);

// The browser may stop this worker at any time: what is here is a cache of what IndexedDB holds, made anew when needed.
let house: Promise<SandboxHouse> | undefined;
function sandboxes(): Promise<SandboxHouse> {
  house ??= startHouse();
  return house;
}

/** The simulated server is loaded when it is first asked: a start that only hands out the app's files goes without. */
async function startHouse(): Promise<SandboxHouse> {
  const [{ SandboxHouse }, { browserHost }] = await Promise.all([
    import("../sandbox/house.ts"),
    import("../sandbox/browser-host.ts"),
  ]);
  return new SandboxHouse(await browserHost(path), (changed) => channel.postMessage(changed));
}

self.addEventListener("install", (event) => {
  // A worker may later load only those scripts that it has read while it was being installed.
  importScripts(...workbookScripts);
  event.waitUntil(shell.install());
  if (shell.isEmpty) void self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
  // Activation does not wait for the clean-up of old caches.
  void shell.removeOld();
});

async function answer(envelope: PostedEnvelope): Promise<PostedAnswer | SandboxRefusal> {
  const given = await (await sandboxes()).answer(envelope);
  return given.kind === "answer" ? posted.post(envelope.sandbox, envelope.known, given) : given;
}

type Message = PostedEnvelope | { readonly type: "SKIP_WAITING" } | { readonly type: "CLAIM" };

self.addEventListener("message", (event: ExtendableMessageEvent) => {
  const message = event.data as Message;
  switch (message.type) {
    case "SKIP_WAITING":
      event.waitUntil(self.skipWaiting());
      return;
    case "CLAIM":
      event.waitUntil(self.clients.claim());
      return;
    case "sandbox": {
      const [port] = event.ports;
      if (event.source instanceof Client) pages.note(event.source.id, message.sandbox);
      event.waitUntil(answer(message).then((reply) => port?.postMessage(reply)));
      return;
    }
    default:
      message satisfies never;
  }
});

self.addEventListener("fetch", (event) => {
  const target = targetOf(event.request.url, scope);
  if (target !== null) {
    event.respondWith(
      sandboxes().then((open) =>
        answerFetch(event.request, target, pages.of(event.clientId), (sandbox, request) =>
          open.exchange(crypto.randomUUID(), sandbox, request),
        ),
      ),
    );
    return;
  }
  const key = shell.keyFor(event.request);
  if (key !== null) event.respondWith(shell.answer(key, event.request));
});

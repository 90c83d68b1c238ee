/// <reference lib="webworker" />
import { SANDBOX_CHANNEL, type SandboxEnvelope } from "../protocol/messages.ts";
import { browserHost } from "../sandbox/browser-host.ts";
import { SandboxHouse } from "../sandbox/house.ts";
import { answerFetch, targetOf } from "./learner-fetch.ts";
import { PageSandboxes } from "./page-sandboxes.ts";
import { AppShell, type Precache } from "./precache.ts";

declare const self: ServiceWorkerGlobalScope;
/** Put in by build/service-worker.ts. */
declare const __PRECACHE__: Precache;

const { scope } = self.registration;
const path = new URL(scope).pathname;
const shell = new AppShell(__PRECACHE__, scope);
const pages = new PageSandboxes();
const channel = new BroadcastChannel(`${SANDBOX_CHANNEL}:${path}`);

// The browser may stop this worker at any time: what is here is a cache of what IndexedDB holds, made anew when needed.
let house: Promise<SandboxHouse> | undefined;
function sandboxes(): Promise<SandboxHouse> {
  house ??= browserHost(path).then(
    (host) => new SandboxHouse(host, (changed) => channel.postMessage(changed)),
  );
  return house;
}

self.addEventListener("install", (event) => {
  event.waitUntil(shell.install());
  if (shell.isEmpty) void self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
  // Activation does not wait for the clean-up of old caches.
  void shell.removeOld();
});

type Message = SandboxEnvelope | { readonly type: "SKIP_WAITING" } | { readonly type: "CLAIM" };

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
      event.waitUntil(
        sandboxes().then(async (open) => port?.postMessage(await open.answer(message))),
      );
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
        answerFetch(event.request, target, pages.of(event.clientId), (envelope) =>
          open.answer(envelope),
        ),
      ),
    );
    return;
  }
  const key = shell.keyFor(event.request);
  if (key !== null) event.respondWith(shell.answer(key, event.request));
});

// The least a worker can do for a protected request: verify one HMAC over the bearer's token, and answer.
const encoder = new TextEncoder();
const key = crypto.subtle.importKey(
  "raw",
  encoder.encode("a-key-of-the-length-of-djangos-own-secret-key-000000000000000000"),
  { name: "HMAC", hash: "SHA-256" },
  false,
  ["sign", "verify"],
);

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.url.includes("/server/")) event.respondWith(answer(event.request));
});

async function answer(request) {
  const token = (request.headers.get("Authorization") ?? "").replace("Bearer ", "");
  const signed = encoder.encode(token.slice(0, token.lastIndexOf(".")));
  const signature = await crypto.subtle.sign("HMAC", await key, signed);
  const good = await crypto.subtle.verify("HMAC", await key, signature, signed);
  return Response.json({ good }, { status: good ? 200 : 401 });
}

import { http, HttpResponse } from "msw";
import { setupWorker } from "msw/browser";

// The same as bare-worker.js, on MSW: verify one HMAC over the bearer's token, and answer.
const encoder = new TextEncoder();
const key = crypto.subtle.importKey(
  "raw",
  encoder.encode("a-key-of-the-length-of-djangos-own-secret-key-000000000000000000"),
  { name: "HMAC", hash: "SHA-256" },
  false,
  ["sign", "verify"],
);

const worker = setupWorker(
  http.get("/server/protected", async ({ request }) => {
    const token = (request.headers.get("Authorization") ?? "").replace("Bearer ", "");
    const signed = encoder.encode(token.slice(0, token.lastIndexOf(".")));
    const signature = await crypto.subtle.sign("HMAC", await key, signed);
    const good = await crypto.subtle.verify("HMAC", await key, signature, signed);
    return HttpResponse.json({ good }, { status: good ? 200 : 401 });
  }),
);

await worker.start({ quiet: true });
document.title = "ready";

// Builds the app and serves it on this machine; prints the address.
import { build, preview } from "vite";

process.env.NODE_ENV = "production";
await build({ logLevel: "warn" });
const server = await preview({ preview: { host: "127.0.0.1", port: 4173, open: false } });
const address = server.resolvedUrls?.local[0] ?? "http://127.0.0.1:4173/";
console.log(`\nThe JWT Workbook is at ${address}\nStop it with Ctrl-C.`);

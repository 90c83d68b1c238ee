// Builds the app and serves it on this machine; prints the address. Takes the next free port where 4173 is taken.
import { build, preview } from "vite";

process.env.NODE_ENV = "production";
console.log("Building …");
await build({ logLevel: "warn" });
const server = await preview({
  logLevel: "warn",
  preview: { host: "127.0.0.1", port: 4173, strictPort: false, open: false },
});
console.log(`\nThe JWT Workbook is at ${server.resolvedUrls?.local[0]}\nStop it with Ctrl-C.`);

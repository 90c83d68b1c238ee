import { defineConfig } from "vite";
import { contentSecurityPolicy } from "./build/content-security-policy.ts";
import { serviceWorker } from "./build/service-worker.ts";

export default defineConfig({
  base: "./",
  plugins: [serviceWorker(), contentSecurityPolicy()],
  build: { target: "es2022", reportCompressedSize: false },
  worker: { format: "es" },
});

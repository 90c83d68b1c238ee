import { defineConfig } from "vite";
import { contentSecurityPolicy } from "./build/content-security-policy.ts";
import { lessons } from "./build/lessons.ts";
import { serviceWorker } from "./build/service-worker.ts";

export default defineConfig({
  base: "./",
  plugins: [lessons(), serviceWorker(), contentSecurityPolicy()],
  build: { target: "es2022", reportCompressedSize: false },
  worker: { format: "es" },
});

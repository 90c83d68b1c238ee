import { defineConfig } from "vite";
import { contentSecurityPolicy } from "./build/content-security-policy.ts";
import { lessons } from "./build/lessons.ts";
import { licences } from "./build/licences.ts";
import { serviceWorker } from "./build/service-worker.ts";

export default defineConfig({
  base: "./",
  plugins: [lessons(), serviceWorker(), contentSecurityPolicy(), licences()],
  build: {
    target: "es2022",
    reportCompressedSize: false,
    license: { fileName: "LICENSES-OF-PACKAGES.md" },
  },
  worker: { format: "es" },
});

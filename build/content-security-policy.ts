import type { Plugin } from "vite";

/** Nothing leaves the browser: the page may load its own files and speak to the simulated server, no more. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "connect-src 'self' http://127.0.0.1:8000",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Puts the policy into the built page. In development Vite's own client needs what it forbids. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: "workbook:content-security-policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: POLICY },
        injectTo: "head-prepend",
      },
    ],
  };
}

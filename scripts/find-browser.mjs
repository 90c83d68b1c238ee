// Finds a Chromium-family browser for the browser tests, or installs one. Plain Node: runs before dependencies are trusted.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ENVIRONMENT = ["BROWSER_PATH", "CHROME_PATH", "PUPPETEER_EXECUTABLE_PATH"];

/** A browser named in the environment, or one the system has; null where there is none. */
export function findBrowser() {
  for (const name of ENVIRONMENT) {
    const path = process.env[name];
    if (!path) continue;
    if (existsSync(path)) return path;
    throw new Error(`${name} names ${path}, which does not exist.`);
  }
  return candidates().find((path) => existsSync(path)) ?? null;
}

function candidates() {
  if (process.platform === "win32") {
    const roots = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map((name) => process.env[name]).filter(Boolean);
    const places = [
      "Google/Chrome/Application/chrome.exe",
      "Chromium/Application/chrome.exe",
      "Microsoft/Edge/Application/msedge.exe",
    ];
    return roots.flatMap((root) => places.map((place) => join(root, place)));
  }
  if (process.platform === "darwin") {
    return ["Google Chrome", "Chromium", "Microsoft Edge"].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
  const folders = (process.env.PATH ?? "").split(":");
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), "/opt/google/chrome/chrome", "/snap/bin/chromium"];
}

/** A browser's path; installs one by the platform's own means where none is found. @throws Error saying what to do */
export async function requireBrowser() {
  const found = findBrowser() ?? (await playwrightBrowser());
  if (found) return found;
  console.log("No Chrome, Chromium or Edge found; trying to install Chromium …");
  run(process.execPath, ["node_modules/playwright/cli.js", "install", "chromium"]);
  const installed = await playwrightBrowser();
  if (installed) return installed;
  if (isDebian() && process.getuid?.() === 0) {
    run("apt-get", ["update"]);
    run("apt-get", ["install", "-y", "chromium"]);
    const packaged = findBrowser();
    if (packaged) return packaged;
  }
  throw new Error(
    "The browser tests need Chrome, Chromium or Edge, and none could be installed here.\n" +
      "Install one, or set BROWSER_PATH to its executable, then run `npm test` again.",
  );
}

async function playwrightBrowser() {
  try {
    const { chromium } = await import("playwright");
    const path = chromium.executablePath();
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

function isDebian() {
  return existsSync("/etc/os-release") && /\b(debian|ubuntu)\b/i.test(readFileSync("/etc/os-release", "utf8"));
}

function run(command, args) {
  spawnSync(command, args, { stdio: "inherit" });
}

/** Arguments a headless Chromium needs here. A root user has no sandbox to run in. */
export const browserArguments = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

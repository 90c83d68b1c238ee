// Finds a Chromium-family browser for the browser tests, or installs one.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";

const ENVIRONMENT = ["BROWSER_PATH", "CHROME_PATH"];

/**
 * A browser named in the environment, or one the system has.
 * @returns its path; null where there is none
 * @throws Error when the environment names one that does not exist
 */
export function findBrowser() {
  for (const name of ENVIRONMENT) {
    const path = process.env[name];
    if (!path) continue;
    if (existsSync(path)) return path;
    throw new Error(`${name} names ${path}, which does not exist.`);
  }
  return candidates().find((path) => existsSync(path) && starts(path)) ?? null;
}

function candidates() {
  if (process.platform === "win32") {
    const roots = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map(
      (name) => process.env[name],
    );
    const places = [
      "Google/Chrome/Application/chrome.exe",
      "Chromium/Application/chrome.exe",
      "Microsoft/Edge/Application/msedge.exe",
    ];
    return roots.filter(Boolean).flatMap((root) => places.map((place) => join(root, place)));
  }
  if (process.platform === "darwin") {
    const names = ["Google Chrome", "Chromium", "Microsoft Edge"];
    return names.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  const names = [
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "microsoft-edge",
    "microsoft-edge-stable",
  ];
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return [
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    "/opt/google/chrome/chrome",
    "/snap/bin/chromium",
  ];
}

/** Ubuntu's `chromium-browser` may be a script that only says how to install it. Elsewhere `--version` opens a window. */
function starts(path) {
  if (process.platform !== "linux") return true;
  return spawnSync(path, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;
}

/**
 * A browser's path; installs one by the platform's own means where none is found.
 * @throws Error saying what to do
 */
export async function requireBrowser() {
  const found = findBrowser() ?? (await playwrightBrowser());
  if (found) return found;
  console.log("No Chrome, Chromium or Edge found; trying to install Chromium …");
  run(process.execPath, [
    join(import.meta.dirname, "../node_modules/playwright/cli.js"),
    "install",
    "chromium",
  ]);
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

/** The Chromium that playwright downloaded earlier; null where it has not, or where it does not start. */
async function playwrightBrowser() {
  try {
    const { chromium } = await import("playwright");
    const path = chromium.executablePath();
    return existsSync(path) && starts(path) ? path : null;
  } catch {
    return null;
  }
}

function isDebian() {
  const file = "/etc/os-release";
  return existsSync(file) && /\b(debian|ubuntu)\b/i.test(readFileSync(file, "utf8"));
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

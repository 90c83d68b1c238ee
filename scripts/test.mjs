// Everything that proves the project, two stages at a time. Stops at the first that fails.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const results = join(root, "node_modules/.cache/test-results");
const windows = process.platform === "win32";

/** `script` is one of package.json. A stage waits for those it names; `counts` says that it reports its tests one by one. */
const STAGES = [
  { name: "Build", script: "build", after: [] },
  { name: "Types", script: "types", after: [] },
  { name: "Unit tests", script: "unit", after: [], counts: true },
  { name: "Lint and format", script: "lint", after: [] },
  { name: "Lessons", script: "lessons:check", after: [], counts: true },
  { name: "Conformance", script: "conformance:floor", after: [] },
  { name: "Components in the browser", script: "components", after: [], counts: true },
  { name: "End to end in the browser", script: "e2e", after: ["Build"], counts: true },
];

const width = Math.min(2, availableParallelism());
const waiting = [...STAGES];
const running = new Map();
const finished = new Set();
const total = { passed: 0, failed: 0 };
const began = Date.now();

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    stopAll();
    process.exit(130);
  });
}

while (finished.size < STAGES.length && total.failed === 0) {
  for (const stage of waiting.filter(({ after }) => after.every((name) => finished.has(name)))) {
    if (running.size >= width) break;
    waiting.splice(waiting.indexOf(stage), 1);
    running.set(stage, run(stage));
  }
  const done = await Promise.race([...running.values()].map(({ done }) => done));
  running.delete(done.stage);
  finished.add(done.stage.name);
  report(done);
}

stopAll();
const left = STAGES.filter(({ name }) => !finished.has(name)).map(({ name }) => name);
if (left.length > 0) console.log(`\nNot finished: ${left.join(", ")}.`);
console.log(
  `\nTook ${seconds(Date.now() - began)}. Types, lint, build and conformance count as one each.`,
);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** Starts a stage; its output is kept until it ends, so that two stages do not mix. */
function run(stage) {
  const npm = process.env.npm_execpath;
  const args = ["run", "--silent", stage.script];
  if (stage.counts) {
    args.push(
      "--",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${resultFile(stage)}`,
    );
  }
  const start = Date.now();
  const child = spawn(npm ? process.execPath : "npm", npm ? [npm, ...args] : args, {
    cwd: root,
    env: { ...process.env, WORKBOOK_BUILT: finished.has("Build") ? "1" : "" },
    shell: !npm && windows,
    // A group of its own, so that stopping a stage stops the browsers and workers it started.
    detached: !windows,
  });
  let output = "";
  child.stdout.on("data", (data) => (output += data));
  child.stderr.on("data", (data) => (output += data));
  const done = new Promise((settle) => {
    child.on("error", (error) => settle({ stage, code: 1, output: String(error), took: 0 }));
    child.on("close", (code) =>
      settle({ stage, code: code ?? 1, output, took: Date.now() - start }),
    );
  });
  return { child, done };
}

function report({ stage, code, output, took }) {
  const counted = stage.counts ? countOf(stage) : { passed: code === 0 ? 1 : 0, failed: 0 };
  // A run may fail without a failed test: a file that does not load, an error nobody caught.
  if (code !== 0) counted.failed = Math.max(1, counted.failed);
  total.passed += counted.passed;
  total.failed += counted.failed;
  const verdict = code === 0 ? "passed" : "FAILED";
  console.log(`\n━━ ${stage.name}: ${verdict} in ${seconds(took)} (npm run ${stage.script})`);
  console.log(output.trim());
}

function countOf(stage) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(resultFile(stage), "utf8"));
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

function resultFile({ script }) {
  return join(results, `${script.replace(":", "-")}.json`);
}

function stopAll() {
  for (const { child } of running.values()) {
    if (child.pid === undefined) continue;
    if (windows) spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"]);
    else {
      try {
        process.kill(-child.pid, "SIGTERM");
      } catch {
        // It has just ended by itself.
      }
    }
  }
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

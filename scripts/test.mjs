// Everything that proves the project, two stages at a time; stops at the first that fails.
import { spawn } from "node:child_process";
import { cpus } from "node:os";

/** A stage waits for the ones it names. */
const STAGES = [
  { name: "types", command: ["npm", "run", "--silent", "types"], after: [] },
  { name: "lint", command: ["npm", "run", "--silent", "lint"], after: [] },
  { name: "unit, lessons", command: ["npx", "vitest", "run", "--project", "node"], after: [] },
  { name: "build", command: ["npx", "vite", "build", "--logLevel", "warn"], after: [] },
  { name: "conformance", command: ["npm", "run", "--silent", "conformance", "--", "--floor", "--diff", "10"], after: [] },
  { name: "components", command: ["npx", "vitest", "run", "--project", "browser"], after: [] },
  { name: "end to end", command: ["npx", "vitest", "run", "--project", "e2e"], after: ["build"] },
];

const width = Math.max(1, Math.min(2, cpus().length));
const started = new Set();
const finished = new Set();
const failed = [];
const running = new Map();
const began = Date.now();

while (finished.size < STAGES.length && failed.length === 0) {
  for (const stage of STAGES) {
    const ready = !started.has(stage.name) && stage.after.every((name) => finished.has(name));
    if (ready && running.size < width) {
      started.add(stage.name);
      running.set(stage.name, run(stage));
    }
  }
  const { stage, code, output, seconds } = await Promise.race(running.values());
  running.delete(stage.name);
  console.log(`\n── ${stage.name} ── ${code === 0 ? "passed" : "FAILED"} in ${seconds.toFixed(1)} s`);
  console.log(output.trim());
  if (code === 0) finished.add(stage.name);
  else failed.push(stage.name);
}

for (const { child } of running.values()) child?.kill();
const seconds = ((Date.now() - began) / 1000).toFixed(0);
console.log(`\nStages after ${seconds} s${failed.length > 0 ? `; failed: ${failed.join(", ")}` : ""}:`);
console.log(`${finished.size} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);

function run(stage) {
  const start = Date.now();
  const [command, ...args] = stage.command;
  const env = { ...process.env, FORCE_COLOR: "0", ...(stage.name === "build" ? { NODE_ENV: "production" } : {}) };
  const child = spawn(command, args, { env, shell: process.platform === "win32" });
  let output = "";
  child.stdout.on("data", (data) => (output += data));
  child.stderr.on("data", (data) => (output += data));
  const done = new Promise((resolve) => {
    child.on("close", (code) => {
      resolve({ stage, code: code ?? 1, output, seconds: (Date.now() - start) / 1000 });
    });
  });
  return Object.assign(done, { child });
}

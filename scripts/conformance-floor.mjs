// Replays every transcript and holds the result against test/conformance/floor.json: by area, how many requests answer as
// the real stack does. A number there may only rise; `--raise` writes today's numbers where they are higher.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const floorFile = join(root, "test/conformance/floor.json");
const resultFile = join(root, "node_modules/.cache/conformance-result.json");

mkdirSync(dirname(resultFile), { recursive: true });
rmSync(resultFile, { force: true });
spawnSync(
  process.execPath,
  [join(root, "scripts/conformance.mjs"), "--diff", "10", "--json", resultFile],
  { cwd: root, stdio: "inherit" },
);
if (!existsSync(resultFile)) {
  console.error("The replay ended without a result.");
  process.exit(1);
}

const { areas } = JSON.parse(readFileSync(resultFile, "utf8"));
const floor = JSON.parse(readFileSync(floorFile, "utf8"));
const passed = (area) => areas[area]?.passed ?? 0;

if (process.argv.includes("--raise")) {
  const names = [...new Set([...Object.keys(areas), ...Object.keys(floor)])].sort();
  const raised = names.map((area) => [area, Math.max(passed(area), floor[area] ?? 0)]);
  writeFileSync(floorFile, `${JSON.stringify(Object.fromEntries(raised), null, 2)}\n`);
}

const fallen = Object.entries(floor).filter(([area, least]) => passed(area) < least);
for (const [area, least] of fallen) {
  console.error(`${area}: ${passed(area)} requests answer as recorded, it was ${least} before.`);
}
const risen = Object.keys(areas).filter((area) => passed(area) > (floor[area] ?? 0));
if (risen.length > 0 && fallen.length === 0 && !process.argv.includes("--raise")) {
  console.log(
    `Better than the floor: ${risen.join(", ")}. Raise it: npm run conformance:floor -- --raise`,
  );
}
process.exit(fallen.length === 0 ? 0 : 1);

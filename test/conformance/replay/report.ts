import { compareCommands, compareResponses, type Difference } from "./compare.ts";
import type { Scenario } from "./scenario.ts";

export interface AreaCount {
  scenarios: number;
  requests: number;
  passed: number;
  failed: number;
}

export interface Finding {
  /** Scenario and step, e.g. "refresh/claims · step 3 POST /api-jwt-refresh/". */
  readonly where: string;
  readonly differences: readonly Difference[];
}

/** Counts by area, and everything that differs. */
export class Report {
  readonly areas = new Map<string, AreaCount>();
  readonly findings: Finding[] = [];

  /** Compares a replayed scenario with its recording. */
  add(expected: Scenario, actual: Scenario): void {
    const area = expected.name.split("/")[0] ?? "";
    const count = this.areas.get(area) ?? { scenarios: 0, requests: 0, passed: 0, failed: 0 };
    this.areas.set(area, count);
    count.scenarios += 1;
    const judge = (where: string, differences: readonly Difference[]): void => {
      count.requests += 1;
      if (differences.length === 0) count.passed += 1;
      else {
        count.failed += 1;
        this.findings.push({ where: `${expected.name} · ${where}`, differences });
      }
    };
    expected.commands?.forEach((command, at) => {
      const ours = actual.commands?.[at];
      const name = `manage.py ${command.argv.join(" ")}`;
      judge(name, ours ? compareCommands(command, ours) : [missing("command")]);
    });
    judgeBoot(expected, actual, judge);
    expected.steps?.forEach((step, at) => {
      const ours = actual.steps?.[at];
      const where = `step ${String(at)}`;
      if (step.response && step.request) {
        const { method, target } = step.request;
        const label = `${where} ${method} ${target.slice(0, 60)}`;
        judge(
          label,
          ours?.response ? compareResponses(step.response, ours.response) : [missing("response")],
        );
      } else if (step.result !== undefined) {
        const differences = compareValues("result", step.result, ours?.result);
        if (differences.length > 0) judge(`${where} ${JSON.stringify(step.do)}`, differences);
      }
    });
  }

  /** A scenario that could not be replayed at all: every request of it failed. */
  fail(expected: Scenario, error: unknown): void {
    this.add(expected, { name: expected.name });
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.findings.push({
      where: expected.name,
      differences: [{ field: "replay", expected: "no error", actual: text }],
    });
  }

  get total(): AreaCount {
    const sum: AreaCount = { scenarios: 0, requests: 0, passed: 0, failed: 0 };
    for (const count of this.areas.values()) {
      for (const key of ["scenarios", "requests", "passed", "failed"] as const)
        sum[key] += count[key];
    }
    return sum;
  }
}

type Judge = (where: string, differences: readonly Difference[]) => void;

const BOOTED: NonNullable<Scenario["boot"]> = { ok: true };

/** A boot or a set-up that fails, in either world, counts as a request. */
function judgeBoot(expected: Scenario, actual: Scenario, judge: Judge): void {
  if (!expected.steps) return;
  const [wanted, got] = [expected.boot ?? BOOTED, actual.boot ?? BOOTED];
  if (!wanted.ok || !got.ok) {
    const essence = (boot: NonNullable<Scenario["boot"]>): unknown =>
      boot.ok
        ? "started"
        : [boot.error, boot.points_at?.file ?? null, boot.points_at?.line ?? null];
    judge("boot", compareValues("boot", essence(wanted), essence(got)));
  }
  if (expected.setup_error !== undefined || actual.setup_error !== undefined) {
    judge("set-up", compareValues("setup_error", expected.setup_error, actual.setup_error));
  }
}

function compareValues(field: string, expected: unknown, actual: unknown): Difference[] {
  return JSON.stringify(expected) === JSON.stringify(actual) ? [] : [{ field, expected, actual }];
}

function missing(field: string): Difference {
  return { field, expected: "present", actual: "missing" };
}

/** The table by area. */
export function table(report: Report): string {
  const row = (name: string, { scenarios, requests, passed, failed }: AreaCount): string =>
    name.padEnd(16) +
    [scenarios, requests, passed, failed].map((n) => String(n).padStart(11)).join("");
  const head =
    "area".padEnd(16) +
    ["scenarios", "requests", "passed", "failed"].map((h) => h.padStart(11)).join("");
  const areas = [...report.areas].sort(([a], [b]) => a.localeCompare(b));
  return [head, ...areas.map(([name, count]) => row(name, count)), row("total", report.total)].join(
    "\n",
  );
}

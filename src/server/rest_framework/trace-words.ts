import type { TraceStep } from "../../protocol/trace.ts";
import { str, truthy } from "../../python/operations.ts";
import type { Value } from "../../python/values.ts";
import type { Process } from "../process.ts";
import type { Request } from "./request.ts";

type Looked = NonNullable<TraceStep["looked"]>;

/** A user as the trace names one. */
export async function userName(process: Process, user: Value): Promise<string> {
  try {
    return str(await process.getattr(user, "username"));
  } catch {
    return "a user";
  }
}

/** Whom a permission looks at, and what they want to do. */
export async function whoAsks(process: Process, request: Request): Promise<Looked> {
  const known = truthy(await request.successful_authenticator);
  const user = known ? await userName(process, await request.user) : "nobody";
  return [
    { what: "user", value: user },
    { what: "method", value: request._request.method ?? "" },
  ];
}

/** What a throttle said. */
export async function judgementOf(
  process: Process,
  throttle: object,
  allowed: boolean,
): Promise<Pick<TraceStep, "outcome" | "because" | "looked">> {
  if (allowed) return { outcome: "passed", because: "There is room within the rate." };
  const looked = [{ what: "rate", value: await rateOf(process, throttle) }];
  return { outcome: "refused", because: "The rate is used up.", looked };
}

/** The rate of a throttle, e.g. "5/min"; "its own" for one that has none. */
async function rateOf(process: Process, throttle: object): Promise<string> {
  try {
    return str(await process.getattr(throttle, "rate"));
  } catch {
    return "its own";
  }
}

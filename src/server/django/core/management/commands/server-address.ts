/** The address of django/core/management/commands/runserver.py (5.2): "8000", "0:8000", "[::1]:8000", "localhost:8000". */
import { OverflowError } from "../../../../../python/errors.ts";
import { str } from "../../../../../python/operations.ts";
import type { Value } from "../../../../../python/values.ts";
import { commandError } from "../base.ts";

/** Where a server listens. */
export interface Address {
  readonly host: string;
  readonly port: string;
  /** A number of IP version 6, which stands in brackets. */
  readonly isRawIpv6: boolean;
}

const PATTERN =
  /^(?:(?:(?<ipv4>\d{1,3}(?:\.\d{1,3}){3})|(?<ipv6>\[[a-fA-F0-9:]+\])|(?<fqdn>[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*)):)?(?<port>\d+)$/;

/** @throws CommandError for what is no address */
export function readAddress(written: Value, ipv6: boolean): Address {
  const fallback = { host: ipv6 ? "::1" : "127.0.0.1", isRawIpv6: ipv6 };
  if (written === null || written === "") return { ...fallback, port: "8000" };
  const found = PATTERN.exec(str(written))?.groups;
  if (!found)
    throw commandError(`"${str(written)}" is not a valid port number or address:port pair.`);
  const { port = "" } = found;
  const [v4, v6, name] = [found["ipv4"], found["ipv6"], found["fqdn"]];
  if (v6 !== undefined) return { host: v6.slice(1, -1), port, isRawIpv6: true };
  if (v4 !== undefined && ipv6) throw commandError(`"${v4}" is not a valid IPv6 address.`);
  const host = v4 ?? name;
  return host === undefined ? { ...fallback, port } : { host, port, isRawIpv6: false };
}

/** "127.0.0.1:8000" as the server announces it */
export function addressText({ host, port, isRawIpv6 }: Address): string {
  const shown = isRawIpv6 ? `[${host}]` : host === "0" ? "0.0.0.0" : host;
  return `${shown}:${String(Number(port))}`;
}

const MOST_PORTS = 65535;
const isNumber = (host: string): boolean => /^\d+(?:\.\d+){3}$/.test(host);

/** Why a machine without other names than its own cannot listen there; null where it can. @throws OverflowError */
export function bindingProblem({ host, port, isRawIpv6 }: Address): string | null {
  const isLocalNumber = /^127(?:\.\d+){3}$|^0\.0\.0\.0$/.test(host);
  const isKnown = isRawIpv6 || isNumber(host) || ["localhost", "0"].includes(host.toLowerCase());
  const isWellFormed = host.split(".").every((part) => !/^\d+$/.test(part) || Number(part) <= 255);
  if (!isKnown || !isWellFormed) return "[Errno -2] Name or service not known";
  if (Number(port) > MOST_PORTS) throw new OverflowError("bind(): port must be 0-65535.");
  const isOther = isRawIpv6
    ? !/^(?:::1?|(?:0+:){7}0*1)$/.test(host)
    : isNumber(host) && !isLocalNumber;
  return isOther ? "That IP address can't be assigned to." : null;
}

/** Where the development server of this workbook listens. */
const PORT = "8000";
const LOCAL = /^(?:127(?:\.\d+){3}|localhost|0\.0\.0\.0|\[::1\])$/i;

/** An address taken apart. */
export interface Address {
  readonly scheme: string;
  readonly user: string | null;
  /** Without the port. */
  readonly name: string;
  readonly port: string;
  /** Path and query; "/" at least. */
  readonly target: string;
}

const PARTS =
  /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:([^/?#@]*)@)?(\[[^\]]*\]|[^/:?#]*)(?::(\d*))?([^#]*)(?:#.*)?$/is;

/** @param scheme where the address has none @returns null for what is no address */
export function readAddress(url: string, scheme = "http"): Address | null {
  const match = PARTS.exec(url);
  if (!match) return null;
  const [, written = scheme, user = null, name = "", port = "", rest = ""] = match;
  const lower = written.toLowerCase();
  const usual = lower === "https" ? "443" : "80";
  const target = rest.startsWith("/") ? rest : `/${rest}`;
  return { scheme: lower, user, name, port: port === "" ? usual : port, target };
}

/** The Host header: the port only where it is not the usual one. */
export function hostOf({ scheme, name, port }: Address): string {
  return port === (scheme === "https" ? "443" : "80") ? name : `${name}:${port}`;
}

/** What stands at an address, seen from this terminal: the server, a closed port of this machine, or nothing known. */
export function whereIs({ name, port }: Address): "server" | "closed" | "unknown" {
  if (!LOCAL.test(name)) return "unknown";
  return port === PORT && name !== "[::1]" ? "server" : "closed";
}

/** Where a redirect leads. @param location as the header has it */
export function redirected(from: Address, location: string): Address | null {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(location)) return readAddress(location);
  if (location.startsWith("//")) return readAddress(`${from.scheme}:${location}`);
  const path = from.target.replace(/[?#].*$/s, "");
  const target = location.startsWith("/")
    ? location
    : location.startsWith("?")
      ? path + location
      : path.replace(/[^/]*$/, "") + location;
  return { ...from, target: target.replace(/#.*$/s, "") };
}

/** Mirrors django/utils/ipv6.py (5.2), and the parts of the ipaddress module it stands on. */

const MAX_IPV6_ADDRESS_LENGTH = 39;
const HEXTETS = 8;

/** ipaddress.IPv4Address accepts it: four numbers without leading zeros. */
export function is_valid_ipv4_address(text: string): boolean {
  const parts = text.split(".");
  return (
    parts.length === 4 &&
    parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
  );
}

/** The eight numbers of an IPv6 address; null where the text is none. A scope ("%eth0") is left out. */
function hextets(text: string): number[] | null {
  if (text.length > MAX_IPV6_ADDRESS_LENGTH) return null;
  const [address = "", scope, ...more] = text.split("%");
  if (scope === "" || more.length > 0) return null;
  const [, head = address, tail] = /^(.*:)([^:]*\.[^:]*)$/.exec(address) ?? [];
  if (tail !== undefined && !is_valid_ipv4_address(tail)) return null;
  const [a = 0, b = 0, c = 0, d = 0] = (tail ?? "").split(".").map(Number);
  const low =
    tail === undefined ? "" : `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  const halves = (head + low).split("::");
  if (halves.length > 2) return null;
  const [left = [], right] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const given = [...left, ...(right ?? [])];
  if (!given.every((part) => /^[0-9a-f]{1,4}$/i.test(part))) return null;
  const missing = HEXTETS - given.length;
  if (right === undefined ? missing !== 0 : missing < 1) return null;
  const zeros = Array.from({ length: missing }, () => "0");
  return [...left, ...zeros, ...(right ?? [])].map((part) => parseInt(part, 16));
}

/** Hexadecimal groups, the longest run of zeros (two at least, the first of equals) as "::". */
function compressed(groups: readonly number[]): string {
  const words = groups.map((group) => group.toString(16));
  let [start, length] = [0, 1];
  for (let at = 0; at < groups.length; at++) {
    let end = at;
    while (groups[end] === 0) end++;
    if (end - at > length) [start, length] = [at, end - at];
  }
  if (length < 2) return words.join(":");
  return `${words.slice(0, start).join(":")}::${words.slice(start + length).join(":")}`;
}

export function is_valid_ipv6_address(text: string): boolean {
  return hextets(text) !== null;
}

/** An IPv6 address in its shortest form, an IPv4 address in it in dots; null where the text is no address. */
export function clean_ipv6_address(text: string, unpack_ipv4 = false): string | null {
  const groups = hextets(text);
  if (!groups) return null;
  const [high = 0, low = 0] = groups.slice(6);
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (!mapped) return compressed(groups);
  const dotted = [high >> 8, high & 255, low >> 8, low & 255].join(".");
  return unpack_ipv4 ? dotted : `::ffff:${dotted}`;
}

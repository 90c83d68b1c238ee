/** Keys as the `cryptography` package loads them from PEM and OpenSSH text, in the form WebCrypto imports. */
import { TypeError, ValueError } from "../../../python/errors.ts";
import { type DerNode, parseDer, writeDer } from "./der.ts";
import { firstKey, type PemBlock } from "./pem.ts";

/** The kinds of key that PyJWT can use. */
export type KeyFamily = "RSA" | "EllipticCurve" | "Ed25519" | "Ed448";

/** A key read from a file. */
export interface KeyFile {
  readonly family: KeyFamily;
  readonly secret: boolean;
  /** PKCS #8 for a private key, SubjectPublicKeyInfo for a public one. */
  readonly der: Uint8Array<ArrayBuffer>;
  /** Name of the curve as the `cryptography` package gives it, for an elliptic curve. */
  readonly curve: string | null;
}

const SEQUENCE = 0x30;
const OBJECT_IDENTIFIER = 0x06;
const OCTET_STRING = 0x04;
const BIT_STRING = 0x03;
const INTEGER = 0x02;
const NULL = 0x05;
const CURVE_TAG = 0xa0;

const RSA_ENCRYPTION = hex("2a864886f70d010101");
const EC_PUBLIC_KEY = hex("2a8648ce3d0201");
const ED25519 = hex("2b6570");
const ED448 = "2b6571";
const CURVES: Readonly<Record<string, string>> = {
  "2a8648ce3d030107": "secp256r1",
  "2b81040022": "secp384r1",
  "2b81040023": "secp521r1",
  "2b8104000a": "secp256k1",
};
const SSH_CURVES: Readonly<Record<string, string>> = {
  nistp256: "2a8648ce3d030107",
  nistp384: "2b81040022",
  nistp521: "2b81040023",
};

/** @throws ValueError where there is no key, TypeError where it is kept under a password */
export function load_pem_private_key(text: string): KeyFile {
  return firstKey(text, "private", readPrivate);
}

/** @throws ValueError where there is no key */
export function load_pem_public_key(text: string): KeyFile {
  return firstKey(text, "public", readPublic);
}

function readPublic({ label, der }: PemBlock): KeyFile | null {
  if (label !== "PUBLIC KEY" && label !== "RSA PUBLIC KEY") return null;
  const node = derOf(der);
  const described = describe(node?.children[0], der, false);
  if (described || label === "PUBLIC KEY" || !isIntegers(node)) return described;
  return rsaPublic(der);
}

function readPrivate({ label, der }: PemBlock): KeyFile | null {
  if (label === "ENCRYPTED PRIVATE KEY")
    throw new TypeError("Password was not given but private key is encrypted");
  if (!/^((RSA|EC) )?PRIVATE KEY$/.test(label)) return null;
  const node = derOf(der);
  const described = describe(node?.children[1], der, true);
  if (described) return /^RSA|^EC/.test(label) && !fits(described, label) ? null : described;
  const version = writeDer(INTEGER, Uint8Array.of(0));
  if (label === "RSA PRIVATE KEY" && isIntegers(node)) {
    const wrapped = writeDer(SEQUENCE, version, rsaIdentifier(), writeDer(OCTET_STRING, der));
    return { family: "RSA", secret: true, der: wrapped, curve: null };
  }
  if (label !== "EC PRIVATE KEY") return null;
  const curve = node?.children.find((child) => child.tag === CURVE_TAG)?.children[0]?.content;
  if (!curve) return null;
  const wrapped = writeDer(SEQUENCE, version, curveIdentifier(curve), writeDer(OCTET_STRING, der));
  return { family: "EllipticCurve", secret: true, der: wrapped, curve: curveName(curve) };
}

function fits({ family }: KeyFile, label: string): boolean {
  return family === (label.startsWith("RSA") ? "RSA" : "EllipticCurve");
}

/** Whether it is the sequence of numbers of an RSA key without a wrapping. */
function isIntegers(node: DerNode | null): boolean {
  const numbers = node?.children ?? [];
  return numbers.length > 1 && numbers.every(({ tag }) => tag === INTEGER);
}

function describe(
  identifier: DerNode | undefined,
  der: Uint8Array<ArrayBuffer>,
  secret: boolean,
): KeyFile | null {
  const [algorithm, parameters] = identifier?.children ?? [];
  if (algorithm?.tag !== OBJECT_IDENTIFIER) return null;
  const name = toHex(algorithm.content);
  if (name === toHex(RSA_ENCRYPTION)) return { family: "RSA", secret, der, curve: null };
  if (name === toHex(ED25519)) return { family: "Ed25519", secret, der, curve: null };
  if (name === ED448) return { family: "Ed448", secret, der, curve: null };
  if (name !== toHex(EC_PUBLIC_KEY) || !parameters) return null;
  return { family: "EllipticCurve", secret, der, curve: curveName(parameters.content) };
}

function derOf(der: Uint8Array): DerNode | null {
  try {
    return parseDer(der);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** One line of an OpenSSH `.pub` file (RFC 4253 section 6.6). @throws ValueError where it is none */
export function load_ssh_public_key(line: string): KeyFile {
  const [type = "", encoded = ""] = line.split(/ +/);
  let parts: Uint8Array[];
  try {
    parts = sshParts(Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0)));
  } catch {
    throw new ValueError("Invalid line format");
  }
  const [named, first, second] = parts;
  if (!named || new TextDecoder().decode(named) !== type || !first)
    throw new ValueError("Invalid key format");
  if (type === "ssh-rsa" && second)
    return rsaPublic(writeDer(SEQUENCE, writeDer(INTEGER, second), writeDer(INTEGER, first)));
  if (type === "ssh-ed25519")
    return publicKey("Ed25519", sequence(writeDer(OBJECT_IDENTIFIER, ED25519)), first, null);
  const curve = SSH_CURVES[new TextDecoder().decode(first)];
  if (curve === undefined || !second) throw new ValueError(`Unsupported key type: b'${type}'`);
  return publicKey("EllipticCurve", curveIdentifier(hex(curve)), second, CURVES[curve] ?? null);
}

/** The strings of an SSH wire message, each behind its length. @throws RangeError where one is cut short */
function sshParts(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = at + 4 + view.getUint32(at);
    if (end > bytes.length) throw new RangeError("SSH string is cut short");
    parts.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return parts;
}

function publicKey(
  family: KeyFamily,
  identifier: Uint8Array,
  bits: Uint8Array,
  curve: string | null,
): KeyFile {
  const der = writeDer(SEQUENCE, identifier, writeDer(BIT_STRING, Uint8Array.of(0), bits));
  return { family, secret: false, der, curve };
}

function rsaPublic(der: Uint8Array): KeyFile {
  return publicKey("RSA", rsaIdentifier(), der, null);
}

function rsaIdentifier(): Uint8Array {
  return sequence(writeDer(OBJECT_IDENTIFIER, RSA_ENCRYPTION), writeDer(NULL));
}

function curveIdentifier(curve: Uint8Array): Uint8Array {
  return sequence(writeDer(OBJECT_IDENTIFIER, EC_PUBLIC_KEY), writeDer(OBJECT_IDENTIFIER, curve));
}

function sequence(...contents: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return writeDer(SEQUENCE, ...contents);
}

function curveName(identifier: Uint8Array): string | null {
  return CURVES[toHex(identifier)] ?? null;
}

function hex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

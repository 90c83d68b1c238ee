import { parseDer, writeDer, type DerNode } from "./der.ts";

/** The kinds of asymmetric key that PyJWT can use. */
export type KeyFamily = "RSA" | "EC" | "Ed25519";

/** A key read from a PEM file, in the form WebCrypto imports. */
export interface KeyFile {
  readonly family: KeyFamily;
  readonly secret: boolean;
  /** PKCS #8 for a private key, SubjectPublicKeyInfo for a public one. */
  readonly der: Uint8Array<ArrayBuffer>;
  /** Name of the curve as the `cryptography` package gives it, for EC. */
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
const ED25519 = "2b6570";
const CURVES: Readonly<Record<string, string>> = {
  "2a8648ce3d030107": "secp256r1",
  "2b81040022": "secp384r1",
  "2b81040023": "secp521r1",
  "2b8104000a": "secp256k1",
};

const PEM = /-----BEGIN ([A-Z ]+)-----([\s\S]*?)-----END \1-----/;

/** The key of the first PEM block with one of the labels; null where there is none or it cannot be read. */
export function readKeyFile(pem: string, kind: "private" | "public"): KeyFile | null {
  const block = PEM.exec(pem);
  const label = block?.[1];
  if (label === undefined) return null;
  try {
    const der = fromBase64(block?.[2] ?? "");
    if (kind === "public") return readPublic(label, der);
    return readPrivate(label, der);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readPublic(label: string, der: Uint8Array<ArrayBuffer>): KeyFile | null {
  if (label === "RSA PUBLIC KEY") {
    parseDer(der);
    const bits = writeDer(BIT_STRING, Uint8Array.of(0), der);
    return {
      family: "RSA",
      secret: false,
      der: writeDer(SEQUENCE, rsaIdentifier(), bits),
      curve: null,
    };
  }
  if (label !== "PUBLIC KEY") return null;
  return describe(parseDer(der).children[0], der, false);
}

function readPrivate(label: string, der: Uint8Array<ArrayBuffer>): KeyFile | null {
  const node = parseDer(der);
  if (label === "PRIVATE KEY") return describe(node.children[1], der, true);
  const version = writeDer(INTEGER, Uint8Array.of(0));
  if (label === "RSA PRIVATE KEY") {
    const wrapped = writeDer(SEQUENCE, version, rsaIdentifier(), writeDer(OCTET_STRING, der));
    return { family: "RSA", secret: true, der: wrapped, curve: null };
  }
  if (label !== "EC PRIVATE KEY") return null;
  const curve = node.children.find((child) => child.tag === CURVE_TAG)?.children[0]?.content;
  if (!curve) return null;
  const identifier = writeDer(
    SEQUENCE,
    writeDer(OBJECT_IDENTIFIER, EC_PUBLIC_KEY),
    writeDer(OBJECT_IDENTIFIER, curve),
  );
  const wrapped = writeDer(SEQUENCE, version, identifier, writeDer(OCTET_STRING, der));
  return { family: "EC", secret: true, der: wrapped, curve: CURVES[toHex(curve)] ?? null };
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
  if (name === ED25519) return { family: "Ed25519", secret, der, curve: null };
  if (name !== toHex(EC_PUBLIC_KEY) || !parameters) return null;
  return { family: "EC", secret, der, curve: CURVES[toHex(parameters.content)] ?? null };
}

function rsaIdentifier(): Uint8Array {
  return writeDer(SEQUENCE, writeDer(OBJECT_IDENTIFIER, RSA_ENCRYPTION), writeDer(NULL));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const compact = text.replaceAll(/\s+/g, "");
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) throw new RangeError("no base64");
  const decoded = atob(compact);
  return Uint8Array.from(decoded, (character) => character.charCodeAt(0));
}

function hex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

import { NotImplementedError } from "../../python/errors.ts";
import { compareText, contains, str, truthy } from "../../python/operations.ts";
import { decodeText } from "../../python/stdlib/codecs.ts";
import { loads } from "../../python/stdlib/json.ts";
import { Bytes, Dict, type Value } from "../../python/values.ts";
import {
  type Algorithm,
  type AlgorithmContext,
  HASHES,
  type PreparedKey,
  requires_cryptography,
} from "./algorithms/algorithm.ts";
import { AsymmetricAlgorithm } from "./algorithms/asymmetric.ts";
import { HMACAlgorithm } from "./algorithms/hmac.ts";
import { NoneAlgorithm } from "./algorithms/none.ts";
import { base64url_encode, decodeSegment } from "./base64url.ts";
import {
  DecodeError,
  InvalidAlgorithmError,
  InvalidSignatureError,
  InvalidTokenError,
} from "./exceptions.ts";
import type { WriteJson } from "./write-json.ts";

/** A token taken apart; nothing of it is verified. */
export interface LoadedToken {
  readonly payload: Uint8Array;
  /** Header and payload segments with the dot between them: what is signed. */
  readonly signingInput: Uint8Array;
  readonly header: Dict;
  readonly signature: Uint8Array;
}

/** The key for the algorithm that the token's header names. */
export type KeySource = (algorithm: Algorithm) => Promise<PreparedKey>;

const SUPPORTED_CRITICAL = new Set(["b64"]);

/** Mirrors jwt.api_jws.PyJWS (2.15.1): compact JSON Web Signatures (RFC 7515). */
export class PyJWS {
  readonly #context: AlgorithmContext;

  constructor(context: AlgorithmContext) {
    this.#context = context;
  }

  /** @throws NotImplementedError for a name that PyJWT does not know, or knows only with `cryptography` */
  get_algorithm_by_name(name: string): Algorithm {
    if (name === "none") return new NoneAlgorithm();
    const hash = /^HS(256|384|512)$/.exec(name)?.[1];
    if (hash !== undefined) return new HMACAlgorithm(this.#context, HASHES[hash] ?? "SHA-256");
    if (!requires_cryptography.has(name)) throw new NotImplementedError("Algorithm not supported");
    if (this.#context.hasCryptography) return new AsymmetricAlgorithm(this.#context, name);
    throw new NotImplementedError(
      `Algorithm '${name}' could not be found. Do you have cryptography installed?`,
    );
  }

  /**
   * Mirrors PyJWS.encode.
   * @param payload the text to sign
   * @returns the compact token
   */
  async encode(
    payload: string,
    key: Value,
    algorithm: string,
    headers: Dict | null,
    write: WriteJson,
  ): Promise<string> {
    const chosen = headers?.get("alg") ?? null;
    const named = truthy(chosen) ? str(chosen) : algorithm;
    const header = headerOf(named, headers);
    const detached = header.get("b64") === false;
    const bytes = new TextEncoder().encode(payload);
    const head = base64url_encode(new TextEncoder().encode(await write(header)));
    const body = base64url_encode(bytes);
    const dotted = new TextEncoder().encode(`${head}.${detached ? payload : body}`);
    const signer = this.get_algorithm_by_name(named);
    const signature = base64url_encode(await signer.sign(dotted, await signer.prepare_key(key)));
    return `${head}.${detached ? "" : body}.${signature}`;
  }

  /**
   * Takes a token apart and, unless told not to, verifies its signature.
   * @throws InvalidTokenError and what is below it, in PyJWT's words
   */
  async decode_complete(
    token: Value,
    key: KeySource,
    algorithms: Value,
    verifySignature: boolean,
  ): Promise<LoadedToken> {
    if (verifySignature && !truthy(algorithms)) {
      throw new DecodeError(
        'It is required that you pass in a value for the "algorithms" argument when calling decode().',
      );
    }
    const loaded = this.load(token);
    validateHeaders(loaded.header);
    if (loaded.header.get("b64") === false) refuseDetached(loaded.header);
    if (verifySignature) await this.#verify(loaded, key, algorithms);
    return loaded;
  }

  /** Mirrors PyJWS.get_unverified_header. @throws InvalidTokenError */
  get_unverified_header(token: Value): Dict {
    const { header } = this.load(token);
    validateHeaders(header);
    return header;
  }

  /** Mirrors PyJWS._load. @throws DecodeError */
  load(given: Value): LoadedToken {
    const token = given instanceof Bytes ? decodeText(given.value, "latin-1") : given;
    if (typeof token !== "string")
      throw new DecodeError("Invalid token type. Token must be a <class 'bytes'>");
    const last = token.lastIndexOf(".");
    const first = token.indexOf(".");
    if (first === -1 || first === last) throw new DecodeError("Not enough segments");
    const header = parseHeader(segmentOf(token.slice(0, first), "header"));
    const payloadSegment = token.slice(first + 1, last);
    let payload = new Uint8Array();
    if (header.get("b64") !== false)
      payload = Uint8Array.from(segmentOf(payloadSegment, "payload"));
    else if (payloadSegment !== "") {
      throw new DecodeError("Payload segment must be empty when 'b64' is false.");
    }
    const signature = segmentOf(token.slice(last + 1), "crypto");
    const signingInput = new TextEncoder().encode(token.slice(0, last));
    return { payload, signingInput, header, signature };
  }

  async #verify(loaded: LoadedToken, key: KeySource, algorithms: Value): Promise<void> {
    const name = loaded.header.get("alg");
    if (name === undefined) throw new InvalidAlgorithmError("Algorithm not specified");
    if (!truthy(name) || !contains(algorithms, name) || typeof name !== "string") {
      throw new InvalidAlgorithmError("The specified alg value is not allowed");
    }
    const algorithm = this.#supported(name);
    const prepared = await key(algorithm);
    if (!(await algorithm.verify(loaded.signingInput, prepared, loaded.signature))) {
      throw new InvalidSignatureError("Signature verification failed");
    }
  }

  #supported(name: string): Algorithm {
    try {
      return this.get_algorithm_by_name(name);
    } catch (cause) {
      if (cause instanceof NotImplementedError) {
        throw new InvalidAlgorithmError("Algorithm not supported", { cause });
      }
      throw cause;
    }
  }
}

function segmentOf(text: string, name: string): Uint8Array {
  const bytes = decodeSegment(text);
  if (!bytes) throw new DecodeError(`Invalid ${name} padding`);
  return bytes;
}

function parseHeader(bytes: Uint8Array): Dict {
  const header = parseJson(bytes, "header");
  if (!(header instanceof Dict))
    throw new DecodeError("Invalid header string: must be a json object");
  return header;
}

/** Bytes as Python's json.loads reads them. @throws DecodeError "Invalid header string: …" */
export function parseJson(bytes: Uint8Array, name: "header" | "payload"): Value {
  try {
    return loads(new Bytes(bytes));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : "";
    throw new DecodeError(`Invalid ${name} string: ${why}`, { cause });
  }
}

/** The header of a new token, its members in the order of their names. */
function headerOf(algorithm: string, given: Dict | null): Dict {
  if (given && truthy(given)) validateKeyId(given);
  const header = new Dict([["typ", "JWT"], ["alg", algorithm], ...(given ?? [])]);
  if (!truthy(header.get("typ") ?? null)) header.delete("typ");
  if (header.get("b64") === false) {
    const critical = header.get("crit") ?? [];
    if (!Array.isArray(critical))
      throw new InvalidTokenError("Invalid 'crit' header: must be a list");
    if (!critical.includes("b64")) header.set("crit", [...(critical as Value[]), "b64"]);
  } else {
    header.delete("b64");
  }
  return new Dict([...header].sort(([a], [b]) => compareText(str(a), str(b))));
}

function validateKeyId(header: Dict): void {
  if (header.has("kid") && typeof header.get("kid") !== "string") {
    throw new InvalidTokenError("Key ID header parameter must be a string");
  }
}

function validateHeaders(header: Dict): void {
  validateKeyId(header);
  if (!header.has("crit")) return;
  const critical = header.get("crit");
  if (!Array.isArray(critical) || critical.length === 0) {
    throw new InvalidTokenError("Invalid 'crit' header: must be a non-empty list");
  }
  for (const extension of critical as Value[]) {
    if (typeof extension !== "string") {
      throw new InvalidTokenError("Invalid 'crit' header: values must be strings");
    }
    if (!SUPPORTED_CRITICAL.has(extension)) {
      throw new InvalidTokenError(`Unsupported critical extension: ${extension}`);
    }
    if (!header.has(extension)) {
      throw new InvalidTokenError(`Critical extension '${extension}' is missing from headers`);
    }
  }
}

/** `b64: false` needs a payload from elsewhere (RFC 7797), which a web token never has. */
function refuseDetached(header: Dict): never {
  const critical = header.get("crit");
  if (!Array.isArray(critical) || !critical.includes("b64")) {
    throw new InvalidTokenError(
      "The 'b64' header parameter requires 'b64' to be listed in 'crit'.",
    );
  }
  throw new DecodeError(
    'It is required that you pass in a value for the "detached_payload" argument to decode a message having the b64 header set to false.',
  );
}

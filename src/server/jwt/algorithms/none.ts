import type { Value } from "../../../python/values.ts";
import { InvalidKeyError } from "../exceptions.ts";
import type { Algorithm, PreparedKey } from "./algorithm.ts";

/** Mirrors jwt.algorithms.NoneAlgorithm: an empty signature, which never verifies. */
export class NoneAlgorithm implements Algorithm {
  prepare_key(key: Value): Promise<PreparedKey> {
    if (key !== null && key !== "")
      throw new InvalidKeyError('When alg = "none", key value must be None.');
    return Promise.resolve({ kind: "secret", bytes: new Uint8Array() });
  }
  sign(): Promise<Uint8Array> {
    return Promise.resolve(new Uint8Array());
  }
  verify(): Promise<boolean> {
    return Promise.resolve(false);
  }
}

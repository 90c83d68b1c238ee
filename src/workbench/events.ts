/** A place in the learner's project that a panel asks to see. Line and column count from 1. */
export interface OpenPlace {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** An event of a panel's element that passes shadow roots on its way up. */
export function panelEvent<T>(name: `wb-${string}`, detail: T): CustomEvent<T> {
  return new CustomEvent(name, { detail, bubbles: true, composed: true });
}

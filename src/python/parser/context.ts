/** Where a statement stands, for those that cannot stand everywhere. */
export interface Context {
  readonly inFunction: boolean;
  readonly inLoop: boolean;
  readonly inClass: boolean;
}

export const MODULE: Context = { inFunction: false, inLoop: false, inClass: false };

import type { Value } from "./values.ts";

/** Where a node stands. Lines count from 1, columns from 0 in code units. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export type Expression = Span &
  (
    | { readonly kind: "constant"; readonly value: Value }
    | { readonly kind: "ellipsis" }
    | { readonly kind: "name"; readonly name: string }
    | { readonly kind: "fstring"; readonly parts: readonly FStringPart[] }
    | { readonly kind: "tuple" | "list" | "set"; readonly items: readonly Expression[] }
    | { readonly kind: "dict"; readonly entries: readonly DictEntry[] }
    | { readonly kind: "attribute"; readonly object: Expression; readonly name: string }
    | { readonly kind: "subscript"; readonly object: Expression; readonly index: Expression }
    | {
        readonly kind: "slice";
        readonly lower: Expression | null;
        readonly upper: Expression | null;
        readonly step: Expression | null;
      }
    | { readonly kind: "call"; readonly callee: Expression; readonly args: readonly Argument[] }
    | {
        readonly kind: "unary";
        readonly operator: "not" | "-" | "+" | "~";
        readonly operand: Expression;
      }
    | {
        readonly kind: "binary";
        readonly operator: string;
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: "boolean";
        readonly operator: "and" | "or";
        readonly operands: readonly Expression[];
      }
    | {
        readonly kind: "compare";
        readonly first: Expression;
        readonly rest: readonly { readonly operator: string; readonly operand: Expression }[];
      }
    | {
        readonly kind: "conditional";
        readonly test: Expression;
        readonly then: Expression;
        readonly otherwise: Expression;
      }
    | { readonly kind: "lambda"; readonly parameters: Parameters; readonly body: Expression }
    | {
        readonly kind: "comprehension";
        readonly makes: "list" | "set" | "dict" | "generator";
        readonly element: Expression;
        /** The value of a dict comprehension. */
        readonly value: Expression | null;
        readonly clauses: readonly Clause[];
      }
    | { readonly kind: "star"; readonly value: Expression }
    | { readonly kind: "walrus"; readonly name: string; readonly value: Expression }
    | { readonly kind: "await"; readonly value: Expression }
    | { readonly kind: "yield"; readonly value: Expression | null; readonly from: boolean }
  );

export type FStringPart =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "value";
      readonly value: Expression;
      readonly conversion: string | null;
      readonly format: readonly FStringPart[];
      /** The text in front of the value, for `{name=}`. */
      readonly label: string | null;
    };

export type DictEntry =
  | { readonly key: Expression; readonly value: Expression }
  /** `**value` */
  | { readonly key: null; readonly value: Expression };

export type Argument =
  | { readonly kind: "positional" | "star" | "doubleStar"; readonly value: Expression }
  | { readonly kind: "keyword"; readonly name: string; readonly value: Expression };

export interface Clause {
  readonly target: Expression;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
}

export interface ParameterNode {
  readonly name: string;
  readonly preset: Expression | null;
  readonly positionalOnly: boolean;
}

export interface Parameters {
  readonly positional: readonly ParameterNode[];
  readonly variadic: string | null;
  readonly keywordOnly: readonly ParameterNode[];
  readonly keywords: string | null;
}

export interface Handler extends Span {
  readonly type: Expression | null;
  readonly name: string | null;
  readonly body: readonly Statement[];
}

export type Statement = Span &
  (
    | { readonly kind: "expression"; readonly value: Expression }
    | {
        readonly kind: "assign";
        readonly targets: readonly Expression[];
        readonly value: Expression;
      }
    | {
        readonly kind: "augmented";
        readonly target: Expression;
        readonly operator: string;
        readonly value: Expression;
      }
    | { readonly kind: "annotated"; readonly target: Expression; readonly value: Expression | null }
    | { readonly kind: "return"; readonly value: Expression | null }
    | {
        readonly kind: "raise";
        readonly error: Expression | null;
        readonly cause: Expression | null;
      }
    | { readonly kind: "pass" | "break" | "continue" }
    | { readonly kind: "delete"; readonly targets: readonly Expression[] }
    | { readonly kind: "global" | "nonlocal"; readonly names: readonly string[] }
    | { readonly kind: "assert"; readonly test: Expression; readonly message: Expression | null }
    | { readonly kind: "import"; readonly names: readonly ImportedName[] }
    | {
        readonly kind: "from";
        readonly module: string;
        /** Dots in front: 0 for an absolute import. */
        readonly level: number;
        /** null for `*`. */
        readonly names: readonly ImportedName[] | null;
      }
    | {
        readonly kind: "if";
        readonly test: Expression;
        readonly body: readonly Statement[];
        readonly otherwise: readonly Statement[];
      }
    | {
        readonly kind: "while";
        readonly test: Expression;
        readonly body: readonly Statement[];
        readonly otherwise: readonly Statement[];
      }
    | {
        readonly kind: "for";
        readonly target: Expression;
        readonly iterable: Expression;
        readonly body: readonly Statement[];
        readonly otherwise: readonly Statement[];
      }
    | {
        readonly kind: "try";
        readonly body: readonly Statement[];
        readonly handlers: readonly Handler[];
        readonly otherwise: readonly Statement[];
        readonly finally: readonly Statement[];
      }
    | {
        readonly kind: "with";
        readonly items: readonly WithItem[];
        readonly body: readonly Statement[];
      }
    | {
        readonly kind: "def";
        readonly isAsync: boolean;
        readonly name: string;
        readonly parameters: Parameters;
        readonly body: readonly Statement[];
        readonly decorators: readonly Expression[];
        readonly doc: string | null;
      }
    | {
        readonly kind: "class";
        readonly name: string;
        readonly args: readonly Argument[];
        readonly body: readonly Statement[];
        readonly decorators: readonly Expression[];
        readonly doc: string | null;
      }
  );

export interface ImportedName {
  readonly name: string;
  readonly as: string | null;
}

export interface WithItem {
  readonly value: Expression;
  readonly target: Expression | null;
}

/** A whole module. */
export interface ModuleNode {
  readonly body: readonly Statement[];
  readonly doc: string | null;
  /** Source by line, without line ends. */
  readonly lines: readonly string[];
}

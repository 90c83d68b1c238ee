/** Where in the learner's files a decision was laid down. Lines count from 1. */
export interface SourcePlace {
  /** Path inside the project, e.g. "bookstore/settings.py". */
  readonly file: string;
  readonly line: number;
}

/** The gates of a request's road, in the order Django, DRF and SimpleJWT reach them. */
export type Gate =
  | "wire"
  | "middleware"
  | "url"
  | "csrf"
  | "negotiation"
  | "parser"
  | "authentication"
  | "token"
  | "permission"
  | "throttle"
  | "view"
  | "serializer"
  | "database"
  | "renderer";

/** One decision the server took on a request, written where it was taken. */
export interface TraceStep {
  readonly gate: Gate;
  /** Dotted Python name, e.g. "rest_framework.permissions.IsAuthenticated.has_permission". */
  readonly name: string;
  readonly outcome: "passed" | "refused" | "skipped" | "failed";
  /** One plain sentence for the learner, e.g. "exp 1700000300 is 12 s before now". No markup. */
  readonly because: string;
  /** What was looked at: a header, a claim, a setting, a row. */
  readonly looked?: readonly { readonly what: string; readonly value: string }[];
  /** The setting or line of the learner's file that is responsible, where there is one. */
  readonly setting?: string;
  readonly place?: SourcePlace;
}

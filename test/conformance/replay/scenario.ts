import type { Header } from "../../../src/http/messages.ts";

/** A scenario as FORMAT.md describes it. */
export interface Scenario {
  readonly name: string;
  readonly about?: string;
  readonly base?: "start" | "done" | "full";
  readonly files?: Readonly<Record<string, string | null>>;
  readonly pip?: readonly string[];
  readonly unmigrated?: readonly string[];
  readonly db?: "base" | "empty";
  readonly users?: readonly Readonly<Record<string, unknown>>[];
  readonly books?: readonly Readonly<Record<string, unknown>>[];
  readonly clock?: string;
  readonly boot?: BootRecord;
  readonly setup_error?: string;
  readonly jtis?: readonly string[];
  readonly randoms?: Readonly<Record<string, readonly string[]>>;
  readonly commands?: readonly CommandRecord[];
  readonly steps?: readonly Step[];
}

export interface FilePoint {
  readonly file: string;
  readonly line: number;
  readonly code?: string;
}

export type BootRecord =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly stage?: string;
      readonly error: string;
      readonly points_at?: FilePoint;
    };

export interface CommandRecord {
  readonly argv: readonly string[];
  readonly exit: number | null;
  readonly started?: boolean;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly last_lines?: readonly string[];
  readonly points_at?: FilePoint;
  readonly also_seen?: readonly { readonly error: string; readonly points_at: FilePoint | null }[];
}

export interface RequestRecord {
  readonly method: string;
  readonly target: string;
  readonly headers?: readonly Header[];
  readonly body?: string | null;
  readonly body_base64?: string;
  readonly version?: string;
  readonly no_host?: boolean;
}

export interface ResponseRecord {
  readonly status?: number;
  readonly reason?: string;
  readonly version?: string;
  readonly headers?: readonly Header[];
  readonly body?: string;
  readonly body_base64?: string;
  readonly body_kind?: "django-debug-html" | "django-debug-text" | "html-page";
  readonly body_summary?: string;
  /** The whole answer where it has no status line, as latin-1 text. */
  readonly raw?: string;
}

export interface Step {
  readonly advance?: number;
  readonly do?: Readonly<Record<string, unknown>>;
  readonly result?: unknown;
  readonly capture?: Readonly<Record<string, string>>;
  readonly capture_failed?: readonly string[];
  readonly request?: RequestRecord;
  readonly response?: ResponseRecord;
  readonly console?: readonly string[];
}

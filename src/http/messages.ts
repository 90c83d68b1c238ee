/** A header line: name as written, value without surrounding blanks. Order, case and duplicates are kept. */
export type Header = readonly [name: string, value: string];

/** An HTTP request as it stands on the wire (RFC 9112), taken apart but not interpreted. */
export interface RequestMessage {
  readonly method: string;
  /** The request target as written, e.g. "/api/books/?page=2". */
  readonly target: string;
  /** E.g. "HTTP/1.1". */
  readonly version: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
}

/** An HTTP response as it stands on the wire. */
export interface ResponseMessage {
  readonly version: string;
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
}

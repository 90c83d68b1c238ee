import { IndentationError, SyntaxError, TabError } from "../errors.ts";

/** A place in the source being read. Lines count from 1, columns from 0 in code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** The SyntaxError (or IndentationError, TabError) for a place; the file is filled in by whoever knows it. */
export function syntaxFailure(
  message: string,
  place: Place,
  lines: readonly string[],
  Kind: typeof SyntaxError | typeof IndentationError | typeof TabError = SyntaxError,
): SyntaxError {
  const error = new Kind(message);
  const endLine = place.endLine ?? place.line;
  error.place = {
    file: "",
    line: place.line,
    column: place.column + 1,
    endLine,
    endColumn: (place.endColumn ?? place.column + 1) + 1,
    text: lines[place.line - 1] ?? "",
  };
  return error;
}

import type { Edit } from "./lesson.ts";

/** An edit whose text does not stand in the file exactly once. */
export class EditDoesNotFit extends Error {
  readonly code = "edit_does_not_fit";
  constructor(find: string, times: number) {
    super(
      `${JSON.stringify(find)} stands ${times} times in the file; an edit needs exactly one place`,
    );
  }
}

/** The text after the edits. An edit already made is left alone. @throws EditDoesNotFit */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits.reduce(applyEdit, text);
}

function applyEdit(text: string, { find, put }: Edit): string {
  if (find === null) return text.endsWith(put) ? text : text + put;
  const times = text.split(find).length - 1;
  if (times === 1) return text.replace(find, () => put);
  if (times === 0 && text.includes(put)) return text;
  throw new EditDoesNotFit(find, times);
}

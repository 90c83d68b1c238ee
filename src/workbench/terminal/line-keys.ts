/** A line being typed, and where the cursor stands in it. */
export interface EditedLine {
  readonly text: string;
  readonly cursor: number;
}

/** What Ctrl with a letter does to a line, as in a shell; null where it does nothing to it. */
export function editLine(letter: string, { text, cursor }: EditedLine): EditedLine | null {
  switch (letter) {
    case "a":
      return { text, cursor: 0 };
    case "e":
      return { text, cursor: text.length };
    case "u":
      return { text: text.slice(cursor), cursor: 0 };
    case "k":
      return { text: text.slice(0, cursor), cursor };
    case "w": {
      const kept = text.slice(0, cursor).replace(/\S*\s*$/, "");
      return { text: kept + text.slice(cursor), cursor: kept.length };
    }
    default:
      return null;
  }
}

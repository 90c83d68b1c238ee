/** Python's difflib.get_close_matches with its usual cut-off. */
export function closeMatches(word: string, possibilities: readonly string[]): string[] {
  return possibilities
    .map((one) => ({ one, ratio: ratio(one, word) }))
    .filter((match) => match.ratio >= 0.6)
    .sort((a, b) => b.ratio - a.ratio || (a.one < b.one ? 1 : -1))
    .slice(0, 3)
    .map(({ one }) => one);
}

/** difflib.SequenceMatcher(a, b).ratio() for short texts. */
function ratio(a: string, b: string): number {
  return a.length + b.length === 0 ? 1 : (2 * matching(a, b)) / (a.length + b.length);
}

/** Characters in the longest common block and, recursively, left and right of it. */
function matching(a: string, b: string): number {
  let [at, bt, size] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      let length = 0;
      while (i + length < a.length && j + length < b.length && a[i + length] === b[j + length])
        length += 1;
      if (length > size) [at, bt, size] = [i, j, length];
    }
  }
  if (size === 0) return 0;
  return (
    size +
    matching(a.slice(0, at), b.slice(0, bt)) +
    matching(a.slice(at + size), b.slice(bt + size))
  );
}

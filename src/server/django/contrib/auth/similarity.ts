/** difflib.SequenceMatcher(a, b).quick_ratio(): twice the letters in common over all letters. */
export function quickRatio(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  const counts = new Map<string, number>();
  for (const letter of right) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let matches = 0;
  for (const letter of left) {
    const rest = counts.get(letter) ?? 0;
    if (rest > 0) matches += 1;
    counts.set(letter, rest - 1);
  }
  const length = left.length + right.length;
  return length === 0 ? 1 : (2 * matches) / length;
}

/** Whether two texts differ so much in length that they cannot be that similar. */
export function tooLong(password: string, similarity: number, value: string): boolean {
  const [length, other] = [[...password].length, [...value].length];
  return length >= 10 * other && other < (similarity / 2) * length;
}

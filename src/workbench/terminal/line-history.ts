/** Walks earlier lines as a shell does: up for older, down for newer, back to what was being typed. */
export class LineHistory {
  #lines: readonly string[] = [];
  /** Index into the lines; their length means the line being typed. */
  #index = 0;
  #typed = "";

  /** @param lines earlier command lines, oldest first; a line equal to its neighbour counts once */
  load(lines: readonly string[]): void {
    this.#lines = lines.filter((line, index) => line !== "" && line !== lines[index - 1]);
    this.#index = this.#lines.length;
  }

  /** The next older line; null at the oldest. @param current what stands in the input */
  older(current: string): string | null {
    if (this.#index === 0) return null;
    if (this.#index === this.#lines.length) this.#typed = current;
    this.#index -= 1;
    return this.#lines[this.#index] ?? null;
  }

  /** The next older line that holds a text; null where there is none. */
  olderWith(text: string, current: string): string | null {
    for (let at = this.#index - 1; at >= 0; at -= 1) {
      const line = this.#lines[at];
      if (line?.includes(text) !== true || line === current) continue;
      if (this.#index === this.#lines.length) this.#typed = current;
      this.#index = at;
      return line;
    }
    return null;
  }

  /** The next newer line, the one being typed last of all; null when there already. */
  newer(): string | null {
    if (this.#index >= this.#lines.length) return null;
    this.#index += 1;
    return this.#index === this.#lines.length ? this.#typed : (this.#lines[this.#index] ?? null);
  }
}

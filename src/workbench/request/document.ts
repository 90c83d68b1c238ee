import { Store } from "../../client/store.ts";
import type { Kept } from "../kept.ts";

/** The text of a sandbox's request document. Survives a reload through `kept`. */
export class RequestDocument extends Store<string> {
  readonly #kept: Kept;

  constructor(kept: Kept) {
    const text = kept.read("requests");
    super(typeof text === "string" ? text : "");
    this.#kept = kept;
  }

  type(text: string): void {
    if (text === this.value) return;
    this.set(text);
    this.#kept.write("requests", text);
  }

  /**
   * Adds a request at the end, parted from what is there, unless the document holds it already.
   * @returns where the request begins
   */
  add(request: string): number {
    const wanted = request.trim();
    const there = this.#find(wanted);
    if (there !== null) return there;
    const before = this.value.trimEnd();
    const start =
      before === "" ? "" : before.endsWith("###") ? `${before}\n` : `${before}\n\n###\n`;
    this.type(`${start}${wanted}\n`);
    return start.length;
  }

  #find(wanted: string): number | null {
    let start = 0;
    for (const part of this.value.split(/(?<=^|\n)(?:###.*(?:\n|$))/)) {
      if (part.trim() === wanted) return this.value.indexOf(wanted, start);
      start += part.length;
    }
    return null;
  }
}

import { Store } from "../../client/store.ts";
import type { Kept } from "../kept.ts";

/** The files a learner has open, and what they typed but have not saved. */
export interface Drafts {
  /** Paths of the open tabs, in the order they were opened. */
  readonly open: readonly string[];
  /** The tab on top; null when none is open. */
  readonly active: string | null;
  /** Path → text that differs from the saved one. */
  readonly unsaved: Readonly<Record<string, string>>;
}

const EMPTY: Drafts = { open: [], active: null, unsaved: {} };

/** Open tabs and unsaved texts of one sandbox. Survives a reload through `kept`. */
export class FileDrafts extends Store<Drafts> {
  readonly #kept: Kept;

  constructor(kept: Kept) {
    super(readDrafts(kept.read("files")));
    this.#kept = kept;
  }

  /** Opens a tab, or brings it to the top. */
  open(path: string): void {
    const { open } = this.value;
    this.#put({ open: open.includes(path) ? open : [...open, path], active: path });
  }

  /** Closes a tab; an unsaved text stays and is there when the file is opened again. */
  close(path: string): void {
    const { open, active } = this.value;
    const left = open.filter((each) => each !== path);
    const neighbour = left[Math.min(open.indexOf(path), left.length - 1)] ?? null;
    this.#put({ open: left, active: active === path ? neighbour : active });
  }

  /** Notes what stands in the editor. @param saved the text as the server has it */
  type(path: string, text: string, saved: string): void {
    if (text === saved) this.drop(path);
    else this.#put({ unsaved: { ...this.value.unsaved, [path]: text } });
  }

  /** Forgets an unsaved text: it was saved, or is given up. */
  drop(path: string): void {
    if (!(path in this.value.unsaved)) return;
    const { [path]: _dropped, ...unsaved } = this.value.unsaved;
    this.#put({ unsaved });
  }

  /** Closes the tabs of files that are gone and forgets texts that equal what is saved now. */
  settle(files: Readonly<Record<string, string>>): void {
    const { open, active, unsaved } = this.value;
    const left = open.filter((path) => path in files || path in unsaved);
    const dirty = Object.entries(unsaved).filter(([path, text]) => files[path] !== text);
    if (left.length === open.length && dirty.length === Object.keys(unsaved).length) return;
    this.#put({
      open: left,
      active: active !== null && left.includes(active) ? active : (left.at(-1) ?? null),
      unsaved: Object.fromEntries(dirty),
    });
  }

  /** Carries a tab and its unsaved text over to a new name. */
  rename(from: string, to: string): void {
    const { open, active, unsaved } = this.value;
    const { [from]: text, ...others } = unsaved;
    this.#put({
      open: open.map((path) => (path === from ? to : path)),
      active: active === from ? to : active,
      unsaved: text === undefined ? others : { ...others, [to]: text },
    });
  }

  #put(change: Partial<Drafts>): void {
    this.set({ ...this.value, ...change });
    this.#kept.write("files", this.value);
  }
}

/** What was kept, as far as it has the right shape: an older version of the page may have written it. */
function readDrafts(kept: unknown): Drafts {
  if (typeof kept !== "object" || kept === null) return EMPTY;
  const { open, active, unsaved } = kept as Partial<Record<keyof Drafts, unknown>>;
  const paths = Array.isArray(open) ? open.filter((path) => typeof path === "string") : [];
  const texts = typeof unsaved === "object" && unsaved !== null ? Object.entries(unsaved) : [];
  return {
    open: paths,
    active: typeof active === "string" && paths.includes(active) ? active : (paths[0] ?? null),
    unsaved: Object.fromEntries(
      texts.filter((pair): pair is [string, string] => typeof pair[1] === "string"),
    ),
  };
}

import { Store } from "../client/store.ts";
import { FileDrafts } from "./files/drafts.ts";
import type { Kept } from "./kept.ts";
import { RequestDocument } from "./request/document.ts";

export interface DeskState {
  /** Id of the exchange the panels show; null follows the newest. */
  readonly selected: number | null;
}

/** What a learner has on the desk in one sandbox: the chosen exchange, open files, the request document. Nothing of it is the world's. */
export class Desk extends Store<DeskState> {
  readonly files: FileDrafts;
  readonly document: RequestDocument;

  constructor(kept: Kept) {
    super({ selected: null });
    this.files = new FileDrafts(kept);
    this.document = new RequestDocument(kept);
  }

  /** Shows one exchange in all panels; null goes back to the newest. */
  select(id: number | null): void {
    if (id !== this.value.selected) this.set({ selected: id });
  }
}

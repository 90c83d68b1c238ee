import { Store } from "../client/store.ts";
import { recall, remember } from "../ui/remembered.ts";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The scheme the page is drawn in: the system's, or the one chosen. Remembered. */
export class ThemeStore extends Store<Theme> {
  constructor() {
    super(THEMES.find((theme) => theme === recall("theme")) ?? "system");
    apply(this.value);
  }

  choose(theme: Theme): void {
    this.set(theme);
    remember("theme", theme === "system" ? null : theme);
    apply(theme);
  }
}

function apply(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === "system") delete dataset.theme;
  else dataset.theme = theme;
  // The browser's own bar follows: both tags take the chosen scheme's colour, or each its own again.
  for (const tag of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const own = tag.media.includes("dark") ? "dark" : "light";
    tag.content = BAR_COLOURS[theme === "system" ? own : theme];
  }
}

/** As --wb-paper in ui/tokens.css; a meta tag cannot read a custom property. */
const BAR_COLOURS = { light: "#f7f4ee", dark: "#16181c" } as const;

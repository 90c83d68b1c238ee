/** A page that can be shown without doing anything. */
export interface StillPage {
  /** HTML without scripts, styles, addresses and handlers. */
  readonly markup: string;
  /** CSS of its style elements and attributes. */
  readonly styles: string;
}

const ACTIVE = "script, noscript, template, link, base, meta[http-equiv], iframe, object, embed";

/**
 * A parsed document runs nothing and loads nothing, but the workbook's security policy already objects to styles in it:
 * they are taken out of the text before.
 */
function parseWithoutStyles(text: string): {
  readonly page: Document;
  readonly sheets: readonly string[];
} {
  const sheets: string[] = [];
  const bare = text
    .replaceAll(/<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi, (_element, sheet: string) => {
      sheets.push(sheet);
      return "";
    })
    .replaceAll(/(<[a-z][^<>]*\s)style(\s*=)/gi, "$1data-style$2");
  return { page: new DOMParser().parseFromString(bare, "text/html"), sheets };
}

/** Takes from an HTML page what would run, load or lead away, and its styles, which are given back apart. */
export function stillPage(text: string): StillPage {
  const { page, sheets } = parseWithoutStyles(text);
  for (const element of page.querySelectorAll(ACTIVE)) element.remove();
  const rules = [...page.querySelectorAll<HTMLElement>("[data-style]")].map((element, at) => {
    element.dataset.look = String(at);
    return `[data-look="${String(at)}"] { ${element.dataset.style ?? ""} }`;
  });
  for (const link of page.querySelectorAll("a[href]")) {
    link.setAttribute("title", link.getAttribute("href") ?? "");
    link.removeAttribute("href");
  }
  for (const form of page.querySelectorAll("form")) form.inert = true;
  for (const element of page.querySelectorAll("*")) {
    for (const name of element.getAttributeNames()) {
      if (name.startsWith("on") || name === "src") element.removeAttribute(name);
    }
  }
  return {
    markup: `<!DOCTYPE html>${page.documentElement.outerHTML}`,
    styles: [...sheets, ...rules].join("\n"),
  };
}

/** The words of an HTML page, a line for each of its own lines that has any; scripts and styles are left out. */
export function pageText(html: string): string {
  const { page } = parseWithoutStyles(html);
  for (const element of page.querySelectorAll("script, template, noscript")) element.remove();
  return page.body.textContent
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}

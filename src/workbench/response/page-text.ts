/** The words of an HTML page, a line for each of its own lines that has any; scripts and styles are left out. */
export function pageText(html: string): string {
  // A parsed document runs nothing and loads nothing.
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const element of page.querySelectorAll("script, style, template, noscript"))
    element.remove();
  return page.body.textContent
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}

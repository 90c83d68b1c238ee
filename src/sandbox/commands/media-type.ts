const TYPES: Readonly<Record<string, string>> = {
  css: "text/css",
  csv: "text/csv",
  gif: "image/gif",
  html: "text/html",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  js: "text/javascript",
  json: "application/json",
  pdf: "application/pdf",
  png: "image/png",
  py: "text/x-python",
  svg: "image/svg+xml",
  txt: "text/plain",
  xml: "application/xml",
};

/** The media type of a file by its name; null where the name tells nothing. */
export function mediaType(path: string): string | null {
  return TYPES[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ""] ?? null;
}

import { type CurlField, CurlUsageError, type ReadFile } from "./curl-options.ts";

const TYPES: Readonly<Record<string, string>> = {
  ...{ gif: "image/gif", jpg: "image/jpeg", jpeg: "image/jpeg", png: "image/png" },
  ...{ svg: "image/svg+xml", txt: "text/plain", htm: "text/html", html: "text/html" },
  ...{ pdf: "application/pdf", xml: "application/xml" },
};

const ILLEGAL = "curl: (2) Failed initialization";

/** A part of `-F`: "name=text", "name=@file;type=text/plain", "name=<file". @param read null takes the text as it is */
export function formField(value: string, read: ReadFile | null): CurlField {
  const equals = value.indexOf("=");
  if (equals === -1) {
    const said = "Warning: Illegally formatted input field!\n";
    throw new CurlUsageError(`${said}curl: option -F: is badly used here\n${ILLEGAL}`);
  }
  const name = value.slice(0, equals);
  const rest = value.slice(equals + 1);
  if (read === null) return { name, text: rest, file: null, type: null };
  const [content = "", ...extras] = rest.split(";");
  const extra = (key: string): string | null =>
    extras
      .find((one) => one.startsWith(`${key}=`))
      ?.slice(key.length + 1)
      .replace(/^"|"$/g, "") ?? null;
  const isFile = content.startsWith("@");
  if (!isFile && !content.startsWith("<"))
    return { name, text: content.replace(/^"(.*)"$/s, "$1"), file: null, type: extra("type") };
  const path = content.slice(1);
  const text = read(path);
  if (text === undefined)
    throw new CurlUsageError("curl: (26) Failed to open/read local data from file/application", 26);
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
  const type = extra("type") ?? (isFile ? (TYPES[ending] ?? "application/octet-stream") : null);
  const file = isFile ? (extra("filename") ?? path.split("/").at(-1) ?? path) : null;
  return { name, text, file, type };
}

const BOUNDARY = "------------------------b1f7a0d95c3e2846";

/** The body of a form, and what Content-Type says of it. */
export function formBody(fields: readonly CurlField[]): {
  readonly body: string;
  readonly type: string;
} {
  const parts = fields.map(({ name, text, file, type }) => {
    const named = file === null ? "" : `; filename="${file}"`;
    const typed = type === null ? "" : `\r\nContent-Type: ${type}`;
    return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${named}${typed}\r\n\r\n${text}\r\n`;
  });
  return {
    body: `${parts.join("")}--${BOUNDARY}--\r\n`,
    type: `multipart/form-data; boundary=${BOUNDARY}`,
  };
}

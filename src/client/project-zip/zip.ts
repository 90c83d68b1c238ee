/** Files as a zip. @param now seconds since the epoch, UTC: the files' date */
export async function zipOf(
  files: Readonly<Record<string, string>>,
  now: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { strToU8, zipSync } = await import("fflate");
  const paths = Object.keys(files).sort();
  const entries = paths.map((path) => [path, strToU8(files[path] ?? "")] as const);
  // Zip counts years from 1980.
  const mtime = Math.max(now, Date.UTC(1980, 0, 2) / 1000) * 1000;
  return zipSync(Object.fromEntries(entries), { mtime });
}

/** What is no project that can be opened; the message says why and what to do. */
export class ProjectZipError extends Error {
  readonly code = "project_zip_invalid";
}

const MOST_FILES = 500;
const MOST_BYTES = 5_000_000;
const ENCRYPTED = 1;

/** A file of a zip, as text; null for one that is no UTF-8. */
export type ZipFiles = ReadonlyMap<string, string | null>;

/** Reads a zip. @throws ProjectZipError */
export async function readZip(bytes: Uint8Array): Promise<ZipFiles> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    throw new ProjectZipError("This file is no zip. Choose the one that “Download project” made.");
  }
  if (((bytes[6] ?? 0) & ENCRYPTED) === ENCRYPTED) {
    throw new ProjectZipError("This zip is encrypted. Pack the project again without a password.");
  }
  const { unzipSync } = await import("fflate");
  let count = 0;
  let size = 0;
  try {
    const found = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith("/") || isLeftOut(name)) return false;
        count += 1;
        size += originalSize;
        if (count > MOST_FILES) {
          throw new ProjectZipError(
            `This zip has more than ${String(MOST_FILES)} files. Leave out what is not yours, such as a virtual environment.`,
          );
        }
        if (size > MOST_BYTES) {
          throw new ProjectZipError(
            "This zip unpacks to more than 5 MB. Leave out pictures, databases and packages.",
          );
        }
        return true;
      },
    });
    return withoutCommonFolder(
      new Map(Object.entries(found).map(([path, file]) => [path, textOf(file)])),
    );
  } catch (error) {
    if (error instanceof ProjectZipError) throw error;
    throw new ProjectZipError(
      "This zip is damaged: it cannot be unpacked. Download or pack it once more.",
    );
  }
}

/** Folders that tools make and nobody writes. */
function isLeftOut(path: string): boolean {
  return /(?:^|\/)(?:__pycache__|\.git|\.venv|venv|node_modules|__MACOSX|\.pytest_cache)\//.test(
    path,
  );
}

function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\u0000") ? null : text.replaceAll("\r\n", "\n");
  } catch {
    return null;
  }
}

/** Archives of a folder hold it as the first part of every path. */
function withoutCommonFolder(files: ZipFiles): ZipFiles {
  const manage = [...files.keys()].find((path) => /(?:^|\/)manage\.py$/.test(path)) ?? "";
  const folder = manage.slice(0, -"manage.py".length);
  if (folder === "") return files;
  return new Map(
    [...files].flatMap(([path, text]) =>
      path.startsWith(folder) ? [[path.slice(folder.length), text] as const] : [],
    ),
  );
}

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Database } from "../../../src/server/database/database.ts";
import { project, recordedFiles, run } from "./project.ts";

const RECORDED = "test/unit/django-db/recorded";

function snippetsOf(name: string): { readonly code: string; readonly output: string }[] {
  return JSON.parse(readFileSync(`${RECORDED}/${name}/outputs.json`, "utf8")) as {
    code: string;
    output: string;
  }[];
}

/** The snippet inside a try, so that what it raises is printed as the recorder prints it. */
function guarded(code: string): string {
  const body = code.trimEnd().replace(/^/gm, "    ");
  return `from django.db import models\ntry:\n${body}\nexcept BaseException as e:\n    print(f'!{type(e).__name__}: {e}')\n`;
}

const withoutAddresses = (text: string): string => text.replaceAll(/0x[0-9a-f]+/g, "0x");

describe.each(["library", "members"])(
  "the models of %s do what the real Django does",
  async (name) => {
    const files = recordedFiles(name);
    const first = project(files);
    await run(first, "migrate");
    const migrated = first.database.snapshot();

    it.each(snippetsOf(name))("$code", async ({ code, output }) => {
      const options = project(files, Database.restore(migrated));
      const ours = await run(options, "shell", "-v0", "-c", guarded(code));
      expect(withoutAddresses(ours.output).trim()).toBe(withoutAddresses(output).trim());
    });
  },
);

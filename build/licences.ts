import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "vite";

/** Puts this project's licence beside the built files; Vite adds those of the packages (`build.license`). */
export function licences(): Plugin {
  let root = process.cwd();
  return {
    name: "workbook:licences",
    apply: "build",
    configResolved(config) {
      root = config.root;
    },
    generateBundle() {
      const source = readFileSync(resolve(root, "LICENSE"), "utf8");
      this.emitFile({ type: "asset", fileName: "LICENSE.txt", source });
    },
  };
}

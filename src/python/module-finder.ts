import type { ModuleDefinition, PythonHost } from "./module-definition.ts";
import { PROJECT_ROOT } from "./stdlib/files.ts";

/** What stands behind a module's name. */
export type Found<Host extends PythonHost> =
  | {
      readonly kind: "source";
      readonly path: string;
      readonly file: string;
      readonly isPackage: boolean;
    }
  | {
      readonly kind: "native";
      readonly definition: ModuleDefinition<Host, object>;
      readonly file: string | null;
      readonly isPackage: boolean;
    }
  /** A package without code of its own: a folder, or a native package only parts of which are simulated. */
  | { readonly kind: "empty"; readonly file: string | null };

/** Looks modules up where CPython would: built into it, in the project, in its library and in site-packages. */
export class ModuleFinder<Host extends PythonHost> {
  readonly #files: ReadonlyMap<string, string>;
  readonly #natives = new Map<string, ModuleDefinition<Host, object>>();
  /** Names that have submodules. */
  readonly #packages = new Set<string>();

  constructor(
    files: ReadonlyMap<string, string>,
    natives: Iterable<ModuleDefinition<Host, object>>,
  ) {
    this.#files = files;
    for (const native of natives) {
      this.#natives.set(native.name, native);
      for (
        let dot = native.name.lastIndexOf(".");
        dot > 0;
        dot = native.name.lastIndexOf(".", dot - 1)
      ) {
        this.#packages.add(native.name.slice(0, dot));
      }
    }
  }

  /** @param inProject whether the parent is the learner's; null for a top-level name. @returns null where there is none */
  find(name: string, inProject: boolean | null): Found<Host> | null {
    const native = this.#natives.get(name);
    const builtIn = native?.file === "" && inProject === null;
    if (inProject !== false && !builtIn) {
      const own = this.#inProject(name);
      if (own) return own;
    }
    return inProject === true ? null : this.#native(name);
  }

  #inProject(name: string): Found<Host> | null {
    const path = name.replaceAll(".", "/");
    if (this.#files.has(`${path}/__init__.py`)) return source(`${path}/__init__.py`, true);
    if (this.#files.has(`${path}.py`)) return source(`${path}.py`, false);
    const isFolder = [...this.#files.keys()].some(
      (file) => file.startsWith(`${path}/`) && file.endsWith(".py"),
    );
    // A folder counts last: an installed package of its name goes before it.
    return isFolder && !this.#natives.has(name) && !this.#packages.has(name)
      ? { kind: "empty", file: null }
      : null;
  }

  #native(name: string): Found<Host> | null {
    const isPackage = this.#packages.has(name);
    const definition = this.#natives.get(name);
    if (definition) {
      // Of Python's library a module is a package where its file says so: os is none, though there is an os.path.
      if (!definition.file.startsWith("/site-packages/")) {
        return {
          kind: "native",
          definition,
          file: definition.file || null,
          isPackage: definition.file.endsWith("/__init__.py"),
        };
      }
      const file = isPackage
        ? definition.file.replace(/(?<!\/__init__)\.py$/, "/__init__.py")
        : definition.file;
      return { kind: "native", definition, file, isPackage };
    }
    return isPackage
      ? { kind: "empty", file: `/site-packages/${name.replaceAll(".", "/")}/__init__.py` }
      : null;
  }
}

function source(path: string, isPackage: boolean): Found<never> {
  return { kind: "source", path, file: `${PROJECT_ROOT}/${path}`, isPackage };
}

/// <reference types="vite/client" />
const sources = import.meta.glob<string>("./*/**/*.py", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The files of a state of the project, path inside it → text. */
export function projectFiles(state: "start" | "done" | "full"): Readonly<Record<string, string>> {
  const prefix = `./${state}/`;
  return Object.fromEntries(
    Object.entries(sources)
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, text]) => [path.slice(prefix.length), text]),
  );
}

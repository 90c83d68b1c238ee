const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", "\\": "\\" };

/**
 * Writes what `-w` asks for.
 * @param show takes the text
 * @param say takes curl's complaints about variables it does not know, where it comes to them
 */
export function writeOut(
  format: string,
  variables: Readonly<Record<string, string>>,
  show: (text: string) => void,
  say: (text: string) => void,
): void {
  for (const [part, name, escape] of format.matchAll(
    /%%|%\{([^}]*)\}|\\([nrt\\])|[^%\\]+|[%\\]/g,
  )) {
    if (escape !== undefined) show(ESCAPES[escape] ?? part);
    else if (name === undefined) show(part === "%%" ? "%" : part);
    else if (Object.hasOwn(variables, name)) show(variables[name] ?? "");
    else say(`curl: unknown --write-out variable: '${name}'\n`);
  }
}

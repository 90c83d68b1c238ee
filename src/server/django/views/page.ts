import { escape } from "../utils/html.ts";

/** HTML that is already safe. */
export interface Markup {
  readonly html: string;
}

/** Template tag: what is put in is escaped, unless it is Markup. */
export function markup(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Markup)[]
): Markup {
  const shown = values.map((value) =>
    typeof value === "object" ? value.html : escape(String(value)),
  );
  return { html: String.raw({ raw: parts }, ...shown) };
}

export function joinMarkup(parts: readonly Markup[]): Markup {
  return { html: parts.map((part) => part.html).join("\n") };
}

const STYLE = `
    :root { color-scheme: light dark; }
    body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
    header { padding: 1.5rem 2rem; background: light-dark(#fff4d6, #3a3018); }
    main, footer { padding: 1rem 2rem; }
    footer { border-top: 1px solid light-dark(#ddd, #444); color: light-dark(#555, #aaa); }
    h1 { margin: 0; font-weight: 600; font-size: 1.6rem; }
    pre { white-space: pre-wrap; overflow-wrap: anywhere; font-family: ui-monospace, monospace; }
    pre.exception_value { font-size: 1.2rem; margin: .5rem 0 1rem; }
    table { border-collapse: collapse; }
    th { text-align: start; vertical-align: top; padding: .15rem 1.5rem .15rem 0; font-weight: 600; }
    code { font-family: ui-monospace, monospace; }
    li { margin: .2rem 0; }`;

/** A whole page in the plain dress of the development server's error pages. */
export function page(title: string, header: Markup, main: Markup, footer: Markup): string {
  return markup`<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="robots" content="NONE,NOARCHIVE">
  <title>${title}</title>
  <style>${{ html: STYLE }}
  </style>
</head>
<body>
  <header>
${header}
  </header>
  <main>
${main}
  </main>
  <footer>
${footer}
  </footer>
</body>
</html>
`.html;
}

/** Rows of a two-column table. */
export function factTable(rows: readonly (readonly [name: string, value: string])[]): Markup {
  const cells = rows.map(
    ([name, value]) => markup`<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
  );
  return markup`<table>${joinMarkup(cells)}</table>`;
}

import { NotSimulated, SystemExit } from "../errors.ts";
import { py, pyclass, PyObject } from "../objects.ts";
import type { Value } from "../values.ts";

/** `exit` and `quit`, as site gives them to every program: shown, they say how they are used. */
@pyclass("_sitebuiltins.Quitter")
class Quitter extends PyObject {
  readonly #name: string;
  constructor(name: string) {
    super();
    this.#name = name;
  }
  __repr__(): string {
    return `Use ${this.#name}() or Ctrl-D (i.e. EOF) to exit`;
  }
  @py("code=None") __call__(code: Value | undefined): never {
    throw new SystemExit(...(code === undefined ? [] : [code]));
  }
}

@pyclass("_sitebuiltins._Helper")
class Helper extends PyObject {
  __repr__(): string {
    return "Type help() for interactive help, or help(object) for help about object.";
  }
  @py("*args") __call__(): never {
    throw new NotSimulated(
      "the workbook does not have Python's help(): look into its documentation",
    );
  }
}

/** What prints itself when its name is typed at a prompt. */
@pyclass("_sitebuiltins._Printer")
class Printer extends PyObject {
  readonly #text: string;
  constructor(text: string) {
    super();
    this.#text = text;
  }
  __repr__(): string {
    return this.#text;
  }
}

const COPYRIGHT = `Copyright (c) 2001-2023 Python Software Foundation.
All Rights Reserved.

Copyright (c) 2000 BeOpen.com.
All Rights Reserved.

Copyright (c) 1995-2001 Corporation for National Research Initiatives.
All Rights Reserved.

Copyright (c) 1991-1995 Stichting Mathematisch Centrum, Amsterdam.
All Rights Reserved.`;

const CREDITS = `    Thanks to CWI, CNRI, BeOpen.com, Zope Corporation and a cast of thousands
    for supporting Python development.  See www.python.org for more information.`;

/** Names that Python adds for people at a prompt. */
export function siteNames(): Record<string, Value> {
  return {
    exit: new Quitter("exit"),
    quit: new Quitter("quit"),
    help: new Helper(),
    copyright: new Printer(COPYRIGHT),
    credits: new Printer(CREDITS),
    license: new Printer("Type license() to see the full license text"),
  };
}

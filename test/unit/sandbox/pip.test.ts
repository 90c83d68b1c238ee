import { describe, expect, it } from "vitest";
import { Terminal } from "./support/terminal.ts";

const BASE = ["asgiref", "sqlparse", "Django", "djangorestframework"];
const JWT = [...BASE, "PyJWT", "djangorestframework-simplejwt"];

/** What a line prints, its exit code, and the packages afterwards. */
async function terminal(
  line: string,
  packages: readonly string[],
  answers: readonly string[] = [],
  files: Readonly<Record<string, string>> = {},
): Promise<{
  readonly output: string;
  readonly exit: number | "asks";
  readonly after: readonly string[];
}> {
  let after = packages;
  const terminal = new Terminal(files, {
    packages,
    answers,
    install: (names) => {
      after = names;
    },
  });
  const { output, exit } = await terminal.run(line);
  return { output, exit, after };
}

const out = async (...line: Parameters<typeof terminal>): Promise<string> =>
  (await terminal(...line)).output;

describe("pip install", () => {
  it("prints what pip prints and installs what is needed besides", async () => {
    const { output, exit, after } = await terminal(
      "pip install djangorestframework-simplejwt",
      BASE,
    );
    expect(output).toBe(`Collecting djangorestframework-simplejwt
  Downloading djangorestframework_simplejwt-5.5.1-py3-none-any.whl (104 kB)
Requirement already satisfied: django>=4.2 in /site-packages (from djangorestframework-simplejwt) (5.2.18)
Requirement already satisfied: djangorestframework>=3.14 in /site-packages (from djangorestframework-simplejwt) (3.18.3)
Collecting pyjwt>=1.7.1 (from djangorestframework-simplejwt)
  Downloading pyjwt-2.15.1-py3-none-any.whl (32 kB)
Requirement already satisfied: asgiref>=3.8.1 in /site-packages (from django>=4.2->djangorestframework-simplejwt) (3.12.1)
Requirement already satisfied: sqlparse>=0.3.1 in /site-packages (from django>=4.2->djangorestframework-simplejwt) (0.5.5)
Installing collected packages: pyjwt, djangorestframework-simplejwt
Successfully installed djangorestframework-simplejwt-5.5.1 pyjwt-2.15.1
`);
    expect(exit).toBe(0);
    expect(after).toEqual(JWT);
  });

  it("finds it installed the second time", async () => {
    const { output, after } = await terminal(
      "pip install DjangoRestFramework_SimpleJWT==5.5.1",
      JWT,
    );
    expect(output.split("\n").slice(0, 2)).toEqual([
      "Requirement already satisfied: DjangoRestFramework_SimpleJWT==5.5.1 in /site-packages (5.5.1)",
      "Requirement already satisfied: django>=4.2 in /site-packages (from DjangoRestFramework_SimpleJWT==5.5.1) (5.2.18)",
    ]);
    expect(output).not.toContain("Successfully");
    expect(after).toBe(JWT);
  });

  it("collects the packages of an extra, deepest first", async () => {
    const { output, after } = await terminal(
      "pip install djangorestframework-simplejwt[crypto]",
      BASE,
    );
    expect(output.split("\n").slice(-3)).toEqual([
      "Installing collected packages: pyjwt, pycparser, cffi, cryptography, djangorestframework-simplejwt",
      "Successfully installed cffi-1.15.1 cryptography-38.0.4 djangorestframework-simplejwt-5.5.1 pycparser-2.21 pyjwt-2.15.1",
      "",
    ]);
    expect(output).toContain(
      "Collecting pycparser (from cffi>=1.12->cryptography>=3.3.1->djangorestframework-simplejwt[crypto])",
    );
    expect(after).toContain("cryptography");
  });

  it.each([
    ["simplejwt", "none"],
    ["rest_framework_simplejwt", "none"],
    ["djangorestframework-simplejwt==9.9.9", "5.5.1"],
    ["'djangorestframework-simplejwt~=4.0'", "5.5.1"],
    ["'pyjwt<2'", "2.15.1"],
  ])("does not find %s", async (name, versions) => {
    const { output, exit, after } = await terminal(`pip install ${name}`, BASE);
    const written = name.replaceAll("'", "");
    expect(output.split("\n").slice(0, 2)).toEqual([
      `ERROR: Could not find a version that satisfies the requirement ${written} (from versions: ${versions})`,
      `ERROR: No matching distribution found for ${written}`,
    ]);
    expect(exit).toBe(1);
    expect(after).toBe(BASE);
  });

  it("installs nothing when one of several names is wrong", async () => {
    const { output, after } = await terminal(
      "pip install djangorestframework-simplejwt nope",
      BASE,
    );
    expect(output).toMatch(/^Collecting djangorestframework-simplejwt\n.*\nERROR: Could not find/);
    expect(after).toBe(BASE);
  });

  it("reads a requirements file", async () => {
    const files = { "requirements.txt": "# tokens\ndjangorestframework-simplejwt>=5  # any\n\n" };
    expect((await terminal("pip install -r requirements.txt", BASE, [], files)).after).toEqual(JWT);
    expect(await out("pip install -r requirements.txt", BASE)).toBe(
      "ERROR: Could not open requirements file: [Errno 2] No such file or directory: 'requirements.txt'\n",
    );
  });

  it.each([
    [
      "pip install",
      1,
      'ERROR: You must give at least one requirement to install (see "pip help install")\n',
    ],
    ["pip install 'foo bar'", 1, "ERROR: Invalid requirement: 'foo bar'\n"],
    [
      "pip install -q nope",
      1,
      "ERROR: Could not find a version that satisfies the requirement nope (from versions: none)\n",
    ],
    ["pip install -q djangorestframework-simplejwt", 0, ""],
  ])("answers %s", async (line, exit, begins) => {
    const done = await terminal(line, BASE);
    expect(done.output.slice(0, begins.length || undefined)).toBe(begins);
    expect(done.exit).toBe(exit);
  });

  it("does not know -y", async () => {
    const { output, exit } = await terminal("pip install -y pyjwt", BASE);
    expect(output).toMatch(/\nno such option: -y\n$/);
    expect(exit).toBe(2);
  });

  it.each([
    "pip3 install pyjwt",
    "python -m pip install pyjwt",
    "$ pip install pyjwt",
    "(venv) $ pip install pyjwt",
  ])("is meant by %s", async (line) => {
    expect((await terminal(line, BASE)).after).toEqual([...BASE, "PyJWT"]);
  });
});

describe("pip uninstall", () => {
  it("asks, and takes yes for an answer", async () => {
    const asked = await terminal("pip uninstall djangorestframework-simplejwt", JWT);
    expect(asked.exit).toBe("asks");
    expect(asked.output).toBe(`Found existing installation: djangorestframework_simplejwt 5.5.1
Uninstalling djangorestframework_simplejwt-5.5.1:
  Would remove:
    /site-packages/djangorestframework_simplejwt-5.5.1.dist-info/*
    /site-packages/rest_framework_simplejwt/*
Proceed (Y/n)? `);
    const done = await terminal("pip uninstall djangorestframework-simplejwt", JWT, ["maybe", ""]);
    expect(done.output).toBe(
      `${asked.output}maybe\nYour response ('maybe') was not one of the expected responses: y, n, \nProceed (Y/n)? \n` +
        "  Successfully uninstalled djangorestframework_simplejwt-5.5.1\n",
    );
    expect(done.after).toEqual([...BASE, "PyJWT"]);
  });

  it("leaves everything where the answer is no", async () => {
    expect((await terminal("pip uninstall pyjwt", JWT, ["n"])).after).toBe(JWT);
  });

  it("does not ask with -y, and skips what is not there", async () => {
    const { output, exit, after } = await terminal("pip uninstall -y nope pyjwt", JWT);
    expect(output).toBe(`WARNING: Skipping nope as it is not installed.
Found existing installation: PyJWT 2.15.1
Uninstalling PyJWT-2.15.1:
  Successfully uninstalled PyJWT-2.15.1
`);
    expect(exit).toBe(0);
    expect(after).not.toContain("PyJWT");
  });
});

describe("pip about what is installed", () => {
  it("lists it", async () => {
    expect(await out("pip list", JWT)).toBe(`Package                       Version
----------------------------- -------
asgiref                       3.12.1
Django                        5.2.18
djangorestframework           3.18.3
djangorestframework_simplejwt 5.5.1
pip                           23.2.1
PyJWT                         2.15.1
setuptools                    65.5.0
sqlparse                      0.5.5
`);
  });

  it("freezes it", async () => {
    expect(await out("pip freeze", BASE)).toBe(
      "asgiref==3.12.1\nDjango==5.2.18\ndjangorestframework==3.18.3\nsqlparse==0.5.5\n",
    );
  });

  it("shows one", async () => {
    expect(await out("pip show djangorestframework-simplejwt", JWT))
      .toBe(`Name: djangorestframework_simplejwt
Version: 5.5.1
Summary: A minimal JSON Web Token authentication plugin for Django REST Framework
Home-page: https://github.com/jazzband/djangorestframework-simplejwt
Author: David Sanders
Author-email: davesque@gmail.com
License: MIT
Location: /site-packages
Requires: django, djangorestframework, pyjwt
Required-by: 
`);
    expect(await out("pip show pyjwt", JWT)).toContain(
      "Required-by: djangorestframework_simplejwt\n",
    );
  });

  it.each([
    ["pip show nope pyjwt", 1, "WARNING: Package(s) not found: nope, pyjwt\n"],
    ["pip check", 0, "No broken requirements found.\n"],
    ["pip freez", 1, 'ERROR: unknown command "freez" - maybe you meant "freeze"\n'],
    ["pip frob", 1, 'ERROR: unknown command "frob"\n'],
    ["pip --version", 0, "pip 23.2.1 from /site-packages/pip (python 3.11)\n"],
  ])("answers %s", async (line, exit, output) => {
    expect(await terminal(line, BASE)).toMatchObject({ output, exit });
  });

  it("says what is broken", async () => {
    const without = JWT.filter((name) => name !== "PyJWT");
    expect(await terminal("pip check", without)).toMatchObject({
      output: "djangorestframework-simplejwt 5.5.1 requires pyjwt, which is not installed.\n",
      exit: 1,
    });
  });
});

describe("pip's options", () => {
  it.each([
    ["pip list --format=freeze", /^asgiref==3\.12\.1\nDjango==5\.2\.18\n/, 0],
    ["pip list --format json", /^\[\{"name": "asgiref", "version": "3\.12\.1"\}, /, 0],
    [
      "pip list --format=x",
      /option --format: invalid choice: 'x' \(choose from 'columns', 'freeze', 'json'\)\n$/,
      2,
    ],
    ["pip list --nope", /^\nUsage: {3}\n {2}pip list \[options\]\n\nno such option: --nope\n$/, 2],
    ["pip list --outdated", /^$/, 0],
    [
      "pip freeze --all --exclude django",
      /^asgiref==3\.12\.1\ndjangorestframework==3\.18\.3\n.*\npip==23/,
      0,
    ],
    ["pip show -f PyJWT", /\nFiles:\n {2}jwt\/\*\n {2}pyjwt-2\.15\.1\.dist-info\/\*\n$/, 0],
    ["pip uninstall", /^ERROR: You must give at least one requirement to uninstall/, 1],
    ["pip help lst", /^ERROR: unknown command "lst" - maybe you meant "list"\n$/, 1],
    ["pip install --help", /pip install \[options\]/, 0],
    ["python -m pip list --format=freeze | grep -c .", /^8\n$/, 0],
  ])("%s", async (line, output, exit) => {
    const got = await terminal(line, JWT);
    expect(got.output).toMatch(output);
    expect(got.exit).toBe(exit);
  });
});

import { describe, expect, it } from "vitest";
import { SystemExit } from "../../../src/python/errors.ts";
import type { Value } from "../../../src/python/values.ts";
import { createsuperuser } from "../../../src/server/django/contrib/auth/management/commands/createsuperuser.ts";
import {
  type Argument,
  help,
  usage,
} from "../../../src/server/django/core/management/arguments.ts";
import {
  parseArguments,
  UsageError,
} from "../../../src/server/django/core/management/parse-arguments.ts";
import {
  helpArguments,
  type Command,
  contextOf,
  runFromArgv,
} from "../../../src/server/django/core/management/base.ts";
import { closeMatches } from "../../../src/server/django/core/management/close-matches.ts";
import { TestProcess } from "./support/process.ts";

const FLAGS: readonly Argument[] = [
  { names: ["-h", "--help"], sets: true, default: false, help: "" },
  { names: ["-v", "--verbosity"], type: "int", default: 1, choices: [0, 1, 2, 3], help: "" },
  { names: ["--settings"], help: "" },
  { names: ["--noinput", "--no-input"], dest: "interactive", sets: false, default: true, help: "" },
  { names: ["-t", "--tag"], append: true, help: "" },
  { names: ["app_label"], nargs: "?", help: "" },
];

describe("arguments", () => {
  it.each<[string[], Record<string, Value>]>([
    [[], { verbosity: 1, interactive: true, app_label: null, tag: null }],
    [["books", "-v", "2"], { app_label: "books", verbosity: 2 }],
    [["-v2", "--no-input"], { verbosity: 2, interactive: false }],
    [["--verb=3"], { verbosity: 3 }],
    [["-t", "a", "--tag=b"], { tag: ["a", "b"] }],
    [["--", "-x"], { app_label: "-x" }],
  ])("%j", (argv, expected) => {
    expect(parseArguments(FLAGS, argv)).toMatchObject(expected);
  });

  // The words are argparse's of CPython 3.11.
  it.each([
    [["--foo"], "unrecognized arguments: --foo"],
    [["a", "b"], "unrecognized arguments: b"],
    [["-v", "9"], "argument -v/--verbosity: invalid choice: 9 (choose from 0, 1, 2, 3)"],
    [["-v", "x"], "argument -v/--verbosity: invalid int value: 'x'"],
    [["--settings"], "argument --settings: expected one argument"],
    [["--noinput=1"], "argument --noinput/--no-input: ignored explicit argument '1'"],
    [["--no"], "ambiguous option: --no could match --noinput, --no-input"],
  ])("refuses %j", (argv, message) => {
    expect(() => parseArguments(FLAGS, argv)).toThrow(new UsageError(message));
  });

  it("wraps usage and help as argparse does", () => {
    const known = helpArguments(createsuperuser);
    expect(usage("manage.py createsuperuser", known)).toBe(
      [
        "usage: manage.py createsuperuser [-h] [--username USERNAME] [--noinput]",
        "                                 [--database {default}] [--email EMAIL]",
        "                                 [--version] [-v {0,1,2,3}]",
        "                                 [--settings SETTINGS]",
        "                                 [--pythonpath PYTHONPATH] [--traceback]",
        "                                 [--no-color] [--force-color] [--skip-checks]",
        "",
      ].join("\n"),
    );
    const text = help("manage.py createsuperuser", createsuperuser.help, known);
    expect(text).toContain(
      "\n\nUsed to create a superuser.\n\noptions:\n  -h, --help            show this help",
    );
    expect(text).toContain(
      "  -v {0,1,2,3}, --verbosity {0,1,2,3}\n                        Verbosity level; 0=minimal output, 1=normal output,\n",
    );
  });
});

it.each([
  ["migrat", "migrate"],
  ["runsever", "runserver"],
  ["foo", undefined],
])("a command like %s is %s", (word, expected) => {
  expect(closeMatches(word, ["check", "migrate", "makemigrations", "runserver"])[0]).toBe(expected);
});

it("prints usage and ends with 2 where the arguments cannot be understood", async () => {
  const process = await TestProcess.withSettings({});
  const command: Command = {
    name: "hi",
    app: "django.core",
    help: "",
    arguments: [],
    systemChecks: [],
    run: () => Promise.resolve("done"),
  };
  const context = contextOf(process);
  await expect(runFromArgv(context, command, "manage.py hi", ["--foo"])).rejects.toBeInstanceOf(
    SystemExit,
  );
  expect(process.printed.join("")).toMatch(
    /^usage: manage\.py hi [\s\S]*\nmanage\.py hi: error: unrecognized arguments: --foo\n$/,
  );
  process.printed.length = 0;
  await runFromArgv(context, command, "manage.py hi", []);
  expect(process.printed).toEqual(["done\n"]);
});

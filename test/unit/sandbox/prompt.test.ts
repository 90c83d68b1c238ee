import { beforeAll, describe, expect, it } from "vitest";
import type { SandboxAnswer, WorldSeed } from "../../../src/protocol/messages.ts";
import { CTRL_C, CTRL_D } from "../../../src/protocol/world.ts";
import { MemoryStorage } from "../../../src/sandbox/storage.ts";
import { get, hostOf, open, Page, PLAIN } from "./support/house.ts";

const TOKENS: WorldSeed = {
  project: "done",
  packages: ["djangorestframework-simplejwt"],
  users: [{ username: "admin", password: "secret", is_superuser: true }],
};

/** What stands on the terminal now. */
function shown({ state, entries }: SandboxAnswer): string {
  if (state.prompt) return state.prompt.printed + state.prompt.text;
  const last = entries.findLast(({ kind }) => kind === "command");
  return last?.kind === "command" ? last.output : "";
}

/** Runs a line and types answers. */
async function talk(page: Page, line: string, ...typed: string[]): Promise<string> {
  let answer = await page.ask({ kind: "run", line });
  for (const text of typed) answer = await page.ask({ kind: "answer", text });
  return shown(answer);
}

const BANNER = `Python 3.11.2 (main, Apr 28 2025, 14:11:48) [GCC 12.2.0] on linux
Type "help", "copyright", "credits" or "license" for more information.
`;

describe("python", () => {
  it("reads, runs and shows one statement after another", async () => {
    const page = new Page(hostOf());
    await page.ask(open());
    const typed = ["1 + 1", "_ * 2", "for i in 'ab':", "    i", "", "x", "def f(): return 1/0", ""];
    expect(await talk(page, "python", ...typed, "f()", "if x", "exit")).toBe(`${BANNER}>>> 1 + 1
2
>>> _ * 2
4
>>> for i in 'ab':
...     i
... 
'a'
'b'
>>> x
Traceback (most recent call last):
  File "<stdin>", line 1, in <module>
NameError: name 'x' is not defined
>>> def f(): return 1/0
... 
>>> f()
Traceback (most recent call last):
  File "<stdin>", line 1, in <module>
  File "<stdin>", line 1, in f
ZeroDivisionError: division by zero
>>> if x
  File "<stdin>", line 1
    if x
        ^
SyntaxError: expected ':'
>>> exit
Use exit() or Ctrl-D (i.e. EOF) to exit
>>> `);
  });

  it("gives a line up at Ctrl-C and ends at Ctrl-D", async () => {
    const page = new Page(hostOf());
    await page.ask(open());
    await talk(page, "python -q", "if True:");
    expect(shown(await page.ask({ kind: "interrupt" }))).toBe(
      ">>> if True:\n... ^C\nKeyboardInterrupt\n>>> ",
    );
    const { state, entries } = await page.ask({ kind: "answer", text: CTRL_D });
    expect(state.prompt).toBeNull();
    expect(entries).toMatchObject([{ kind: "command", line: "python -q", exit: 0 }]);
  });

  it.each([
    ["python -c 'import sys; print(sys.argv)' a", "['-c', 'a']\n", 0],
    ["python -c 'raise SystemExit(3)'", "", 3],
    ["python -V", "Python 3.11.2\n", 0],
    ["python -m nope", "/usr/bin/python3: No module named nope\n", 1],
    ["echo 'print(6 * 7)' | python", "42\n", 0],
    [`echo '{"b": 1.0}' | python -m json.tool`, '{\n    "b": 1.0\n}\n', 0],
    [
      "python nope.py",
      "python: can't open file '/project/nope.py': [Errno 2] No such file or directory\n",
      2,
    ],
  ])("%s", async (line, output, exit) => {
    const page = new Page(hostOf());
    await page.ask(open());
    const { entries } = await page.ask({ kind: "run", line });
    expect(entries).toMatchObject([{ output, exit }]);
  });

  it("runs a file of the project as the main program", async () => {
    const page = new Page(hostOf());
    await page.ask(open());
    const text = "import sys\nprint(__name__, sys.argv)\n1 / 0\n";
    await page.ask({ kind: "save", files: { "tool.py": text } });
    expect(await talk(page, "python tool.py x")).toBe(`__main__ ['tool.py', 'x']
Traceback (most recent call last):
  File "/project/tool.py", line 3, in <module>
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
`);
  });
});

describe("python manage.py shell", () => {
  const storage = new MemoryStorage();
  const host = hostOf(storage);
  const page = new Page(host);
  beforeAll(() => page.ask(open(TOKENS)));

  it("makes tokens as SimpleJWT's documentation does, and keeps its values when the thread is lost", async () => {
    const first = await talk(
      page,
      "python manage.py shell",
      "from rest_framework_simplejwt.tokens import RefreshToken",
      "refresh = RefreshToken.for_user(User.objects.get(username='admin'))",
      "print(refresh.access_token)",
    );
    expect(first).toContain("objects imported automatically (use -v 2 for details).");
    expect(first).toContain(`${BANNER}(InteractiveConsole)\n>>> `);
    expect(first).toMatch(/\n(?:[\w-]+\.){2}[\w-]+\n>>> $/);
    host.seconds += 3600;
    const other = new Page(host, page.sandbox);
    const then = await other.ask({ kind: "answer", text: "refresh['iat'], refresh['jti']" });
    expect(shown(then).startsWith(first)).toBe(true);
    expect(shown(then)).toContain("(1768478400, '");
    page.house = other.house;
  });

  it("commits what it changes, and once", async () => {
    const users = async (): Promise<string[]> => {
      const { state } = await page.ask({ kind: "look" });
      const table = state.database.find(({ name }) => name === "auth_user");
      return (table?.rows ?? []).map(({ username }) => String(username));
    };
    await page.ask({ kind: "answer", text: "bob = User.objects.create_user('bob', password='x')" });
    expect(await users()).toEqual(["admin", "bob"]);
    const answer = await page.ask({ kind: "answer", text: "User.objects.count(), bob.pk" });
    expect(shown(answer)).toMatch(/\n\(2, 2\)\n>>> $/);
    expect(await users()).toEqual(["admin", "bob"]);
  });

  it("says that it ends", async () => {
    const ended = shown(await page.ask({ kind: "answer", text: CTRL_D }));
    expect(ended).toMatch(/>>> \nnow exiting InteractiveConsole\.\.\.\n$/);
  });

  it("runs what a pipe brings, and what -c says", async () => {
    expect(
      await talk(page, "echo 'print(User.objects.count())' | python manage.py shell -v 0"),
    ).toBe("2\n");
    expect(await talk(page, `python manage.py shell -v 0 -c "print(User.objects.first())"`)).toBe(
      "admin\n",
    );
  });
});

it("sees what requests change while a shell is open, also when it is run again", async () => {
  const page = new Page(hostOf());
  const urls = `from django.http import HttpResponse
from django.urls import path
from django.contrib.auth.models import User

def add(request):
    User.objects.create(username=request.GET['name'])
    return HttpResponse('added')

urlpatterns = [path('add/', add)]
`;
  await page.ask(open({ ...PLAIN, files: { ...PLAIN.files, "bookstore/urls.py": urls } }));
  await talk(page, "python manage.py shell -v 0", "before = User.objects.count()");
  await page.ask(get("/add/?name=ann"));
  await page.ask({ kind: "answer", text: "between = User.objects.count()" });
  await page.ask(get("/add/?name=bea"));
  const { state } = await page.ask({
    kind: "answer",
    text: "before, between, User.objects.count()",
  });
  expect(state.prompt?.printed).toMatch(/\(0, 1, 2\)\n$/);
  expect(state.prompt?.typed).toHaveLength(3);
});

describe("a line of several commands", () => {
  it("goes on behind a command that asked, and runs the ones before it once", async () => {
    const page = new Page(hostOf());
    await page.ask(open(PLAIN));
    const line = "curl -s http://127.0.0.1:8000/count/; python -q && echo done";
    expect(await talk(page, line, "exit()")).toBe("0 books\n>>> exit()\ndone\n");
    const { state, entries } = await page.ask(get("/count/"));
    expect(state.prompt).toBeNull();
    expect(entries.filter(({ kind }) => kind === "exchange")).toHaveLength(1);
    const { entries: all } = await new Page(hostOf(), page.sandbox).ask(open(PLAIN));
    expect(all).toHaveLength(1);
  });

  it.each([
    ["echo a && echo b", "a\nb\n", 0],
    ["cat nope && echo b", "cat: nope: No such file or directory\n", 1],
    ["cat nope || echo b; echo $?", "cat: nope: No such file or directory\nb\n0\n", 0],
    ["export A=1; echo $A; unset A; echo [$A]", "1\n[]\n", 0],
    ["echo one > note.txt; echo two >> note.txt; cat < note.txt | grep -n t", "2:two\n", 0],
    ["cat nope 2>&1 | wc -l", "1\n", 0],
    ["echo a |", "bash: syntax error near unexpected token `newline'\n", 2],
    ["&& echo", "bash: syntax error near unexpected token `&&'\n", 2],
    ["frob", "bash: frob: command not found\n", 127],
  ])("%s", async (line, output, exit) => {
    const page = new Page(hostOf());
    await page.ask(open());
    const { entries } = await page.ask({ kind: "run", line });
    expect(entries.find(({ kind }) => kind === "command")).toMatchObject({ output, exit });
  });

  it("ends at Ctrl-C", async () => {
    const page = new Page(hostOf());
    await page.ask(open());
    await talk(page, "python -c 'input()'; echo no");
    const { entries } = await page.ask({ kind: "interrupt" });
    expect(entries).toMatchObject([{ exit: 130 }]);
    expect(shown(await page.ask({ kind: "run", line: `echo ${CTRL_C.length}` }))).toBe("1\n");
  });
});

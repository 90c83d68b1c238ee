import { describe, expect, it } from "vitest";
import { completeLine } from "../../../src/workbench/terminal/completion.ts";
import { editLine } from "../../../src/workbench/terminal/line-keys.ts";
import { LineHistory } from "../../../src/workbench/terminal/line-history.ts";
import { lineTone, outputParts, outputTones } from "../../../src/workbench/terminal/places.ts";

describe("terminal output", () => {
  it("links traceback frames of the project and no others", () => {
    const output =
      'Traceback (most recent call last):\n  File "/site-packages/django/urls/base.py", line 9, in x\n' +
      "  File \"/project/bookstore/urls.py\", line 3, in <module>\nModuleNotFoundError: No module named 'x'\n";
    const parts = outputParts(output);
    expect(parts.map(({ text }) => text).join("")).toBe(output);
    expect(parts.filter(({ place }) => place !== null)).toEqual([
      {
        text: 'File "/project/bookstore/urls.py", line 3',
        place: { file: "bookstore/urls.py", line: 3 },
      },
    ]);
  });

  it.each([
    ["ModuleNotFoundError: No module named 'jwt'", "error"],
    ["django.core.exceptions.ImproperlyConfigured: x", "error"],
    ["ERROR: No matching distribution found for simplejwt", "error"],
    ["Successfully installed PyJWT-2.15.1", "good"],
    ["  Applying auth.0001_initial... OK", "good"],
    ["Collecting djangorestframework-simplejwt", "quiet"],
    ["    path('x/', View)", "plain"],
  ])("colours %j as %s", (line, tone) => {
    expect(lineTone(line)).toBe(tone);
  });
});

describe("a traceback", () => {
  it("steps back where it runs outside the project", () => {
    const lines = [
      "Traceback (most recent call last):",
      '  File "/site-packages/django/urls/base.py", line 9, in x',
      "    y = z",
      '  File "/project/bookstore/urls.py", line 3, in <module>',
      "    import nothing",
      "ModuleNotFoundError: No module named 'nothing'",
    ];
    expect(outputTones(lines)).toEqual(["plain", "quiet", "quiet", "plain", "plain", "error"]);
  });
});

describe("Tab", () => {
  const paths = ["manage.py", "books/views.py", "books/urls.py", "bookstore/settings.py"];
  const routes = ["api/books/<int:pk>/", "api-jwt/", "api/books/custom-list/"];
  it.each([
    ["pyt", "python ", []],
    ["pip ins", "pip install ", []],
    [
      "pip install django",
      "pip install djangorestframework",
      ["djangorestframework", "djangorestframework-simplejwt"],
    ],
    ["python man", "python manage.py ", []],
    ["python manage.py mig", "python manage.py migrate ", []],
    ["cat book", "cat books", ["books/", "bookstore/"]],
    ["cat books/v", "cat books/views.py ", []],
    ["cat nothing", "cat nothing", []],
    ["python manage.py check --de", "python manage.py check --deploy ", []],
    ["python manage.py help show", "python manage.py help showmigrations ", []],
    ["python -m pip fr", "python -m pip freeze ", []],
    ["pip uninstall Py", "pip uninstall PyJWT ", []],
    ["curl --data-u", "curl --data-urlencode ", []],
    ["curl -X PO", "curl -X POST ", []],
    [
      "curl http://127.0.0.1:8000/ap",
      "curl http://127.0.0.1:8000/api",
      ["http://127.0.0.1:8000/api-jwt/", "http://127.0.0.1:8000/api/"],
    ],
    ["http POST :8000/api/b", "http POST :8000/api/books/", []],
    ["cat manage.py | gr", "cat manage.py | grep ", []],
  ])("turns %j into %j", (line, completed, choices) => {
    expect(completeLine(line, { paths, routes, packages: ["PyJWT"] })).toEqual({
      line: completed,
      choices,
    });
  });
});

describe("keys", () => {
  const line = { text: "cat books/views.py", cursor: 9 };
  it.each([
    ["a", { text: "cat books/views.py", cursor: 0 }],
    ["e", { text: "cat books/views.py", cursor: 18 }],
    ["u", { text: "/views.py", cursor: 0 }],
    ["k", { text: "cat books", cursor: 9 }],
    ["w", { text: "cat /views.py", cursor: 4 }],
    ["x", null],
  ])("edit with Ctrl+%s", (letter, edited) => {
    expect(editLine(letter, line)).toEqual(edited);
  });
});

describe("line history", () => {
  it("finds older lines that hold a text, each farther back", () => {
    const history = new LineHistory();
    history.load(["pip list", "ls", "pip freeze", "ls -l"]);
    expect(history.olderWith("pip", "pip")).toBe("pip freeze");
    expect(history.olderWith("pip", "pip freeze")).toBe("pip list");
    expect(history.olderWith("pip", "pip list")).toBeNull();
    expect(history.newer()).toBe("ls");
  });

  it("walks up and back to the line being typed", () => {
    const history = new LineHistory();
    history.load(["ls", "pip list", "pip list"]);
    expect(history.older("pyt")).toBe("pip list");
    expect(history.older("pip list")).toBe("ls");
    expect(history.older("ls")).toBeNull();
    expect(history.newer()).toBe("pip list");
    expect(history.newer()).toBe("pyt");
    expect(history.newer()).toBeNull();
  });
});

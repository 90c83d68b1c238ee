import { describe, expect, it } from "vitest";
import { Database } from "../../../src/server/database/database.ts";
import {
  createServer,
  manage,
  type Server,
  type ServerOptions,
} from "../../../src/server/server.ts";
import { testCrypto, testRandom } from "./support/world.ts";

const MANAGE = `import os
import sys


def main():
    os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')
    from django.core.management import execute_from_command_line
    execute_from_command_line(sys.argv)


if __name__ == '__main__':
    main()
`;
const SETTINGS = `SECRET_KEY = 'django-insecure-0123456789'
DEBUG = True
ALLOWED_HOSTS = []
INSTALLED_APPS = []
MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'django.middleware.common.CommonMiddleware',
    'django.middleware.csrf.CsrfViewMiddleware',
    'shop.middleware.Stamp',
    'django.middleware.clickjacking.XFrameOptionsMiddleware',
]
ROOT_URLCONF = 'shop.urls'
WSGI_APPLICATION = 'shop.wsgi.application'
TIME_ZONE = 'UTC'
`;
const WSGI = `import os
from django.core.wsgi import get_wsgi_application
os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')
application = get_wsgi_application()
`;
const MIDDLEWARE = `class Stamp:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response['X-Stamp'] = request.method
        return response
`;
const URLS = `from django.urls import path, reverse
from django.http import HttpResponse, JsonResponse, Http404
from django.views import View
from django.views.decorators.csrf import csrf_exempt


def hello(request, name='you'):
    return HttpResponse(f'hello {name} {request.GET.get("q", "-")}')


class Things(View):
    def get(self, request, pk):
        return JsonResponse({'pk': pk, 'url': reverse('thing', args=[pk])})

    def delete(self, request, pk):
        raise Http404('gone')


@csrf_exempt
def post(request):
    return HttpResponse(request.body, content_type='text/plain', status=201)


def broken(request):
    return None + 1


urlpatterns = [
    path('hello/', hello),
    path('hello/<str:name>/', hello, name='hello'),
    path('things/<int:pk>/', Things.as_view(), name='thing'),
    path('post/', post),
    path('broken/', broken),
]
`;

const PROJECT: Readonly<Record<string, string>> = {
  "manage.py": MANAGE,
  "shop/__init__.py": "",
  "shop/settings.py": SETTINGS,
  "shop/urls.py": URLS,
  "shop/wsgi.py": WSGI,
  "shop/middleware.py": MIDDLEWARE,
};

function optionsFor(changes: Readonly<Record<string, string>> = {}): ServerOptions {
  return {
    files: new Map(Object.entries({ ...PROJECT, ...changes })),
    packages: [],
    database: new Database(),
    clock: () => Date.UTC(2026, 0, 15, 12) / 1000,
    random: testRandom(),
    crypto: testCrypto,
  };
}

async function send(server: Server, line: string, body = ""): Promise<string> {
  const head = `${line} HTTP/1.1\r\nHost: 127.0.0.1:8000\r\nContent-Length: ${String(body.length)}\r\n\r\n`;
  const { response } = await server.handle(new TextEncoder().encode(head + body));
  return new TextDecoder().decode(response);
}

describe("a project of the learner's", () => {
  it("boots and prints what runserver prints", async () => {
    const server = await createServer(optionsFor());
    expect(server.status).toEqual({ kind: "running", warnings: [] });
    expect(server.output).toBe(
      "Performing system checks...\n\nSystem check identified no issues (0 silenced).\n" +
        "January 15, 2026 - 12:00:00\nDjango version 5.2.18, using settings 'shop.settings'\n" +
        "Starting development server at http://127.0.0.1:8000/\nQuit the server with CONTROL-C.\n\n" +
        "WARNING: This is a development server. Do not use it in a production setting. Use a production WSGI or ASGI " +
        "server instead.\nFor more information on production servers see: " +
        "https://docs.djangoproject.com/en/5.2/howto/deployment/\n",
    );
    expect(server.summary?.routes).toContainEqual({
      pattern: "things/<int:pk>/",
      name: "thing",
      view: "shop.urls.Things",
      methods: ["GET", "DELETE", "HEAD", "OPTIONS"],
    });
    expect(server.summary?.settings).toMatchObject({ DEBUG: true, ROOT_URLCONF: "shop.urls" });
  });

  it.each([
    ["GET /hello/", "200 OK", "hello you -"],
    ["GET /hello/ann/?q=1", "200 OK", "hello ann 1"],
    ["GET /things/7/", "200 OK", '{"pk": 7, "url": "/things/7/"}'],
    ["DELETE /things/7/", "403 Forbidden", "CSRF cookie not set."],
    ["POST /post/", "201 Created", "\r\n\r\nbytes"],
    ["POST /things/7/", "403 Forbidden", "CSRF cookie not set."],
    [
      "GET /broken/",
      "500 Internal Server Error",
      "unsupported operand type(s) for +: &#x27;NoneType&#x27; and &#x27;int&#x27;",
    ],
    ["OPTIONS /things/7/", "200 OK", "Allow: GET, DELETE, HEAD, OPTIONS"],
    ["PUT /things", "404 Not Found", "Page not found at /things"],
  ])("%s → %s", async (line, status, text) => {
    const server = await createServer(optionsFor());
    const answer = await send(server, line, line.startsWith("POST /post") ? "bytes" : "");
    expect(answer.split("\r\n")[0]).toBe(`HTTP/1.1 ${status}`);
    expect(answer).toContain(text);
    expect(answer).toContain(`X-Stamp: ${line.split(" ")[0] ?? ""}`);
  });

  it.each([
    ["shop/urls.py", "urlpatterns = [path('x/')]", "NameError: name 'path' is not defined", 1],
    [
      "shop/urls.py",
      "from django.urls import path\nurlpatterns = [path('x/')]",
      "TypeError: _path() missing 1 required positional argument: 'view'",
      2,
    ],
    [
      "shop/urls.py",
      "from django.urls import pathh",
      "ImportError: cannot import name 'pathh' from 'django.urls' (/site-packages/django/urls/__init__.py)",
      1,
    ],
    ["shop/settings.py", "x = ‘a’", "SyntaxError: invalid character '‘' (U+2018)", 1],
  ])("shows an error in %s", async (file, text, error, line) => {
    const server = await createServer(optionsFor({ [file]: text }));
    expect(server.status).toMatchObject({
      kind: "broken",
      failure: { error, place: { file, line } },
    });
    expect(server.summary).toBeNull();
  });

  it.each([
    ["INSTALLED_APPS = ['nope']", "ModuleNotFoundError: No module named 'nope'"],
    [
      "INSTALLED_APPS = 'nope'",
      "django.core.exceptions.ImproperlyConfigured: The INSTALLED_APPS setting must be a list or a tuple.",
    ],
    ["SECRET_KEY = ''\nROOT_URLCONF = 'nope'", "ModuleNotFoundError: No module named 'nope'"],
    [
      "MIDDLEWARE = ['shop.nope.X']",
      "django.core.exceptions.ImproperlyConfigured: WSGI application 'shop.wsgi.application' could not be loaded; Error importing module.",
    ],
  ])("shows an error of settings: %s", async (line, error) => {
    const server = await createServer(optionsFor({ "shop/settings.py": `${SETTINGS}${line}\n` }));
    expect(server.status).toMatchObject({ kind: "broken", failure: { error } });
  });

  it("runs checks and prints their findings", async () => {
    const urls = URLS.replace(
      "path('hello/', hello)",
      "path('/hello', hello), [path('a/', hello)], Things",
    );
    const result = await manage(optionsFor({ "shop/urls.py": urls }), ["check"], { answers: [] });
    expect(result).toMatchObject({ kind: "done", exit: 1, stdout: "" });
    expect(result.kind === "done" && result.stderr).toBe(
      "SystemCheckError: System check identified some issues:\n\nERRORS:\n" +
        "?: (urls.E004) Your URL pattern <class 'shop.urls.Things'> is invalid. Ensure that urlpatterns is a list of " +
        "path() and/or re_path() instances.\n" +
        "?: (urls.E004) Your URL pattern [<URLPattern 'a/'>] is invalid. Ensure that urlpatterns is a list of path() " +
        "and/or re_path() instances.\n\nWARNINGS:\n" +
        "?: (urls.W002) Your URL pattern '/hello' has a route beginning with a '/'. Remove this slash as it is " +
        "unnecessary. If this pattern is targeted in an include(), ensure the include() pattern has a trailing '/'.\n\n" +
        "System check identified 3 issues (0 silenced).\n",
    );
  });

  it.each([
    [
      ["migrat"],
      1,
      "Unknown command: 'migrat'. Did you mean migrate?\nType 'manage.py help' for usage.\n",
    ],
    [["--version"], 0, "5.2.18\n"],
    [["check"], 0, "System check identified no issues (0 silenced).\n"],
    [["check", "--tag", "x"], 1, 'CommandError: There is no system check with the "x" tag.\n'],
    [
      ["runserver", "abc"],
      1,
      'CommandError: "abc" is not a valid port number or address:port pair.\n',
    ],
    [["shell", "-v", "0", "-c", "print(1 + 1)"], 0, "2\n"],
  ])("manage.py %j", async (argv, exit, output) => {
    expect(await manage(optionsFor(), argv, { answers: [] })).toMatchObject({
      kind: "done",
      exit,
      output,
    });
  });
});

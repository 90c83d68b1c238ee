import { expect, it } from "vitest";
import { createServer, type ServerOptions } from "../../../src/server/server.ts";
import { plainFiles, project, run, shell } from "./project.ts";

const URLS = `from django.contrib.auth import authenticate, login, logout
from django.http import HttpResponse
from django.urls import path


def enter(request):
    user = authenticate(request, username=request.GET['u'], password=request.GET['p'])
    if user is None:
        return HttpResponse('refused')
    login(request, user)
    return HttpResponse(f'hello {user}')


def who(request):
    return HttpResponse(f'{request.user} {request.user.is_authenticated} {request.user.pk}')


def leave(request):
    logout(request)
    return HttpResponse(str(request.user))


urlpatterns = [path('enter/', enter), path('who/', who), path('leave/', leave)]
`;

/** A browser that keeps one cookie. */
async function browser(options: ServerOptions): Promise<(path: string) => Promise<string>> {
  const server = await createServer(options);
  if (server.status.kind === "broken") throw new Error(server.status.failure.traceback);
  let cookie = "";
  return async (path) => {
    const lines = [
      `GET ${path} HTTP/1.1`,
      "Host: 127.0.0.1:8000",
      ...(cookie ? [`Cookie: ${cookie}`] : []),
    ];
    const { response } = await server.handle(
      new TextEncoder().encode(`${lines.join("\r\n")}\r\n\r\n`),
    );
    const text = new TextDecoder().decode(response);
    const set = /^Set-Cookie:\s*(sessionid=[^;]*)/im.exec(text)?.[1];
    if (set !== undefined) cookie = set;
    return text.slice(text.indexOf("\r\n\r\n") + 4);
  };
}

it("logs in with a session, out again, and ends sessions when the password changes", async () => {
  const options = project(plainFiles({ "bookstore/urls.py": URLS }));
  await run(options, "migrate");
  await shell(options, "User.objects.create_user('ada', password='pw')");
  const get = await browser(options);
  expect(await get("/who/")).toBe("AnonymousUser False None");
  expect(await get("/enter/?u=ada&p=wrong")).toBe("refused");
  expect(await get("/enter/?u=ada&p=pw")).toBe("hello ada");
  expect(await get("/who/")).toBe("ada True 1");
  expect(await shell(options, "print('at', User.objects.get().last_login)")).toContain(
    "at 2026-01-15 12:00:00+00:00",
  );
  expect(await get("/leave/")).toBe("AnonymousUser");
  expect(await get("/who/")).toBe("AnonymousUser False None");
  await get("/enter/?u=ada&p=pw");
  await shell(options, "u = User.objects.get()\nu.set_password('new')\nu.save()");
  expect(await get("/who/")).toBe("AnonymousUser False None");
  await get("/enter/?u=ada&p=new");
  await shell(options, "User.objects.update(is_active=False)");
  expect(await get("/who/")).toBe("AnonymousUser False None");
});

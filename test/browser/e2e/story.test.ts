import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { axe, launch, photograph, type Visit, visit } from "../support/browser.ts";
import { Learner } from "../support/learner.ts";

const base = inject("base");
const start = (path: string): string =>
  readFileSync(resolve(import.meta.dirname, "../../conformance/base/start", path), "utf8");

const SETTINGS = `${start("bookstore/settings.py").replace(
  "    'rest_framework',\n",
  "    'rest_framework',\n    'rest_framework.authtoken',\n",
)}
REST_FRAMEWORK = {
    'DEFAULT_AUTHENTICATION_CLASSES': [
        'rest_framework.authentication.TokenAuthentication',
        'rest_framework_simplejwt.authentication.JWTAuthentication',
    ],
}
`;
const IMPORT = "from rest_framework_simplejwt.views import TokenObtainPairView, TokenRefreshView\n";
const ROUTES = `
urlpatterns += [
    path('api-jwt/', TokenObtainPairView.as_view(), name='token_obtain_pair'),
    path('api-jwt-refresh/', TokenRefreshView.as_view(), name='token_refresh'),
]
`;
const URLS = `${IMPORT}${start("bookstore/urls.py")}${ROUTES}`;

const SITE = "http://127.0.0.1:8000";
const LIST = `GET ${SITE}/api/books/custom-list/\n`;
const WITH_TOKEN = "Authorization: Bearer {{access}}\n";
const post = (path: string, body: object): string =>
  `POST ${SITE}${path}\nContent-Type: application/json\n\n${JSON.stringify(body)}\n`;
const logIn = (username: string, password: string): string =>
  post("/api-jwt/", { username, password });
const REFRESH = `POST ${SITE}/api-jwt-refresh/\nContent-Type: application/json\n\n{"refresh": "{{refresh}}"}\n`;

/** The six steps of the guide, one after another, by one learner in one browser. */
describe("the six steps", () => {
  let browser: Browser;
  let here: Visit;
  let learner: Learner;

  beforeAll(async () => {
    browser = await launch();
    here = await visit(browser);
    await here.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    learner = new Learner(here.page);
  });
  afterAll(async () => {
    await here.context.close();
    await browser.close();
  });

  it("opens on the first lesson, with the worker in charge", async () => {
    await here.page.goto(base);
    await learner.sees(here.page.getByRole("heading", { level: 1, name: "Why tokens" }));
    await learner.sees(here.page.getByText("Server: service worker"));
    expect(await learner.send(LIST)).toBe("403 Forbidden");
    await learner.solved("Ask without saying who you are");
    expect(await axe(here.page)).toEqual([]);
    await photograph(here.page, "why-tokens");
    here.quiet();
  });

  it("refuses the import of what is not installed, and installs it", async () => {
    await learner.goTo("install", "Install SimpleJWT");
    await learner.writeFile("bookstore/urls.py", URLS);
    await learner.terminalShows("ModuleNotFoundError: No module named 'rest_framework_simplejwt'");
    await learner.sees(here.page.getByText("Server stopped"));
    await learner.run("pip install djangorestframework-simplejwt");
    await learner.terminalShows(
      "Successfully installed djangorestframework-simplejwt-5.5.1 pyjwt-2.15.1",
    );
    await learner.solved("Install it");
    here.quiet();
  });

  it("points at the guide's curly quotes", async () => {
    await learner.goTo("settings", "Tell DRF to read tokens");
    await learner.writeFile(
      "bookstore/settings.py",
      SETTINGS.replaceAll("'rest_framework'", "‘rest_framework’"),
    );
    await learner.terminalShows("SyntaxError: invalid character '‘' (U+2018)");
    await learner.sees(here.page.getByRole("button", { name: /^settings\.py, line \d+$/ }));
    here.quiet();
  });

  it("takes the settings, and creates the tables they need", async () => {
    await learner.writeFile("bookstore/settings.py", SETTINGS);
    await learner.run("python manage.py migrate");
    await learner.terminalShows("Applying authtoken.0001_initial... OK");
    expect(await learner.send(LIST)).toBe("401 Unauthorized");
    await learner.solved("See what changed");
    expect(await axe(here.page)).toEqual([]);
    here.quiet();
  });

  it("answers the page's own fetch from the lesson's server", async () => {
    const answer = await here.page.evaluate(async (address) => {
      const response = await fetch(address);
      return [response.status, response.headers.get("www-authenticate"), await response.text()];
    }, `${SITE}/api/books/custom-list/`);
    expect(answer).toEqual([
      401,
      "Token",
      '{"detail":"Authentication credentials were not provided."}',
    ]);
    await learner.bench("Log");
    await learner.sees(here.page.getByRole("list", { name: "Log" }).getByText("401 Unauthorized"));
    // The browser notes every refused fetch on its console.
    expect(here.heard()).toEqual([expect.stringContaining("401")]);
  });

  it("opens the token routes", async () => {
    await learner.goTo("urls", "Open the token routes");
    await learner.writeFile("bookstore/urls.py", URLS);
    expect(await learner.send(`GET ${SITE}/api-jwt/\n`)).toBe("405 Method Not Allowed");
    here.quiet();
  });

  it("creates a user by answering questions", async () => {
    await learner.goTo("obtain", "Obtain a pair of tokens");
    await learner.run("python manage.py createsuperuser");
    await learner.answer("Username (leave blank to use 'learner'):", "ada");
    await learner.answer("Email address:", "ada@example.com");
    await learner.answer("Password:", "analytical-engine");
    await learner.answer("Password (again):", "analytical-engine");
    await learner.terminalShows("Superuser created successfully.");
    here.quiet();
  });

  it("refuses the wrong password and swaps the right one for a pair of tokens", async () => {
    expect(await learner.send(logIn("ada", "wrong"))).toBe("401 Unauthorized");
    expect(await learner.body()).toContain("No active account found with the given credentials");
    expect(await learner.send(logIn("ada", "analytical-engine"))).toBe("200 OK");
    await learner.sees(here.page.getByRole("heading", { name: "Access token", exact: true }));
    await learner.sees(here.page.getByRole("heading", { name: "Refresh token", exact: true }));
    await learner.sees(here.page.getByRole("rowheader", { name: "user_id" }));
    expect(await axe(here.page)).toEqual([]);
    await photograph(here.page, "tokens");
    here.quiet();
  });

  it("lets the access token in, and nobody without it", async () => {
    await learner.goTo("use", "Use the access token");
    expect(await learner.send(LIST)).toBe("401 Unauthorized");
    expect(await learner.send(LIST + WITH_TOKEN)).toBe("200 OK");
    expect(await learner.body()).toContain('"title"');
    here.quiet();
  });

  it("turns the token expired five minutes on, and refreshes it", async () => {
    await learner.goTo("refresh", "Expire and refresh");
    expect(await learner.send(logIn("ada", "analytical-engine"))).toBe("200 OK");
    expect(await learner.send(LIST + WITH_TOKEN)).toBe("200 OK");
    await learner.clock("The second it expires");
    await learner.sees(here.page.locator('wb-token-card[data-state="expired"]'));
    expect(await learner.send(LIST + WITH_TOKEN)).toBe("401 Unauthorized");
    expect(await learner.body()).toMatch(/token_not_valid[\s\S]*Token is expired/);
    expect(await learner.send(REFRESH)).toBe("200 OK");
    expect(await learner.send(LIST + WITH_TOKEN)).toBe("200 OK");
    await learner.solved("Fetch a new access token");
    expect(await axe(here.page)).toEqual([]);
    await photograph(here.page, "refreshed");
    here.quiet();
  });

  it("walks the whole way with a user who registers", async () => {
    await learner.goTo("exercise", "The whole way");
    const [username, password] = ["ursula", "always-coming-home"];
    const me = `GET ${SITE}/api/me/\n${WITH_TOKEN}`;
    const account = { username, password, password2: password };
    expect(await learner.send(post("/api/register/", account))).toBe("201 Created");
    expect(await learner.send(logIn(username, password))).toBe("200 OK");
    expect(await learner.send(me)).toBe("200 OK");
    await learner.clock("5 minutes ahead");
    expect(await learner.send(me)).toBe("401 Unauthorized");
    expect(await learner.send(REFRESH)).toBe("200 OK");
    expect(await learner.send(me)).toBe("200 OK");
    await learner.solved("Go the whole way");
    await photograph(here.page, "exercise");
    here.quiet();
  });

  it("keeps everything through a reload and a killed worker", async () => {
    await here.page.reload();
    await learner.solved("Go the whole way");
    const devtools = await here.context.newCDPSession(here.page);
    await devtools.send("ServiceWorker.enable");
    await devtools.send("ServiceWorker.stopAllWorkers");
    expect(await learner.send(`GET ${SITE}/api/me/\n${WITH_TOKEN}`)).toBe("200 OK");
    await devtools.send("ServiceWorker.stopAllWorkers");
    await here.page.reload();
    await learner.solved("Go the whole way");
    expect(await learner.send(`GET ${SITE}/api/me/\n${WITH_TOKEN}`)).toBe("200 OK");
    await learner.goTo("settings", "Tell DRF to read tokens");
    await learner.solved("See what changed");
    here.quiet();
  });

  it("works offline, from the first lesson on", async () => {
    await here.context.setOffline(true);
    await here.page.goto(base);
    await here.page.reload();
    await learner.goTo("exercise", "The whole way");
    expect(await learner.send(`GET ${SITE}/api/me/\n${WITH_TOKEN}`)).toBe("200 OK");
    await learner.goTo("why-tokens", "Why tokens");
    await here.context.setOffline(false);
    here.quiet();
  });
});

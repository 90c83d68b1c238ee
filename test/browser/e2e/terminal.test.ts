import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { axe, launch, photograph, type Visit, visit } from "../support/browser.ts";
import { Learner } from "../support/learner.ts";

const base = inject("base");

describe("a session at the terminal", () => {
  let browser: Browser;
  let home: Visit;
  let learner: Learner;

  beforeAll(async () => {
    browser = await launch();
    home = await visit(browser);
    learner = new Learner(home.page);
    await home.page.goto(`${base}#/sandbox/terminal`);
    await learner.bench("Project");
  });
  afterAll(async () => {
    await home.close();
    await browser.close();
  });

  const line = () => home.page.locator("#line");
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await line().press(key);
  };
  const type = async (text: string): Promise<void> => {
    await line().fill(text);
    await press("Enter");
    await learner.idle();
  };

  it("installs and checks", async () => {
    expect(await learner.run("pip list")).toMatch(/Package +Version\n-+ -+\nasgiref +3\.12\.1\n/);
    expect(await learner.run("pip uninstall -y djangorestframework_simplejwt")).toContain(
      "Successfully uninstalled djangorestframework_simplejwt-5.5.1",
    );
    await learner.terminalShows("ModuleNotFoundError: No module named 'rest_framework_simplejwt'");
    expect(await learner.run("pip install djangorestframework-simplejwt")).toContain(
      "Successfully installed djangorestframework-simplejwt-5.5.1",
    );
    expect(await learner.run("python manage.py check")).toContain(
      "System check identified no issues (0 silenced).",
    );
    expect(await learner.run("python manage.py chekc")).toContain(
      "Unknown command: 'chekc'. Did you mean check?",
    );
  });

  it("makes a token at Django's shell, and goes on there after a reload", async () => {
    await learner.run("clear");
    await type("python manage.py shell");
    await learner.terminalShows("(InteractiveConsole)");
    await type("from rest_framework_simplejwt.tokens import RefreshToken");
    await type("eve = User.objects.create_user('eve', password='x')");
    await type("token = RefreshToken.for_user(eve).access_token");
    await home.page.reload();
    await learner.sees(home.page.getByLabel("Python statement"));
    await type(
      "token['token_type'], token['user_id'], User.objects.filter(username='eve').count()",
    );
    await learner.terminalShows("('access', '");
    await type("for user in User.objects.filter(username='eve'):");
    await learner.sees(home.page.getByLabel("Python statement, continued"));
    await press("Tab");
    await line().pressSequentially("user");
    await press("Enter");
    await learner.idle();
    await type("");
    await learner.terminalShows("<User: eve>");
    await press("ArrowUp", "ArrowUp", "ArrowUp");
    expect(await line().inputValue()).toMatch(/^token\['token_type'\]/);
    await press("Control+c");
    await learner.terminalShows("KeyboardInterrupt");
    await press("Control+d");
    await learner.terminalShows("now exiting InteractiveConsole...");
    expect(await axe(home.page)).toEqual([]);
  });

  it("speaks Python and sends requests", async () => {
    await learner.run("clear");
    expect(await learner.run(`python -c "print(6 * 7)"`)).toMatch(/\n42\s*$/);
    expect(await learner.run("curl -i http://127.0.0.1:8000/api/books/custom-list/")).toContain(
      "HTTP/1.1 401 Unauthorized",
    );
    expect(await learner.run("http --headers :8000/nowhere/")).toContain("HTTP/1.1 404 Not Found");
    expect(await learner.run("http POST :8000/api-jwt/ username=eve password=x")).toContain(
      '"access": "eyJ',
    );
    expect(
      await learner.run("http POST :8000/api-jwt/ username=eve password=x | jq -r .access"),
    ).toMatch(/\neyJ[\w-]+\.[\w-]+\.[\w-]+\s*$/);
    await photograph(home.page, "terminal");
  });

  it("completes, edits, recalls and keeps lines", async () => {
    await line().fill("python man");
    await press("Tab");
    expect(await line().inputValue()).toBe("python manage.py ");
    await line().pressSequentially("sh");
    await press("Tab");
    await learner.sees(home.page.getByText("showmigrations", { exact: true }));
    await press("Control+u");
    expect(await line().inputValue()).toBe("");
    await line().pressSequentially("-c");
    await press("Control+r");
    expect(await line().inputValue()).toBe(`python -c "print(6 * 7)"`);
    await press("Control+a");
    await line().pressSequentially("echo a; ");
    await press("Enter");
    await learner.terminalShows("\na\n42");
    await home.page.reload();
    await learner.sees(line());
    await learner.terminalShows("\na\n42");
    await press("ArrowUp");
    expect(await line().inputValue()).toBe(`echo a; python -c "print(6 * 7)"`);
    await press("Control+c");
    await type("!!");
    await press("Control+l");
    await expect.poll(() => learner.terminal()).not.toContain("42");
    await type("history");
    await learner.terminalShows("python manage.py shell");
  });
});

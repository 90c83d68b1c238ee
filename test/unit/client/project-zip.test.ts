import { strToU8, zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import {
  packageWarnings,
  projectOf,
  seedOf,
} from "../../../src/client/project-zip/open-project.ts";
import { projectFilesOf } from "../../../src/client/project-zip/project-zip.ts";
import { ProjectZipError, readZip, zipOf } from "../../../src/client/project-zip/zip.ts";
import { sendHttpFile } from "../../../src/client/send-http-file.ts";
import type { WorldStore } from "../../../src/client/world-store.ts";
import type { WorldSeed } from "../../../src/protocol/messages.ts";
import { worldHere } from "./support/world.ts";

const SITE = "http://127.0.0.1:8000";
const SEED: WorldSeed = {
  project: "full",
  packages: ["djangorestframework-simplejwt"],
  users: [{ username: "ada", password: "analytical-1843" }],
};
const JSON_TYPE = "Content-Type: application/json";
const ME = `GET ${SITE}/api/me/\nAuthorization: Bearer {{access}}\n`;
const FOREIGN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzb21lYm9keSJ9.c2lnbmF0dXJl";

async function session(): Promise<WorldStore> {
  const world = worldHere();
  await world.open(SEED, "Test");
  const login = `{"username": "ada", "password": "analytical-1843"}`;
  await sendHttpFile(world, `POST ${SITE}/api-jwt/\n${JSON_TYPE}\n\n${login}\n`);
  await sendHttpFile(world, ME);
  await world.clock({ kind: "advance", seconds: 301 });
  await sendHttpFile(world, ME);
  await sendHttpFile(world, `GET ${SITE}/api/me/\nAuthorization: Bearer ${FOREIGN}\n`);
  return world;
}

describe("a project to take home", () => {
  let world: WorldStore;
  let files: Record<string, string>;
  beforeAll(async () => {
    world = await session();
    files = await projectFilesOf(world);
  });

  it("has the learner's files and what makes them run", () => {
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        "manage.py",
        "bookstore/settings.py",
        "README.md",
        "requirements.txt",
        "requests.http",
        "test_requests.py",
        "data.json",
        "load_data.py",
      ]),
    );
    expect(files["requirements.txt"]).toMatch(/^Django==5\.2\.\d+$/m);
    expect(files["requirements.txt"]).toMatch(/^djangorestframework-simplejwt==5\.5\.\d+$/m);
    const data = JSON.parse(files["data.json"] ?? "") as Record<string, unknown[]>;
    expect(data.auth_user).toMatchObject([
      {
        username: "ada",
        date_joined: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d/) as string,
      },
    ]);
    expect(data).not.toHaveProperty("django_migrations");
  });

  it("takes tokens from the answers that held them, and none from elsewhere", () => {
    const { "requests.http": requests = "", "test_requests.py": tests = "" } = files;
    expect(requests).toContain("Authorization: Bearer {{request1.response.body.access}}");
    expect(requests).toContain("# @name request1");
    for (const text of [requests, tests, files["README.md"]]) expect(text).not.toMatch(/eyJ/);
  });

  it("expects what the project answers, at the times of the session", () => {
    const tests = files["test_requests.py"] ?? "";
    const expected = tests.slice(tests.indexOf("EXPECTED"), tests.indexOf("class Clock"));
    const statuses = [...expected.matchAll(/"status": (\d+)/g)].map(([, status]) => Number(status));
    expect(statuses).toEqual([200, 200, 401, 401]);
    expect(expected).toContain('{"refresh": ANY, "access": ANY}');
    expect(expected).toContain("Token is expired");
    expect(tests).toContain('"wait": 301');
  });

  it("leaves the world as it was", async () => {
    const before = await world.exportWorld();
    await projectFilesOf(world);
    expect(await world.exportWorld()).toBe(before);
  });

  it("comes back as it went", async () => {
    const project = projectOf(await readZip(await zipOf(files, world.now())));
    const again = worldHere();
    await again.open({ project: "start" }, "Test");
    await again.reset(seedOf(project, true), "Opened");
    expect(packageWarnings(project, again.value.state?.packages ?? [])).toEqual([]);
    expect(project.warnings).toEqual([]);
    expect(again.value.state?.files).toEqual(world.value.state?.files);
    expect(again.value.state?.packages).toEqual(world.value.state?.packages);
    const users = (from: WorldStore): unknown =>
      from.value.state?.database.find(({ name }) => name === "auth_user")?.rows;
    expect(users(again)).toEqual(users(world));
  });
});

describe("a zip that is no project", () => {
  const zip = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([path, file]) => [
          path,
          typeof file === "string" ? strToU8(file) : file,
        ]),
      ),
    );
  const whole = { "manage.py": "", "shop/settings.py": "" };
  const cut = zip(whole).slice(0, 60);
  const locked = zip(whole);
  locked[6] = 1;

  it.each<[string, Uint8Array, string]>([
    ["a text", strToU8("# notes"), "no zip"],
    ["a damaged one", cut, "damaged"],
    ["an encrypted one", locked, "encrypted"],
    ["one without manage.py", zip({ "shop/settings.py": "" }), "no manage.py"],
    ["manage.py alone", zip({ "manage.py": "" }), "no Python file"],
    ["a path that leads out", zip({ ...whole, "../evil.py": "" }), "leads out"],
    [
      "too many files",
      zip(Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`a/${String(at)}.py`, ""]))),
      "more than 500",
    ],
    ["too much", zip({ ...whole, "big.txt": new Uint8Array(6_000_000) }), "more than 5 MB"],
  ])("is refused: %s", async (_what, bytes, message) => {
    const open = async (): Promise<unknown> => projectOf(await readZip(bytes));
    await expect(open()).rejects.toThrow(ProjectZipError);
    await expect(open()).rejects.toThrow(message);
  });

  it("says what it leaves out, and which versions it has instead", async () => {
    const bytes = zip({
      "home/manage.py": "",
      "home/shop/settings.py": "X = 1\r\n",
      "home/logo.png": Uint8Array.of(137, 80, 0, 255),
      "home/.venv/lib/x.py": "",
      "home/requirements.txt": "Django==4.2\ncelery # queue\nPyJWT[crypto]\n",
    });
    const project = projectOf(await readZip(bytes));
    expect(Object.keys(project.files)).toEqual(["manage.py", "shop/settings.py"]);
    expect(project.files["shop/settings.py"]).toBe("X = 1\n");
    expect(project.warnings).toEqual(["Left out, as they are no text: logo.png."]);
    const installed = [
      { name: "Django", version: "5.2.18" },
      { name: "PyJWT", version: "2.15.1" },
    ];
    expect(packageWarnings(project, installed)).toEqual([
      "Django 4.2 is asked for; 5.2.18 is what is simulated here.",
      "celery is not simulated here, so it is not installed.",
    ]);
  });
});

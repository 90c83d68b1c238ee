import { describe, expect, it } from "vitest";
import type { Route } from "../../../src/protocol/world.ts";
import { examplePath, quickRequests } from "../../../src/workbench/request/quick-requests.ts";

function route(pattern: string, view: string, methods = ["GET", "HEAD", "OPTIONS"]): Route {
  return { pattern, view, methods, name: null };
}

const ROUTES = [
  route("admin/", "django.contrib.admin.sites.index"),
  route("api/books/custom-list/", "books.views.BookListView"),
  route("api-jwt/", "rest_framework_simplejwt.views.TokenObtainPairView", ["POST", "OPTIONS"]),
];

describe("quick requests", () => {
  it.each([
    ["api/books/<int:pk>/", "/api/books/1/"],
    ["api/books/<slug>/", "/api/books/example/"],
    ["api/^shelf/(?P<pk>[^/.]+)/$", "/api/shelf/1/"],
    ["api/^shelf\\.(?P<format>[a-z0-9]+)/?$", null],
    ["", "/"],
  ])("fills %j as %j", (pattern, path) => {
    expect(examplePath(pattern)).toBe(path);
  });

  it("puts the token routes first and leaves the admin out", () => {
    const made = quickRequests(ROUTES, true);
    expect(made.map(({ label }) => label)).toEqual([
      "POST /api-jwt/",
      "GET /api/books/custom-list/",
    ]);
    expect(made[0]?.text).toContain("# @name login\nPOST http://127.0.0.1:8000/api-jwt/");
    expect(made[1]?.text).toContain("Authorization: Bearer {{access}}");
  });

  it("sends no token while there is none", () => {
    const list = quickRequests(ROUTES, false).find(({ label }) => label.startsWith("GET"));
    expect(list?.text).toBe("GET http://127.0.0.1:8000/api/books/custom-list/\n");
  });
});

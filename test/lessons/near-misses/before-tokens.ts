import {
  LIST,
  VIEWS,
  request,
  terminal,
  get,
  list,
  postJson,
  settings,
  urls,
  setting,
  classes,
  installedApp,
  route,
  type NearMiss,
} from "./acts.ts";

/** From the first request to a server that can hand out tokens; by lesson and task. */
export const beforeTokens: Readonly<Record<string, readonly NearMiss[]>> = {
  "why-tokens/refused": [
    { acts: [get("/api/books/custom-list")], says: "The path ends with a slash." },
    { acts: [get("/api/books/")], says: "That list is open to everybody." },
    { acts: [get("/api/book/custom-list/")], says: "No route fits this path." },
  ],
  "why-tokens/password": [
    {
      acts: [list("Basic YWRtaW46eA==")],
      says: "The header was understood, but name and password do not fit",
    },
    { acts: [list("Basic reader:correct-horse-battery")], says: "After `Basic` comes one word" },
    { acts: [request(`GET ${LIST}`)], says: "This request has no `Authorization` header." },
  ],
  "install/missing": [
    {
      acts: [urls((before) => `from rest_framework_simplejwt.views import\n${before}`)],
      says: "Python could not read the file.",
    },
    {
      acts: [urls((before) => `from simplejwt.views import TokenObtainPairView\n${before}`)],
      says: "The module's full name is `rest_framework_simplejwt`",
    },
  ],
  "install/install": [
    { acts: [terminal("pip install simplejwt")], says: "The name on pip is not the name" },
    { acts: [terminal("pip install djangorestframework_jwt")], says: "That is an older project" },
    { acts: [terminal("pip install djangorestframework-jwt")], says: "That is an older project" },
    { acts: [terminal("pip install rest_framework_simplejwt")], says: "This is the name that" },
    { acts: [terminal("install djangorestframework-simplejwt")], says: "The terminal does not" },
  ],
  "settings/classes": [
    {
      acts: [classes("[‘rest_framework.authentication.TokenAuthentication’]")],
      says: "A quotation mark came out of a text editor for letters",
    },
    {
      acts: [
        terminal("pip uninstall -y djangorestframework-simplejwt"),
        urls((before) => `${VIEWS}${before}`),
      ],
      says: "The package is not installed in this world.",
    },
    {
      acts: [
        classes(
          "['rest_framework.authentication.TokenAuthentication' 'rest_framework_simplejwt.authentication.JWTAuthentication']",
        ),
      ],
      says: "DRF tried to import a class by the path that you wrote",
    },
    {
      acts: [
        setting(
          "DEFAULT_AUTHENTICATION_CLASSES = ['rest_framework_simplejwt.authentication.JWTAuthentication']",
        ),
      ],
      says: "`DEFAULT_AUTHENTICATION_CLASSES` is a key inside",
    },
    {
      acts: [classes("('rest_framework.authentication.TokenAuthentication')")],
      says: "This is one string, not a list.",
    },
    {
      acts: [classes("('rest_framework_simplejwt.authentication.JWTAuthentication')")],
      says: "This is one string, not a list.",
    },
    { acts: [setting("REST_FRAMWORK = {}")], says: "`REST_FRAMWORK` is a letter short" },
  ],
  "settings/app": [
    {
      acts: [installedApp("    'rest_framework'\n    'rest_framework.authtoken',")],
      says: "Python joins two strings that have no comma between them",
    },
    {
      acts: [installedApp("    'rest_framework',\n    'rest_framework.authtoken'")],
      says: "Your new line has no comma at its end.",
    },
    {
      acts: [installedApp("    'rest_framework',\n    'authtoken',")],
      says: "The app's full name is `rest_framework.authtoken`.",
    },
  ],
  "settings/migrate": [
    { acts: [terminal("python manage.py makemigrations")], says: "`makemigrations` writes plans" },
    { acts: [terminal("manage.py migrate")], says: "It is a Python program." },
  ],
  "settings/changed": [
    {
      acts: [
        settings((before) => before.replace("REST_FRAMEWORK =", "REST_FRAMWORK =")),
        request(`GET ${LIST}`),
      ],
      says: "Still 403, so SessionAuthentication still comes first.",
    },
    { acts: [get("/api/custom-list/")], says: "No route fits this path." },
  ],
  "urls/routes": [
    {
      acts: [route("path('api-jwt/', TokenObtainPairView.as_view())", "")],
      says: "The view is used but not imported.",
    },
    {
      acts: [
        urls(
          (before) => `from rest_framework_simplejwt.views import TokenObtainPairViews\n${before}`,
        ),
      ],
      says: "The module is right and a name in it is not.",
    },
    {
      acts: [
        urls((before) => `from rest_framework_simplejwt.view import TokenRefreshView\n${before}`),
      ],
      says: "The views live in `rest_framework_simplejwt.views`.",
    },
    {
      acts: [route("path('api-jwt/' TokenObtainPairView.as_view())")],
      says: "Python could not read the file.",
    },
    { acts: [route("path('api-jwt/', TokenObtainPairView)")], says: "A class itself is no view." },
    {
      acts: [route("path('api-jwt/', TokenObtainPairView.as_view)")],
      says: "The parentheses are missing.",
    },
    {
      acts: [route("path('api-jwt-refresh/', TokenRefreshView.as_view)")],
      says: "The parentheses are missing.",
    },
    {
      acts: [route("path('/api-jwt/', TokenObtainPairView.as_view())")],
      says: "Routes begin without a slash.",
    },
    {
      acts: [route("path('api-jwt', TokenObtainPairView.as_view())")],
      says: "The route has no slash at its end.",
    },
  ],
  "urls/knock": [
    {
      acts: [urls((before) => before.replace("'api-jwt/'", "'api/jwt/'")), get("/api-jwt/")],
      says: "Nobody at this address.",
    },
    {
      acts: [
        urls((before) => before.replace("PairView.as_view()", "PairView.as_view")),
        get("/api-jwt/"),
      ],
      says: "The route leads to something that is no view.",
    },
    { acts: [postJson("/api-jwt/", "{}")], says: "That was a POST." },
  ],
};

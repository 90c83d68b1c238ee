import type { SolutionStep } from "../../src/course/lesson.ts";

/** A file saved with its text changed. */
interface Change {
  readonly file: string;
  readonly change: (text: string) => string;
}

/** What a learner may well do instead of what a task asks for, and how the answer to it begins. */
export interface NearMiss {
  readonly acts: readonly (SolutionStep | Change)[];
  readonly says: string;
  /** Ctrl+C at the question that the last command asks. */
  readonly interrupted?: boolean;
}

const SERVER = "http://127.0.0.1:8000";
const LIST = `${SERVER}/api/books/custom-list/`;
const JSON_TYPE = "Content-Type: application/json";

const request = (text: string): SolutionStep => ({ kind: "request", text });
const terminal = (line: string, ...answers: string[]): SolutionStep => ({
  kind: "terminal",
  line,
  answers,
});
const advance = (seconds: number): SolutionStep => ({ kind: "advance", seconds });

const get = (path: string, ...headers: string[]): SolutionStep =>
  request([`GET ${SERVER}${path}`, ...headers].join("\n"));
const list = (authorization: string): SolutionStep =>
  request(`GET ${LIST}\nAuthorization: ${authorization}`);
const me = (authorization: string): SolutionStep =>
  get("/api/me/", `Authorization: ${authorization}`);
const post = (path: string, body: string, ...headers: string[]): SolutionStep =>
  request([`POST ${SERVER}${path}`, ...headers, "", body].join("\n"));
const postJson = (path: string, body: string): SolutionStep => post(path, body, JSON_TYPE);

const LOGIN = postJson("/api-jwt/", '{"username": "admin", "password": "yourpassword"}');
const REFRESH = postJson("/api-jwt-refresh/", '{"refresh": "{{refresh}}"}');

const settings = (change: Change["change"]): Change => ({
  file: "bookstore/settings.py",
  change,
});
const urls = (change: Change["change"]): Change => ({ file: "bookstore/urls.py", change });
/** At the end of settings.py. */
const setting = (text: string): Change => settings((before) => `${before}${text}\n`);
const classes = (value: string): Change =>
  setting(`REST_FRAMEWORK = {'DEFAULT_AUTHENTICATION_CLASSES': ${value}}`);
const installedApp = (line: string): Change =>
  settings((before) => before.replace("    'rest_framework',\n", `${line}\n`));

const VIEWS = "from rest_framework_simplejwt.views import TokenObtainPairView, TokenRefreshView\n";
/** The import at the top of urls.py, and a route at its end. */
const route = (written: string, imported = VIEWS): Change =>
  urls((before) => `${imported}${before}urlpatterns += [${written}]\n`);

/** By lesson and task; an example of every mistake that a lesson knows. */
export const nearMisses: Readonly<Record<string, readonly NearMiss[]>> = {
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
  "obtain/user": [
    {
      acts: [
        terminal("python manage.py migrate auth zero"),
        terminal("python manage.py createsuperuser"),
      ],
      says: "The database has no tables yet.",
    },
    {
      acts: [terminal("python manage.py createsuperuser", "admin", "", "", "")],
      interrupted: true,
      says: "A password cannot be empty.",
    },
    { acts: [terminal("python manage.py createuser")], says: "The command is called" },
  ],
  "obtain/wrong": [
    {
      acts: [post("/api-jwt/", '{"username": "admin", "password": "wrong"}')],
      says: "The server does not know how to read this body.",
    },
    {
      acts: [postJson("/api-jwt/", "{'username': 'admin', 'password': 'wrong'}")],
      says: "The body is no JSON.",
    },
    { acts: [postJson("/api-jwt/", '{"username": "admin"}')], says: "A field is missing" },
    { acts: [get("/api-jwt/")], says: "The view takes credentials by POST only." },
  ],
  "obtain/pair": [
    {
      acts: [postJson("/api-jwt/", '{"username": "admin", "password": "guess"}')],
      says: "Name or password do not fit.",
    },
    {
      acts: [postJson("/api-jwt/", '{"email": "admin@example.com", "password": "yourpassword"}')],
      says: "This project logs in by `username`.",
    },
    { acts: [postJson("/api-jwt/", '{"username": "admin"}')], says: "The answer names the field" },
  ],
  "use/empty-handed": [
    { acts: [get("/api/books/")], says: "That list is open to everybody." },
    { acts: [list("Bearer x")], says: "You sent an `Authorization` header." },
    { acts: [get("/api/books/custom-list")], says: "The path ends with a slash" },
    { acts: [get("/books/custom-list/")], says: "No route fits this path." },
  ],
  "use/bearer": [
    { acts: [LOGIN, list("bearer {{access}}")], says: "`bearer` is not `Bearer`." },
    { acts: [LOGIN, list("BEARER {{access}}")], says: "`BEARER` is not `Bearer`." },
    { acts: [LOGIN, list("Token {{access}}")], says: "`Token` calls TokenAuthentication." },
    { acts: [LOGIN, list("JWT {{access}}")], says: "`JWT` is the word" },
    { acts: [LOGIN, list("{{access}}")], says: "The token is there, and the word before it" },
    { acts: [LOGIN, list('Bearer "{{access}}"')], says: "The quotation marks became part" },
    { acts: [LOGIN, list("Bearer '{{access}}'")], says: "The quotation marks became part" },
    { acts: [LOGIN, list("Bearer <{{access}}>")], says: "The angle brackets became part" },
    { acts: [LOGIN, list("Bearer {{refresh}}")], says: "This is the refresh token." },
    {
      acts: [LOGIN, advance(300), list("Bearer {{access}}")],
      says: "The token is right, and it is more than five minutes old.",
    },
    { acts: [LOGIN, list("Bearer {{access}}x")], says: "The header is right, the token is not." },
    { acts: [LOGIN, list("Bearer {{access}} now")], says: "After `Bearer` comes the token" },
    { acts: [LOGIN, list("Bearer{{access}}")], says: "A blank must stand between" },
    { acts: [LOGIN, request(`GET ${LIST}`)], says: "This request has no `Authorization` header." },
    {
      acts: [LOGIN, get("/api/books/", "Authorization: Bearer {{access}}")],
      says: "That list is open to everybody, so it proves nothing.",
    },
    {
      acts: [postJson("/api-jwt/", '{"username": "admin", "password": "guess"}')],
      says: "Name or password do not fit.",
    },
  ],
  "use/wrong-token": [
    { acts: [list("Bearer {{access}}")], says: "This was the access token again." },
    {
      acts: [advance(300), list("Bearer {{access}}")],
      says: "This answer has another reason.",
    },
    { acts: [list("bearer {{refresh}}")], says: "Nobody looked at the token." },
    { acts: [REFRESH], says: "That is where the refresh token belongs." },
  ],
  "refresh/fresh": [
    {
      acts: [postJson("/api-jwt/", '{"username": "admin", "password": "guess"}')],
      says: "Name or password do not fit.",
    },
    { acts: [post("/api-jwt/", "{}")], says: "The server does not know how to read this body." },
    { acts: [postJson("/api-jwt/", "{}")], says: "The answer names what is missing." },
    {
      acts: [LOGIN, advance(300), list("Bearer {{access}}")],
      says: "This is an old token.",
    },
    { acts: [LOGIN, list("bearer {{access}}")], says: "The token did not get through." },
  ],
  "refresh/expire": [
    { acts: [list("Bearer {{access}}")], says: "Still 200, so the token has time left." },
    { acts: [advance(300), request(`GET ${LIST}`)], says: "This request carried no token." },
    { acts: [LOGIN], says: "That is a new pair with five new minutes." },
  ],
  "refresh/renew": [
    {
      acts: [postJson("/api-jwt-refresh/", '{"refresh": "{{access}}"}')],
      says: "You sent the access token.",
    },
    {
      acts: [LOGIN, postJson("/api-jwt-refresh/", '{"refresh": "{{access}}"}')],
      says: "You sent the access token.",
    },
    {
      acts: [postJson("/api-jwt-refresh/", '{"refresh": "{{refresh}}x"}')],
      says: "The view cannot read this token.",
    },
    { acts: [advance(86_400), REFRESH], says: "The refresh token has expired as well" },
    {
      acts: [postJson("/api-jwt-refresh/", "{refresh: {{refresh}}}")],
      says: "The body is no JSON.",
    },
    {
      acts: [postJson("/api-jwt-refresh/", '{"token": "{{refresh}}"}')],
      says: "The field has to be called `refresh`",
    },
    {
      acts: [post("/api-jwt-refresh/", '{"refresh": "{{refresh}}"}')],
      says: "The server does not know how to read this body.",
    },
    { acts: [get("/api-jwt-refresh/")], says: "This view takes a POST only." },
    { acts: [LOGIN], says: "That works, and it took your password again." },
    { acts: [list("Bearer {{refresh}}")], says: "This is the refresh token." },
    { acts: [list("Bearer {{access}}")], says: "Still the old token." },
  ],
  "exercise/journey": journey(),
};

function journey(): readonly NearMiss[] {
  const register = (fields: Readonly<Record<string, string>>): SolutionStep =>
    postJson("/api/register/", JSON.stringify(fields));
  const password = "always-coming-home";
  const registered = register({ username: "ursula", password, password2: password });
  const loggedIn = [
    registered,
    postJson("/api-jwt/", JSON.stringify({ username: "ursula", password })),
  ];
  return [
    {
      acts: [register({ username: "ursula", password, password2: "another-long-one" })],
      says: "The two passwords differ.",
    },
    {
      acts: [register({ username: "ursula", password: "password", password2: "password" })],
      says: "Django finds this password too easy to guess.",
    },
    { acts: [registered, registered], says: "This name is taken already" },
    { acts: [postJson("/api/register/", "{username: ursula}")], says: "The body is no JSON." },
    { acts: [register({ username: "ursula", password })], says: "The answer names the field" },
    {
      acts: [post("/api/register/", "{}", JSON_TYPE, "Authorization: Bearer x")],
      says: "Registering needs no token.",
    },
    { acts: [get("/api-jwt/")], says: "The address is right and the method is not." },
    { acts: [post("/api/register/", "{}")], says: "The server does not know how to read this" },
    { acts: [postJson("/api-jwt", "{}")], says: "The address lacks the slash at its end." },
    {
      acts: [postJson("/api-jwt/", '{"username": "nobody", "password": "guess"}')],
      says: "There is no such user, or the password is another one.",
    },
    { acts: [postJson("/api-jwt/", "{}")], says: "Login takes `username` and `password`." },
    { acts: [...loggedIn, me("Bearer {{refresh}}")], says: "This is the refresh token." },
    { acts: [...loggedIn, me("Bearer {{access}}x")], says: "The header is right, the token" },
    { acts: [...loggedIn, me("bearer {{access}}")], says: "Nobody looked at a token." },
    {
      acts: [...loggedIn, postJson("/api-jwt-refresh/", '{"refresh": "{{access}}"}')],
      says: "This is the access token.",
    },
    {
      acts: [
        request(
          `POST ${SERVER}/api/register/\n${JSON_TYPE}\n\n${JSON.stringify({ username: "ursula", password, password2: password })}`,
        ),
        request(
          `# @name login\nPOST ${SERVER}/api-jwt/\n${JSON_TYPE}\n\n${JSON.stringify({ username: "ursula", password })}`,
        ),
        REFRESH,
        postJson("/api-jwt-refresh/", '{"refresh": "{{login.response.body.refresh}}"}'),
      ],
      says: "This refresh token has been used already.",
    },
    {
      acts: [...loggedIn, advance(86_400), REFRESH],
      says: "The refresh token has expired as well.",
    },
    { acts: [postJson("/api-jwt-refresh/", "{}")], says: "The body needs one field" },
    {
      acts: [...loggedIn, list("Bearer {{access}}")],
      says: "The list is protected too",
    },
  ];
}

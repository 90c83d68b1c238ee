import type { SolutionStep } from "../../../src/course/lesson.ts";

/** A file saved with its text changed. */
export interface Change {
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

export const SERVER = "http://127.0.0.1:8000";
export const LIST = `${SERVER}/api/books/custom-list/`;
export const JSON_TYPE = "Content-Type: application/json";

export const request = (text: string): SolutionStep => ({ kind: "request", text });
export const terminal = (line: string, ...answers: string[]): SolutionStep => ({
  kind: "terminal",
  line,
  answers,
});
export const advance = (seconds: number): SolutionStep => ({ kind: "advance", seconds });

export const get = (path: string, ...headers: string[]): SolutionStep =>
  request([`GET ${SERVER}${path}`, ...headers].join("\n"));
export const list = (authorization: string): SolutionStep =>
  request(`GET ${LIST}\nAuthorization: ${authorization}`);
export const me = (authorization: string): SolutionStep =>
  get("/api/me/", `Authorization: ${authorization}`);
export const post = (path: string, body: string, ...headers: string[]): SolutionStep =>
  request([`POST ${SERVER}${path}`, ...headers, "", body].join("\n"));
export const postJson = (path: string, body: string): SolutionStep => post(path, body, JSON_TYPE);

export const LOGIN = postJson("/api-jwt/", '{"username": "admin", "password": "yourpassword"}');
export const REFRESH = postJson("/api-jwt-refresh/", '{"refresh": "{{refresh}}"}');

export const settings = (change: Change["change"]): Change => ({
  file: "bookstore/settings.py",
  change,
});
export const urls = (change: Change["change"]): Change => ({ file: "bookstore/urls.py", change });
/** At the end of settings.py. */
export const setting = (text: string): Change => settings((before) => `${before}${text}\n`);
export const classes = (value: string): Change =>
  setting(`REST_FRAMEWORK = {'DEFAULT_AUTHENTICATION_CLASSES': ${value}}`);
export const installedApp = (line: string): Change =>
  settings((before) => before.replace("    'rest_framework',\n", `${line}\n`));

export const VIEWS =
  "from rest_framework_simplejwt.views import TokenObtainPairView, TokenRefreshView\n";
/** The import at the top of urls.py, and a route at its end. */
export const route = (written: string, imported = VIEWS): Change =>
  urls((before) => `${imported}${before}urlpatterns += [${written}]\n`);

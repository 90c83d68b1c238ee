import type { SolutionStep } from "../../../src/course/lesson.ts";
import {
  SERVER,
  LIST,
  JSON_TYPE,
  LOGIN,
  REFRESH,
  request,
  terminal,
  advance,
  get,
  list,
  me,
  post,
  postJson,
  type NearMiss,
} from "./acts.ts";

/** From the first pair of tokens on; by lesson and task. */
export const withTokens: Readonly<Record<string, readonly NearMiss[]>> = {
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
    { acts: [postJson("/api-jwt", "{}")], says: "The address lacks the slash at its end." },
    { acts: [get("/api-jwt/")], says: "The view takes credentials by POST only." },
  ],
  "obtain/pair": [
    { acts: [postJson("/api-jwt", "{}")], says: "The address lacks the slash at its end." },
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
    { acts: [postJson("/api-jwt-refresh", "{}")], says: "The address lacks the slash at its end." },
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
    { acts: [postJson("/api/register", "{}")], says: "The address lacks the slash at its end." },
    { acts: [postJson("/api-jwt", "{}")], says: "The address lacks the slash at its end." },
    { acts: [postJson("/api-jwt-refresh", "{}")], says: "The address lacks the slash at its end." },
    {
      acts: [postJson("/api-jwt/", '{"username": "nobody", "password": "guess"}')],
      says: "There is no such user, or the password is another one.",
    },
    { acts: [postJson("/api-jwt/", "{}")], says: "Login takes `username` and `password`." },
    { acts: [...loggedIn, me("Bearer {{refresh}}")], says: "This is the refresh token." },
    { acts: [...loggedIn, me("Bearer {{access}}x")], says: "The header is right, the token" },
    { acts: [...loggedIn, me("bearer {{access}}")], says: "Nobody looked at a token." },
    { acts: [terminal(`curl ${SERVER}/api/me/`)], says: "Nobody looked at a token." },
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

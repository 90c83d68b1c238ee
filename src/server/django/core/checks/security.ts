/** Mirrors django/core/checks/security/ (5.2): what matters where a project is put to use. */
import { ImportError } from "../../../../python/errors.ts";
import { iterate, str, truthy } from "../../../../python/operations.ts";
import type { Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { conf, type LazySettings } from "../../conf.ts";
import { importString } from "../../utils/module_loading.ts";
import { type CheckMessage, error, warning } from "./messages.ts";
import { registry } from "./registry.ts";

const SECURITY = "django.middleware.security.SecurityMiddleware";
const FRAMES = "django.middleware.clickjacking.XFrameOptionsMiddleware";
const CSRF = "django.middleware.csrf.CsrfViewMiddleware";
const SESSIONS = "django.contrib.sessions.middleware.SessionMiddleware";

const OPENER_POLICIES = ["same-origin", "same-origin-allow-popups", "unsafe-none"];
const REFERRER_POLICIES = [
  "no-referrer",
  "no-referrer-when-downgrade",
  "origin",
  "origin-when-cross-origin",
  "same-origin",
  "strict-origin",
  "strict-origin-when-cross-origin",
  "unsafe-url",
];

const [KEY_LENGTH, KEY_CHARACTERS, KEY_PREFIX] = [50, 5, "django-insecure-"];

function weakKey(name: string, id: string): CheckMessage {
  return warning(
    `Your ${name} has less than ${String(KEY_LENGTH)} characters, less than ${String(KEY_CHARACTERS)} unique characters, ` +
      `or it's prefixed with '${KEY_PREFIX}' indicating that it was generated automatically by Django. Please generate a ` +
      "long and random value, otherwise many of Django's security-critical features will be vulnerable to attack.",
    { id },
  );
}

function isStrong(key: Value): boolean {
  const characters = [...str(key)];
  return (
    new Set(characters).size >= KEY_CHARACTERS &&
    characters.length >= KEY_LENGTH &&
    !str(key).startsWith(KEY_PREFIX)
  );
}

type Look = (settings: LazySettings) => CheckMessage[];

/** A warning unless something holds. */
const unless = (holds: (settings: LazySettings) => boolean, id: string, text: string): Look => {
  return (settings) => (holds(settings) ? [] : [warning(text, { id: `security.${id}` })]);
};
const has = (settings: LazySettings, middleware: string): boolean =>
  settings.list("MIDDLEWARE").includes(middleware);
const isTrue = (settings: LazySettings, name: string): boolean => settings.get(name) === true;
/** What only counts where SecurityMiddleware is there to do it. */
const guarded =
  (holds: (settings: LazySettings) => boolean) =>
  (settings: LazySettings): boolean =>
    !has(settings, SECURITY) || holds(settings);
const hasHsts = (settings: LazySettings): boolean => truthy(settings.get("SECURE_HSTS_SECONDS"));

/** A warning on the cookie of sessions: one for the application, one for the middleware, or one for both. */
function sessionCookie(
  setting: string,
  ids: readonly [string, string, string],
  tail: string,
): Look {
  return (settings) => {
    if (isTrue(settings, setting)) return [];
    const found: CheckMessage[] = [];
    const say = (id: string, text: string): number =>
      found.push(warning(`${text}${tail}`, { id: `security.${id}` }));
    if (settings.list("INSTALLED_APPS").includes("django.contrib.sessions"))
      say(
        ids[0],
        `You have 'django.contrib.sessions' in your INSTALLED_APPS, but you have not set ${setting} to True.`,
      );
    if (has(settings, SESSIONS))
      say(
        ids[1],
        `You have '${SESSIONS}' in your MIDDLEWARE, but you have not set ${setting} to True.`,
      );
    if (found.length < 2) return found;
    found.length = 0;
    say(ids[2], `${setting} is not set to True.`);
    return found;
  };
}

const DEPLOYMENT: readonly Look[] = [
  unless(
    (settings) => has(settings, SECURITY),
    "W001",
    `You do not have '${SECURITY}' in your MIDDLEWARE so the SECURE_HSTS_SECONDS, SECURE_CONTENT_TYPE_NOSNIFF, ` +
      "SECURE_REFERRER_POLICY, SECURE_CROSS_ORIGIN_OPENER_POLICY, and SECURE_SSL_REDIRECT settings will have no effect.",
  ),
  unless(
    (settings) => has(settings, FRAMES),
    "W002",
    `You do not have '${FRAMES}' in your MIDDLEWARE, so your pages will not be served with an 'x-frame-options' header. ` +
      "Unless there is a good reason for your site to be served in a frame, you should consider enabling this header to " +
      "help prevent clickjacking attacks.",
  ),
  unless(
    guarded(hasHsts),
    "W004",
    "You have not set a value for the SECURE_HSTS_SECONDS setting. If your entire site is served only over SSL, you may " +
      "want to consider setting a value and enabling HTTP Strict Transport Security. Be sure to read the documentation " +
      "first; enabling HSTS carelessly can cause serious, irreversible problems.",
  ),
  unless(
    guarded((settings) => !hasHsts(settings) || isTrue(settings, "SECURE_HSTS_INCLUDE_SUBDOMAINS")),
    "W005",
    "You have not set the SECURE_HSTS_INCLUDE_SUBDOMAINS setting to True. Without this, your site is potentially " +
      "vulnerable to attack via an insecure connection to a subdomain. Only set this to True if you are certain that all " +
      "subdomains of your domain should be served exclusively via SSL.",
  ),
  unless(
    guarded((settings) => !hasHsts(settings) || isTrue(settings, "SECURE_HSTS_PRELOAD")),
    "W021",
    "You have not set the SECURE_HSTS_PRELOAD setting to True. Without this, your site cannot be submitted to the browser " +
      "preload list.",
  ),
  unless(
    guarded((settings) => isTrue(settings, "SECURE_CONTENT_TYPE_NOSNIFF")),
    "W006",
    "Your SECURE_CONTENT_TYPE_NOSNIFF setting is not set to True, so your pages will not be served with an " +
      "'X-Content-Type-Options: nosniff' header. You should consider enabling this header to prevent the browser from " +
      "identifying content types incorrectly.",
  ),
  unless(
    guarded((settings) => isTrue(settings, "SECURE_SSL_REDIRECT")),
    "W008",
    "Your SECURE_SSL_REDIRECT setting is not set to True. Unless your site should be available over both SSL and non-SSL " +
      "connections, you may want to either set this setting True or configure a load balancer or reverse-proxy server to " +
      "redirect all connections to HTTPS.",
  ),
  (settings) => {
    const key = settings.getOr("SECRET_KEY", "") ?? "";
    return isStrong(key) ? [] : [weakKey("SECRET_KEY", "security.W009")];
  },
  (settings) =>
    settings
      .list("SECRET_KEY_FALLBACKS")
      .flatMap((key, at) =>
        isStrong(key) ? [] : [weakKey(`SECRET_KEY_FALLBACKS[${String(at)}]`, "security.W025")],
      ),
  unless(
    (settings) => !truthy(settings.get("DEBUG")),
    "W018",
    "You should not have DEBUG set to True in deployment.",
  ),
  unless(
    (settings) => !has(settings, FRAMES) || settings.get("X_FRAME_OPTIONS") === "DENY",
    "W019",
    `You have '${FRAMES}' in your MIDDLEWARE, but X_FRAME_OPTIONS is not set to 'DENY'. Unless there is a good reason for ` +
      "your site to serve other parts of itself in a frame, you should change it to 'DENY'.",
  ),
  unless(
    (settings) => truthy(settings.get("ALLOWED_HOSTS")),
    "W020",
    "ALLOWED_HOSTS must not be empty in deployment.",
  ),
  checkReferrer,
  (settings) => {
    const policy = settings.get("SECURE_CROSS_ORIGIN_OPENER_POLICY");
    const isFine = policy === null || OPENER_POLICIES.includes(str(policy));
    if (!has(settings, SECURITY) || isFine) return [];
    return [
      error("You have set the SECURE_CROSS_ORIGIN_OPENER_POLICY setting to an invalid value.", {
        hint: `Valid values are: ${OPENER_POLICIES.join(", ")}.`,
        id: "security.E024",
      }),
    ];
  },
  unless(
    (settings) => has(settings, CSRF),
    "W003",
    `You don't appear to be using Django's built-in cross-site request forgery protection via the middleware ('${CSRF}' is ` +
      "not in your MIDDLEWARE). Enabling the middleware is the safest approach to ensure you don't leave any holes.",
  ),
  unless(
    (settings) =>
      truthy(settings.get("CSRF_USE_SESSIONS")) ||
      !has(settings, CSRF) ||
      isTrue(settings, "CSRF_COOKIE_SECURE"),
    "W016",
    `You have '${CSRF}' in your MIDDLEWARE, but you have not set CSRF_COOKIE_SECURE to True. Using a secure-only CSRF cookie ` +
      "makes it more difficult for network traffic sniffers to steal the CSRF token.",
  ),
  sessionCookie(
    "SESSION_COOKIE_SECURE",
    ["W010", "W011", "W012"],
    " Using a secure-only session cookie makes it more difficult for network traffic sniffers to hijack user sessions.",
  ),
  sessionCookie(
    "SESSION_COOKIE_HTTPONLY",
    ["W013", "W014", "W015"],
    " Using an HttpOnly session cookie makes it more difficult for cross-site scripting attacks to hijack user sessions.",
  ),
];

function checkReferrer(settings: LazySettings): CheckMessage[] {
  if (!has(settings, SECURITY)) return [];
  const policy = settings.get("SECURE_REFERRER_POLICY");
  if (policy === null)
    return [
      warning(
        "You have not set the SECURE_REFERRER_POLICY setting. Without this, your site will not send a Referrer-Policy " +
          "header. You should consider enabling this header to protect user privacy.",
        { id: "security.W022" },
      ),
    ];
  const values = typeof policy === "string" ? policy.split(",") : iterate(policy).map(str);
  if (values.every((value) => REFERRER_POLICIES.includes(value.trim()))) return [];
  return [
    error("You have set the SECURE_REFERRER_POLICY setting to an invalid value.", {
      hint: `Valid values are: ${REFERRER_POLICIES.join(", ")}.`,
      id: "security.E023",
    }),
  ];
}

export const checks_security = defineModule("django.core.checks.security", async (process) => {
  const { settings } = await process.load(conf);
  const { registry: checks } = await process.load(registry);
  for (const look of DEPLOYMENT) checks.add("security", () => look(settings), true);
  checks.add("security", async () => {
    const path = settings.text("CSRF_FAILURE_VIEW");
    try {
      await importString(process, path);
      return [];
    } catch (problem) {
      if (!(problem instanceof ImportError)) throw problem;
      const text = `The CSRF failure view '${path}' could not be imported.`;
      return [error(text, { id: "security.E102" })];
    }
  });
  return {};
});

import { withHeader, withoutHeader } from "./messages.ts";
import { type Generator, textsOf } from "./refusal.ts";
import { appended } from "./settings-file.ts";

/** 32 letters: as good a secret as any, since only cookie and header have to agree. */
const SECRET = "workbookworkbookworkbookworkbook";

/** The cookie and the header that have to agree. */
export const csrfToken: Generator = {
  kind: "csrf-token",
  words: "a CSRF token in cookie and header",
  *propose(refusal) {
    const { request, before } = refusal;
    if (before.gate !== "csrf") return;
    const name = refusal.text("CSRF_COOKIE_NAME") ?? "csrftoken";
    const cookies = (refusal.header("Cookie") ?? "").split(/;\s*/).filter((pair) => pair !== "");
    const own = cookies.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
    if (own !== undefined) {
      yield {
        sentence: `Add the header \`X-CSRFToken\` with the value of the cookie \`${name}\`: another site could send the cookie, but not read it.`,
        change: refusal.sending(withHeader(request, "X-CSRFToken", own)),
      };
    }
    const others = cookies.filter((pair) => !pair.startsWith(`${name}=`));
    const cookie = [...others, `${name}=${SECRET}`].join("; ");
    yield {
      sentence: `Send the same CSRF token twice: in the cookie \`${name}\` and in the header \`X-CSRFToken\`.`,
      change: refusal.sending(
        withHeader(withHeader(request, "Cookie", cookie), "X-CSRFToken", SECRET),
      ),
    };
  },
};

/** No Origin or Referer of another site. */
export const sameOrigin: Generator = {
  kind: "same-origin",
  words: "the server’s own Origin",
  *propose(refusal) {
    const { request, before } = refusal;
    if (before.gate !== "csrf" || refusal.header("Origin") === null) return;
    const own = `http://${refusal.header("Host") ?? "127.0.0.1:8000"}`;
    if (refusal.header("Origin") !== own) {
      yield {
        sentence: `Send it from a page of the server itself: \`Origin: ${own}\`.`,
        change: refusal.sending(withHeader(request, "Origin", own)),
      };
    }
    yield {
      sentence: "Send it without `Origin`, as a program does that is no browser.",
      change: refusal.sending(withoutHeader(request, "Origin")),
    };
  },
};

/** No session cookie: where a token proves who asks, SessionAuthentication need not look. */
export const noCookie: Generator = {
  kind: "no-cookie",
  words: "no cookies",
  *propose(refusal) {
    if (refusal.before.gate !== "csrf" || refusal.header("Cookie") === null) return;
    yield {
      sentence:
        "Leave the cookies out. CSRF is only checked for who is known by a cookie; a token in the header proves it without.",
      change: refusal.sending(withoutHeader(refusal.request, "Cookie")),
    };
  },
};

export const trustedOrigins: Generator = {
  kind: "trusted-origins",
  words: "the sender’s origin in CSRF_TRUSTED_ORIGINS",
  *propose(refusal) {
    const origin = refusal.header("Origin");
    if (refusal.before.gate !== "csrf" || origin === null) return;
    const all = [...textsOf(refusal.setting("CSRF_TRUSTED_ORIGINS")), origin];
    const line = `CSRF_TRUSTED_ORIGINS = [${all.map((each) => `'${each}'`).join(", ")}]`;
    for (const edit of appended(refusal, line)) {
      yield {
        sentence: `Name \`${origin}\` in CSRF_TRUSTED_ORIGINS.`,
        caution: "Pages of that site may then act for whoever is logged in.",
        change: refusal.editing(edit),
      };
    }
  },
};

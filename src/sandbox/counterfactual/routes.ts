import { fieldsOf, type Generator } from "./refusal.ts";
import { appendedTo } from "./settings-file.ts";

/** SimpleJWT's views by what is sent to them. */
const VIEWS = [
  ["password", "TokenObtainPairView"],
  ["refresh", "TokenRefreshView"],
  ["token", "TokenVerifyView"],
] as const;

/** A token view where a request for one found no address. */
export const tokenRoute: Generator = {
  kind: "token-route",
  words: "one of SimpleJWT’s views at this address",
  *propose(refusal) {
    const { status, gate } = refusal.before;
    if (status !== 404 || gate !== "url" || refusal.request.method !== "POST") return;
    const sent = fieldsOf(refusal.request);
    const view = VIEWS.find(([field]) => field in sent)?.[1];
    const urls = refusal.setting("ROOT_URLCONF");
    if (view === undefined || typeof urls !== "string") return;
    const route = refusal.path.replace(/^\//, "");
    const edits = appendedTo(
      `${urls.replaceAll(".", "/")}.py`,
      refusal,
      `from rest_framework_simplejwt.views import ${view}`,
      "",
      `urlpatterns += [path('${route}', ${view}.as_view())]`,
    );
    for (const edit of edits) {
      yield {
        sentence: `Add a URL pattern for \`${refusal.path}\` that leads to ${view}.`,
        change: refusal.editing(edit),
      };
    }
  },
};

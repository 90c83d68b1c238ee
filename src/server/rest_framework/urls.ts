/** Mirrors rest_framework/urls.py (3.18): the browsable API's login and logout. */
import { Dict } from "../../python/values.ts";
import { auth_views } from "../django/contrib/auth/views.ts";
import { urls_conf } from "../django/urls/conf.ts";
import { defineModule } from "../process.ts";

export const urls = defineModule("rest_framework.urls", async (process) => {
  const { LoginView, LogoutView } = await process.load(auth_views);
  const { path } = await process.load(urls_conf);
  const login = await LoginView.as_view(Dict.from({ template_name: "rest_framework/login.html" }));
  return {
    app_name: "rest_framework",
    urlpatterns: [
      await path("login/", login, null, "login"),
      await path("logout/", await LogoutView.as_view(), null, "logout"),
    ],
  };
});

/** Mirrors django/http/__init__.py (5.2). */
import { defineModule } from "../process.ts";
import { cookie } from "./http/cookie.ts";
import { request } from "./http/request.ts";
import { response } from "./http/response.ts";

export const http = defineModule(
  "django.http",
  async (process) => {
    const { SimpleCookie, parse_cookie } = await process.load(cookie);
    const { HttpRequest, HttpHeaders, QueryDict, RawPostDataException, UnreadablePostError } =
      await process.load(request);
    return {
      ...(await process.load(response)),
      SimpleCookie,
      parse_cookie,
      HttpHeaders,
      HttpRequest,
      QueryDict,
      RawPostDataException,
      UnreadablePostError,
    };
  },
  "/site-packages/django/http/__init__.py",
);

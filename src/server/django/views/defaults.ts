/** Mirrors django/views/defaults.py (5.2): error pages of a project without templates of its own. */
import type { Exception } from "../../../python/errors.ts";
import { make, native } from "../../../python/objects.ts";
import type { Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import type { HttpRequest } from "../http/request.ts";
import { response } from "../http/response.ts";

/** The page Django shows where the project has no template for the status. */
function errorPage(title: string, details: string): string {
  return [
    "",
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    `  <title>${title}</title>`,
    "</head>",
    "<body>",
    `  <h1>${title}</h1><p>${details}</p>`,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

export const defaults = defineModule("django.views.defaults", async (process) => {
  const {
    HttpResponseBadRequest,
    HttpResponseForbidden,
    HttpResponseNotFound,
    HttpResponseServerError,
  } = await process.load(response);
  const SIGNATURE = "request, exception, template_name=None";
  return {
    page_not_found: native(
      SIGNATURE,
      (_request: HttpRequest, _exception: Exception): Value =>
        make(
          HttpResponseNotFound,
          errorPage("Not Found", "The requested resource was not found on this server."),
        ),
      "page_not_found",
    ),
    server_error: native(
      "request, template_name=None",
      (_request: HttpRequest): Value =>
        make(HttpResponseServerError, errorPage("Server Error (500)", "")),
      "server_error",
    ),
    bad_request: native(
      SIGNATURE,
      (_request: HttpRequest, _exception: Exception): Value =>
        make(HttpResponseBadRequest, errorPage("Bad Request (400)", "")),
      "bad_request",
    ),
    permission_denied: native(
      SIGNATURE,
      (_request: HttpRequest, _exception: Exception): Value =>
        make(HttpResponseForbidden, errorPage("403 Forbidden", "")),
      "permission_denied",
    ),
  };
});

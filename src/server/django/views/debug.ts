/**
 * Mirrors django/views/debug.py (5.2): the pages an error has while DEBUG is on. The pages are the workbook's own; title,
 * exception and the view that raised it stand where Django has them.
 */
import { Exception, UnicodeEncodeError } from "../../../python/errors.ts";
import { classInfo, classOf, make } from "../../../python/objects.ts";
import { repr, str } from "../../../python/operations.ts";
import { formatTraceback } from "../../../python/traceback.ts";
import { Dict, type Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { conf } from "../conf.ts";
import { Http404, response, type HttpResponse } from "../http/response.ts";
import type { HttpRequest } from "../http/request.ts";
import { urls_base } from "../urls/base.ts";
import { triedOf } from "../urls/exceptions.ts";
import { ResolverMatch } from "../urls/resolver-match.ts";
import { URLResolver } from "../urls/resolvers.ts";
import { URLPattern } from "../urls/url-pattern.ts";
import { factTable, joinMarkup, markup, type Markup, page } from "./page.ts";

const HIDDEN = /API|AUTH|TOKEN|KEY|SECRET|PASS|SIGNATURE|HTTP_COOKIE/i;
const CLEANSED = "********************";

export const debug = defineModule("django.views.debug", async (process) => {
  const { settings } = await process.load(conf);
  const { HttpResponse, HttpResponseNotFound } = await process.load(response);
  const { resolve } = await process.load(urls_base);

  /** Dotted name of the view a request came to; "" where it came to none. */
  async function callerOf(request: HttpRequest): Promise<string> {
    let match = request.resolver_match;
    if (match === null) {
      try {
        match = await resolve(request.path);
      } catch (error) {
        if (!(error instanceof Http404)) throw error;
      }
    }
    return match instanceof ResolverMatch ? match._func_path : "";
  }

  async function technical_404_response(
    request: HttpRequest,
    exception: Exception,
  ): Promise<HttpResponse> {
    const facts = exception.args[0];
    const path = facts instanceof Dict ? facts.get("path") : undefined;
    const own = triedOf(exception);
    const match = request.resolver_match instanceof ResolverMatch ? request.resolver_match : null;
    const tried = own ?? match?.tried ?? [];
    if (own && isUntouched(request, own)) return welcome();
    const wanted = path === undefined ? request.path_info.slice(1) : str(path);
    const raised = await callerOf(request);
    const reason = own === null && str(exception) !== "" ? str(exception) : null;
    const rows: [string, string][] = [
      ["Request Method:", request.meta("REQUEST_METHOD")],
      ["Request URL:", request.build_absolute_uri()],
      ...(raised === "" ? [] : [["Raised by:", raised] as [string, string]]),
    ];
    const header = markup`<h1>Page not found <small>(404)</small></h1>
${reason === null ? "" : markup`<pre class="exception_value">${reason}</pre>`}
${factTable(rows)}`;
    const list = tried.map(
      (patterns) => markup`<li>${joinMarkup(patterns.map(patternMarkup))}</li>`,
    );
    const main = markup`${
      list.length === 0
        ? ""
        : markup`<p>Django went through the patterns of <code>${str(request.urlconf ?? settings.get("ROOT_URLCONF"))}</code>
in this order:</p><ol>${joinMarkup(list)}</ol>`
    }<p>${wanted === "" ? "The empty path" : markup`The path <code>${wanted}</code>`}
${own ? "matched none of them." : "matched the last one, whose view found nothing to show."}</p>`;
    const html = page(
      `Page not found at ${request.path_info}`,
      header,
      main,
      debugNote("a short 404 page"),
    );
    return make(HttpResponseNotFound, html);
  }

  /** Nothing is mounted but the admin: the page that says the installation works. */
  function isUntouched(request: HttpRequest, tried: readonly Value[][]): boolean {
    const first = tried[0]?.[0];
    const onlyAdmin =
      first instanceof URLResolver && first.app_name === "admin" && first.namespace === "admin";
    return (
      tried.length === 0 ||
      (request.path_info === "/" && tried.length === 1 && tried[0]?.length === 1 && onlyAdmin)
    );
  }

  function welcome(): HttpResponse {
    const header = markup`<h1>The install worked successfully! Congratulations!</h1>`;
    const main = markup`<p>This page stands here because <code>urls.py</code> leads nowhere yet.
Add a route to <code>urlpatterns</code> to see something of your own.</p>`;
    return make(
      HttpResponse,
      page(
        "The install worked successfully! Congratulations!",
        header,
        main,
        debugNote("a 404 page"),
      ),
    );
  }

  async function technical_500_response(
    request: HttpRequest,
    error: Exception,
    status = 500,
  ): Promise<HttpResponse> {
    // The page shows the query, and the text that could not be written: where these fail, so does the page.
    const query = [...request.GET].map(([name, value]) => [str(name), repr(value)] as const);
    // What a form sent is shown too: where it cannot be read, there is no page at all.
    const form = request.POST;
    const html = request.accepts("text/html");
    if (html && error instanceof UnicodeEncodeError) throw error;
    const cls = classOf(error);
    const type = (cls && classInfo(cls)?.name) ?? "Exception";
    const report: Report = {
      type,
      value: str(error),
      traceback: formatTraceback(error),
      user: await userOf(request),
      raised: await callerOf(request),
      query,
      form: [...form].map(([name, value]) => [str(name), repr(value)] as const),
    };
    if (html) return make(HttpResponse, htmlReport(request, report), undefined, status);
    return make(HttpResponse, textReport(request, report), "text/plain; charset=utf-8", status);
  }

  interface Report {
    readonly type: string;
    readonly value: string;
    readonly traceback: string;
    readonly user: string | null;
    readonly raised: string;
    readonly query: readonly (readonly [name: string, value: string])[];
    readonly form: readonly (readonly [name: string, value: string])[];
  }

  /** Asking for the user may read the session, which shows in the answer's Vary header, as with Django. */
  async function userOf(request: HttpRequest): Promise<string> {
    try {
      const user = await request.user;
      if (user !== undefined) return str(await process.callMethod(user, "__str__"));
    } catch (error) {
      if (!(error instanceof Exception)) throw error;
    }
    return "[unable to retrieve the current user]";
  }

  function insecureUrl(request: HttpRequest): string {
    const host =
      request.meta("HTTP_HOST") || `${request.meta("SERVER_NAME")}:${request.get_port()}`;
    return `${request.scheme}://${host}${request.get_full_path()}`;
  }

  function htmlReport(request: HttpRequest, report: Report): string {
    const rows: [string, string][] = [
      ["Request Method:", request.meta("REQUEST_METHOD")],
      ["Request URL:", insecureUrl(request)],
      ["Django Version:", "5.2.18"],
      ["Exception Type:", report.type],
      ...(report.value === "" ? [] : [["Exception Value:", report.value] as [string, string]]),
      ...(report.raised === "" ? [] : [["Raised during:", report.raised] as [string, string]]),
      ["Python Version:", "3.11.2"],
      ["User:", report.user ?? ""],
    ];
    const header = markup`<h1>${report.type} at ${request.path_info}</h1>
<pre class="exception_value">${report.value === "" ? "No exception message supplied" : report.value}</pre>
${factTable(rows)}`;
    const meta = [...request.META]
      .map(([name, value]) => [String(name), cleansed(String(name), value)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const main = markup`<h2>Traceback</h2><pre>${report.traceback}</pre>
${report.query.length === 0 ? "" : markup`<h2>GET</h2>${factTable(report.query)}`}
${report.form.length === 0 ? "" : markup`<h2>POST</h2>${factTable(report.form)}`}
<h2>Request</h2>${factTable(meta)}<h2>Settings</h2>${factTable(safeSettings())}`;
    const html = page(
      `${report.type} at ${request.path_info}`,
      header,
      main,
      debugNote("a short page for this status"),
    );
    return html;
  }

  function safeSettings(): (readonly [string, string])[] {
    return settings
      .explicitNames()
      .map((name) => [name, cleansed(name, settings.getOr(name, null))] as const);
  }

  function textReport(request: HttpRequest, report: Report): string {
    const value = report.value === "" ? "No exception message supplied" : report.value;
    return [
      `${report.type} at ${request.path_info}`,
      value,
      "",
      `Request Method: ${request.meta("REQUEST_METHOD")}`,
      `Request URL: ${insecureUrl(request)}`,
      "Django Version: 5.2.18",
      "Python Version: 3.11.2",
      `Installed Applications:\n${settings.list("INSTALLED_APPS").map(repr).join("\n")}`,
      `Installed Middleware:\n${settings.list("MIDDLEWARE").map(repr).join("\n")}`,
      "",
      report.traceback.trimEnd(),
      "",
      `Exception Type: ${report.type} at ${request.path_info}`,
      `Exception Value: ${value}`,
      ...(report.raised === "" ? [] : [`Raised during: ${report.raised}`]),
      "Request information:",
      `USER: ${report.user ?? ""}`,
      "",
      "Settings:",
      `Using settings module ${settings.SETTINGS_MODULE ?? ""}`,
      ...safeSettings().map(([name, shown]) => `${name} = ${shown}`),
      "",
    ].join("\n");
  }

  return { technical_404_response, technical_500_response };
});

function patternMarkup(pattern: Value): Markup {
  if (!(pattern instanceof URLPattern) && !(pattern instanceof URLResolver))
    return markup`<code>${repr(pattern)}</code>`;
  const name =
    pattern instanceof URLPattern && pattern.name !== null ? ` [name='${pattern.name}']` : "";
  return markup`<code>${pattern.pattern.__str__()}${name}</code>`;
}

function debugNote(otherwise: string): Markup {
  return markup`<p>This page is shown because <code>DEBUG = True</code> stands in settings.py.
With <code>DEBUG = False</code> a visitor sees ${otherwise}.</p>`;
}

function cleansed(name: string, value: Value): string {
  return HIDDEN.test(name) ? `'${CLEANSED}'` : repr(value);
}

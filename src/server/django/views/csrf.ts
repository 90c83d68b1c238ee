/** Mirrors django/views/csrf.py (5.2). */
import { make, native } from "../../../python/objects.ts";
import type { Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { conf } from "../conf.ts";
import type { HttpRequest } from "../http/request.ts";
import { response } from "../http/response.ts";
import { markup, page } from "./page.ts";

const NO_COOKIE = `You are seeing this message because this site requires a CSRF cookie when submitting forms. This cookie is
required for security reasons, to ensure that your browser is not being hijacked by third parties.`;

export const csrf_views = defineModule("django.views.csrf", async (process) => {
  const { settings } = await process.load(conf);
  const { HttpResponseForbidden } = await process.load(response);

  /** The page of a request that fails the CSRF check. */
  function csrf_failure(_request: HttpRequest, reason: string): Value {
    const header = markup`<h1>Forbidden <small>(403)</small></h1>
<p>CSRF verification failed. Request aborted.</p>
${reason === "CSRF cookie not set." ? markup`<p>${NO_COOKIE}</p>` : ""}`;
    if (!settings.flag("DEBUG")) {
      const more = markup`<p><small>More information is available with DEBUG=True.</small></p>`;
      return make(HttpResponseForbidden, page("403 Forbidden", header, markup``, more));
    }
    const main = markup`<h2>Help</h2>
<p>Reason given for failure:</p>
<pre>
    ${reason}
</pre>
<p>A request that changes something has to prove that it comes from this site's own pages. It does so by carrying the same
secret twice: in the <code>csrftoken</code> cookie, which the browser sends by itself, and in the form field
<code>csrfmiddlewaretoken</code> or the header <code>X-CSRFToken</code>, which only a page of this site can fill in. Look for:</p>
<ul>
  <li>a client that does not keep cookies,</li>
  <li>a form without <code>{% csrf_token %}</code> in its template,</li>
  <li>a view that renders its template without the <code>request</code>,</li>
  <li>a form opened before logging in: the token changes at login, so load the page again.</li>
</ul>`;
    const footer = markup`<p>The reason is shown because <code>DEBUG = True</code> stands in settings.py; with
<code>DEBUG = False</code> only the first line is.</p>`;
    return make(HttpResponseForbidden, page("403 Forbidden", header, main, footer));
  }

  return {
    csrf_failure: native("request, reason='', template_name=None", csrf_failure, "csrf_failure"),
  };
});

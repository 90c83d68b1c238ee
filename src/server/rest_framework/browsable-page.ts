import { str } from "../../python/operations.ts";
import type { Dict, Value } from "../../python/values.ts";
import { csrf } from "../django/middleware/csrf.ts";
import type { Process } from "../process.ts";
import type { Request } from "./request.ts";
import type { Response } from "./response.ts";

const escape = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#x27;");

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#222}header{background:#2c2c2c;color:#fff;padding:.8rem 1.2rem}
main{max-width:60rem;margin:1.5rem auto;padding:0 1rem}pre{background:#f6f6f6;border:1px solid #ddd;border-radius:4px;padding:1rem;
overflow:auto}h1{font-weight:400}.meta{color:#555}.lit{color:#0a5}`;

/**
 * The browsable API's page: title and status line as DRF writes them, the rest our own.
 * @param content the indented JSON of the answer
 */
export async function browsablePage(
  process: Process,
  context: Dict,
  content: string,
): Promise<string> {
  const view = context.get("view") as Value;
  const request = context.get("request") as Request;
  const response = context.get("response") as Response;
  const name = str(await process.callMethod(view, "get_view_name"));
  const described = await process.callMethod(view, "get_view_description");
  // The page hands its scripts a CSRF token, so it sets the cookie.
  const { get_token } = await process.load(csrf);
  const token = get_token(request._request);
  const user = await request.user;
  const who = user === null ? "" : str(await process.getattr(user, "username"));
  const headers = response.headers.items().map((pair) => [...(pair as Iterable<Value>)].map(str));
  const lines = headers.map(
    ([header = "", value = ""]) =>
      `<b>${escape(header)}:</b> <span class="lit">${escape(value)}</span>`,
  );
  const status = `HTTP ${response.status_code} ${response.status_text}`;
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="robots" content="NONE,NOARCHIVE">
    <title>${escape(name)} – Django REST framework</title>
    <style>${STYLE}</style>
  </head>
  <body>
    <header>Django REST framework <span>${escape(who)}</span></header>
    <main>
      <h1>${escape(name)}</h1>
      <p>${escape(str(described))}</p>
      <div class="request-info"><pre class="prettyprint"><b>${escape(request.method)}</b> ${escape(request._request.get_full_path())}</pre></div>
      <div class="response-info" aria-label="response info">
        <pre class="prettyprint"><span class="meta nocode"><b>${escape(status)}</b>
${lines.join("\n")}

</span>${escape(content)}</pre>
      </div>
      <p class="meta">This page stands in for DRF's browsable API: the same answer, the same status and headers, without its forms.
      Send requests from the request editor, or ask for <code>?format=json</code>.</p>
      <script type="application/json" id="drf_csrf">{"csrfHeaderName": "X-CSRFToken", "csrfToken": "${token}"}</script>
    </main>
  </body>
</html>
`;
}

/** Mirrors django/contrib/staticfiles/handlers.py (5.2). The workbook has no static files: none of them is found. */
import { str } from "../../../../python/operations.ts";
import { Http404 } from "../../http/response.ts";
import { pyclass } from "../../../../python/objects.ts";
import { defineModule } from "../../../process.ts";
import { conf } from "../../conf.ts";
import { handlers_exception } from "../../core/handlers/exception.ts";
import {
  handlers_wsgi,
  type WsgiAnswer,
  type WsgiCall,
  type WSGIHandler,
} from "../../core/handlers/wsgi.ts";
import { unquote } from "../../utils/url-text.ts";

export const staticfiles_handlers = defineModule(
  "django.contrib.staticfiles.handlers",
  async (process) => {
    const { settings } = await process.load(conf);
    const { WSGIHandler, WSGIRequest } = await process.load(handlers_wsgi);
    const { response_for_exception } = await process.load(handlers_exception);

    /** Stands before the project's application, its middleware included, for the paths of STATIC_URL. */
    @pyclass("django.contrib.staticfiles.handlers.StaticFilesHandler")
    class StaticFilesHandler extends WSGIHandler {
      declare application: WSGIHandler;

      /** A handler that passes on what is not its own. */
      static before(application: WSGIHandler): StaticFilesHandler {
        const handler = new StaticFilesHandler();
        handler.application = application;
        return handler;
      }
      override async serve(call: WsgiCall): Promise<WsgiAnswer> {
        const base = str(settings.get("STATIC_URL"));
        const path = str(call.environ.get("PATH_INFO") ?? "/");
        if (!base.startsWith("/") || base.startsWith("//") || !path.startsWith(base))
          return await this.application.serve(call);
        const request = new WSGIRequest();
        request.__init__(call.environ, call.body);
        const file = unquote(request.path.slice(base.length));
        const index = file === "" || file.endsWith("/");
        return this.answer(
          await response_for_exception(
            request,
            new Http404(
              index ? "Directory indexes are not allowed here." : `'${file}' could not be found`,
            ),
          ),
        );
      }
    }
    return { StaticFilesHandler };
  },
);

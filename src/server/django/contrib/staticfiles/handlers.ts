/** Mirrors django/contrib/staticfiles/handlers.py (5.2). The workbook has no static files: none of them is found. */
import { equals, str, truthy } from "../../../../python/operations.ts";
import { Http404 } from "../../http/response.ts";
import { pyclass } from "../../../../python/objects.ts";
import { defineModule } from "../../../process.ts";
import { conf, type LazySettings } from "../../conf.ts";
import { ImproperlyConfigured } from "../../core/exceptions.ts";
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

      /** A handler that passes on what is not its own. @throws ImproperlyConfigured */
      static before(application: WSGIHandler): StaticFilesHandler {
        checkSettings(settings);
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

/** Mirrors check_settings of django/contrib/staticfiles/utils.py. @throws ImproperlyConfigured */
function checkSettings(settings: LazySettings): void {
  const [statics, media] = [settings.get("STATIC_URL"), settings.get("MEDIA_URL")];
  const refuse = (message: string): never => {
    throw new ImproperlyConfigured(message);
  };
  if (!truthy(statics))
    refuse("You're using the staticfiles app without having set the required STATIC_URL setting.");
  if (equals(media, statics))
    refuse("The MEDIA_URL and STATIC_URL settings must have different values");
  if (settings.flag("DEBUG") && truthy(media) && str(media).startsWith(str(statics)))
    refuse("runserver can't serve media if MEDIA_URL is within STATIC_URL.");
  const [mediaRoot, staticRoot] = [settings.get("MEDIA_ROOT"), settings.get("STATIC_ROOT")];
  if (truthy(mediaRoot) && truthy(staticRoot) && equals(mediaRoot, staticRoot))
    refuse("The MEDIA_ROOT and STATIC_ROOT settings must have different values");
}

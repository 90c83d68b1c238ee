/** Mirrors django/core/wsgi.py and core/asgi.py (5.2). */
import { native } from "../../../python/objects.ts";
import type { Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { django } from "../django.ts";
import { handlers_wsgi } from "./handlers/wsgi.ts";

export const wsgi = defineModule("django.core.wsgi", (process) => ({
  get_wsgi_application: native(
    "",
    async (): Promise<Value> => {
      const { setup } = await process.load(django);
      await setup();
      const { WSGIHandler } = await process.load(handlers_wsgi);
      return await process.call(WSGIHandler, []);
    },
    "get_wsgi_application",
  ),
}));

/** An ASGI project has the same application here: runserver is a WSGI server. */
export const asgi = defineModule("django.core.asgi", async (process) => ({
  get_asgi_application: (await process.load(wsgi)).get_wsgi_application,
}));

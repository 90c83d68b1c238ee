/** Mirrors django/contrib/sessions/models.py and base_session.py (5.2). */
import type { ExportsOf } from "../../../../python/module-definition.ts";
import { py, pyclass } from "../../../../python/objects.ts";
import type { DateTime } from "../../../../python/stdlib/datetime.ts";
import type { Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { models_base } from "../../db/models/base.ts";
import { field } from "../../db/models/fields/field.ts";
import { DateTimeField } from "../../db/models/fields/temporal.ts";
import { CharField, TextField } from "../../db/models/fields/text.ts";
import { Manager, manager } from "../../db/models/manager.ts";
import { translation } from "../../utils/translation.ts";

export const sessions_models = defineModule("django.contrib.sessions.models", async (process) => {
  const { Model, defineModel } = await process.load(models_base);
  const { gettext_lazy: _ } = await process.load(translation);

  @pyclass("django.contrib.sessions.models.SessionManager")
  class SessionManager extends Manager {}

  /** A session's data, signed, under its key. */
  @pyclass("django.contrib.sessions.models.Session")
  class Session extends Model {
    declare session_key: string;
    declare session_data: string;
    declare expire_date: DateTime;

    @py() override __str__(): string {
      return this.session_key;
    }
    @py() async get_decoded(): Promise<Value> {
      const { sessions_db } = await import("./backends/db.ts");
      const { SessionStore } = await process.load(sessions_db);
      return await new SessionStore().decode(this.session_data);
    }
  }
  await defineModel(Session, {
    session_key: field(CharField, { max_length: 40, primary_key: true }, _("session key")),
    session_data: field(TextField, {}, _("session data")),
    expire_date: field(DateTimeField, { db_index: true }, _("expire date")),
    objects: manager(SessionManager),
    Meta: {
      verbose_name: _("session"),
      verbose_name_plural: _("sessions"),
      db_table: "django_session",
    },
  });
  return { Session, SessionManager };
});

export type Session = InstanceType<ExportsOf<typeof sessions_models>["Session"]>;

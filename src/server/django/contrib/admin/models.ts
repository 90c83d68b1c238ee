/** Mirrors django/contrib/admin/models.py (5.2): the log of what was changed in the admin. */
import { py, pyclass } from "../../../../python/objects.ts";
import { Tuple, type Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { conf } from "../../conf.ts";
import { models_base } from "../../db/models/base.ts";
import { CASCADE, SET_NULL } from "../../db/models/on-delete.ts";
import { field } from "../../db/models/fields/field.ts";
import { PositiveSmallIntegerField } from "../../db/models/fields/numbers.ts";
import { ForeignKey } from "../../db/models/fields/related.ts";
import { DateTimeField } from "../../db/models/fields/temporal.ts";
import { CharField, TextField } from "../../db/models/fields/text.ts";
import { Manager, manager } from "../../db/models/manager.ts";
import { timezone } from "../../utils/timezone.ts";
import { translation } from "../../utils/translation.ts";
import { contenttypes_models } from "../contenttypes/models.ts";

const [ADDITION, CHANGE, DELETION] = [1, 2, 3];

export const admin_models = defineModule("django.contrib.admin.models", async (process) => {
  const { settings } = await process.load(conf);
  const { Model, defineModel } = await process.load(models_base);
  const { ContentType } = await process.load(contenttypes_models);
  const zones = await process.load(timezone);
  const { gettext_lazy: _ } = await process.load(translation);

  @pyclass("django.contrib.admin.models.LogEntryManager")
  class LogEntryManager extends Manager {}

  @pyclass("django.contrib.admin.models.LogEntry")
  class LogEntry extends Model {
    declare action_flag: number;
    declare object_repr: string;
    @py() override __str__(): string {
      if (this.action_flag === ADDITION) return `Added “${this.object_repr}”.`;
      return this.action_flag === DELETION
        ? `Deleted “${this.object_repr}.”`
        : `Changed “${this.object_repr}”`;
    }
  }
  const choice = (value: Value, label: string): Tuple => new Tuple<Value>([value, _(label)]);
  await defineModel(LogEntry, {
    action_time: field(DateTimeField, { default: zones.now, editable: false }, _("action time")),
    user: field(ForeignKey, { verbose_name: _("user") }, settings.text("AUTH_USER_MODEL"), CASCADE),
    content_type: field(
      ForeignKey,
      { verbose_name: _("content type"), blank: true, null: true },
      ContentType,
      SET_NULL,
    ),
    object_id: field(TextField, { blank: true, null: true }, _("object id")),
    object_repr: field(CharField, { max_length: 200 }, _("object repr")),
    action_flag: field(
      PositiveSmallIntegerField,
      {
        choices: [
          choice(ADDITION, "Addition"),
          choice(CHANGE, "Change"),
          choice(DELETION, "Deletion"),
        ],
      },
      _("action flag"),
    ),
    change_message: field(TextField, { blank: true }, _("change message")),
    objects: manager(LogEntryManager),
    Meta: {
      verbose_name: _("log entry"),
      verbose_name_plural: _("log entries"),
      db_table: "django_admin_log",
      ordering: ["-action_time"],
    },
  });
  return { ADDITION, CHANGE, DELETION, LogEntry, LogEntryManager };
});

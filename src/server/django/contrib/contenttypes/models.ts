/** Mirrors django/contrib/contenttypes/models.py (5.2). */
import { LookupError } from "../../../../python/errors.ts";
import type { ExportsOf } from "../../../../python/module-definition.ts";
import { py, pyclass } from "../../../../python/objects.ts";
import { str } from "../../../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { apps_registry } from "../../apps/registry.ts";
import { models_base } from "../../db/models/base.ts";
import type { ModelClass, ModelInstance } from "../../db/models/contract.ts";
import { field } from "../../db/models/fields/field.ts";
import { CharField } from "../../db/models/fields/text.ts";
import { Manager, manager } from "../../db/models/manager.ts";
import { QuerySet } from "../../db/models/query.ts";
import { translation } from "../../utils/translation.ts";

export const contenttypes_models = defineModule(
  "django.contrib.contenttypes.models",
  async (process) => {
    const { Model, defineModel } = await process.load(models_base);
    const { apps } = await process.load(apps_registry);
    const { gettext_lazy: _ } = await process.load(translation);

    @pyclass("django.contrib.contenttypes.models.ContentTypeManager")
    class ContentTypeManager extends Manager {
      @py("app_label, model") async get_by_natural_key(
        app_label: string,
        model: string,
      ): Promise<Value> {
        return await this.get({ app_label, model });
      }
      /** The content type of a model or an instance, made if there is none. */
      @py("model, for_concrete_model=True") async get_for_model(model: Value): Promise<Value> {
        const { _meta } = model as unknown as ModelClass | ModelInstance;
        const meta = (_meta.concrete_model ?? _meta.model)._meta;
        const key = Dict.from<Value>({ app_label: meta.app_label, model: meta.model_name });
        const [found = null] = (await QuerySet.over(this.model).get_or_create(null, key)).items;
        return found;
      }
      @py("id") async get_for_id(id: Value): Promise<Value> {
        return await this.get({ pk: id });
      }
      @py() clear_cache(): void {
        // Nothing is remembered between look-ups.
      }
    }

    /** The name of a model, as a row that permissions can point at. */
    @pyclass("django.contrib.contenttypes.models.ContentType")
    class ContentType extends Model {
      declare app_label: string;
      declare model: string;

      @py() override __str__(): string {
        const cls = this.model_class() as unknown as ModelClass | null;
        if (!cls) return `${this.app_label} | ${this.model}`;
        return `${str(cls._meta.app_config?.verbose_name ?? this.app_label)} | ${str(cls._meta.verbose_name)}`;
      }
      get name(): string {
        const cls = this.model_class() as unknown as ModelClass | null;
        return cls ? str(cls._meta.verbose_name) : this.model;
      }
      @py() model_class(): Value {
        try {
          return apps.get_registered_model(this.app_label, this.model);
        } catch (error) {
          if (error instanceof LookupError) return null;
          throw error;
        }
      }
      @py() natural_key(): Tuple {
        return new Tuple([this.app_label, this.model]);
      }
    }
    await defineModel(ContentType, {
      app_label: field(CharField, { max_length: 100 }),
      model: field(CharField, { max_length: 100 }, _("python model class name")),
      objects: manager(ContentTypeManager),
      Meta: {
        verbose_name: _("content type"),
        verbose_name_plural: _("content types"),
        db_table: "django_content_type",
        unique_together: [["app_label", "model"]],
      },
    });
    return { ContentType, ContentTypeManager };
  },
);

export type ContentType = InstanceType<ExportsOf<typeof contenttypes_models>["ContentType"]>;

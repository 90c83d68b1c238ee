/** Mirrors rest_framework/metadata.py (3.18): what OPTIONS answers. */
import { NotImplementedError } from "../../python/errors.ts";
import { items } from "../../python/iteration.ts";
import { py, pyclass, PyObject } from "../../python/objects.ts";
import { iterate, str, truthy } from "../../python/operations.ts";
import { Date_, Time } from "../../python/stdlib/datetime.ts";
import { Decimal } from "../../python/stdlib/decimal.ts";
import { Dict, Float, type Value } from "../../python/values.ts";
import { PermissionDenied } from "../django/core/exceptions.ts";
import { Http404 } from "../django/http/response.ts";
import { getattrOr } from "../django/utils/module_loading.ts";
import { defineModule } from "../process.ts";
import { exceptions } from "./exceptions.ts";
import { request as drf_request, type Request } from "./request.ts";
import { serializers as drf_serializers } from "./serializers.ts";

const ATTRIBUTES = [
  "read_only",
  "label",
  "help_text",
  "min_length",
  "max_length",
  "min_value",
  "max_value",
  "max_digits",
  "decimal_places",
] as const;

/** Numbers and times as they are, everything else as text. */
function plainValue(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  const kept = [Float, Decimal, Date_, Time].some((cls) => value instanceof cls);
  return kept ? value : str(value);
}

/** Methods whose fields are told, in the order upstream's set of them has. */
const DESCRIBED = ["PUT", "POST"] as const;

export const metadata = defineModule("rest_framework.metadata", async (process) => {
  const { APIException } = await process.load(exceptions);
  const { clone_request } = await process.load(drf_request);
  const serializers = await process.load(drf_serializers);

  /** Class and word, the most special first. */
  const LABELS: readonly (readonly [abstract new (...args: never[]) => object, string])[] = [
    [serializers.UUIDField, "string"],
    [serializers.URLField, "url"],
    [serializers.EmailField, "email"],
    [serializers.RegexField, "regex"],
    [serializers.SlugField, "slug"],
    [serializers.CharField, "string"],
    [serializers.BooleanField, "boolean"],
    [serializers.IntegerField, "integer"],
    [serializers.FloatField, "float"],
    [serializers.DecimalField, "decimal"],
    [serializers.DateTimeField, "datetime"],
    [serializers.DateField, "date"],
    [serializers.TimeField, "time"],
    [serializers.DurationField, "duration"],
    [serializers.MultipleChoiceField, "multiple choice"],
    [serializers.ChoiceField, "choice"],
    [serializers.FileField, "file upload"],
    [serializers.ListField, "list"],
    [serializers.DictField, "nested object"],
    [serializers.Serializer, "nested object"],
  ];

  const has = async (object: Value, name: string): Promise<boolean> =>
    (await getattrOr(process, object, name, undefined)) !== undefined;

  @pyclass("rest_framework.metadata.BaseMetadata")
  class BaseMetadata extends PyObject {
    @py("request, view") determine_metadata(
      _request: Request,
      _view: Value,
    ): Promise<Value> | Value {
      throw new NotImplementedError(".determine_metadata() must be overridden.");
    }
  }

  @pyclass("rest_framework.metadata.SimpleMetadata")
  class SimpleMetadata extends BaseMetadata {
    @py("request, view") override async determine_metadata(
      request: Request,
      view: Value,
    ): Promise<Value> {
      const types = async (classes: string): Promise<Value[]> => {
        const found: Value[] = [];
        for (const cls of iterate(await process.getattr(view, classes)))
          found.push(await process.getattr(cls, "media_type"));
        return found;
      };
      const told = Dict.from<Value>({
        name: await process.callMethod(view, "get_view_name"),
        description: await process.callMethod(view, "get_view_description"),
        renders: await types("renderer_classes"),
        parses: await types("parser_classes"),
      });
      if (!(await has(view, "get_serializer"))) return told;
      const actions = await this.determine_actions(request, view);
      if (truthy(actions)) told.set("actions", actions);
      return told;
    }

    /** The fields that PUT and POST take, where this user may. */
    @py("request, view") async determine_actions(request: Request, view: Value): Promise<Value> {
      const actions = new Dict();
      const allowed = await items(await process.getattr(view, "allowed_methods"));
      const holder = view as unknown as { request: unknown };
      for (const verb of DESCRIBED.filter((one) => allowed.includes(one))) {
        holder.request = clone_request(request, verb);
        try {
          if (await this.#may(view, verb, holder.request as Value)) {
            actions.set(
              verb,
              await this.get_serializer_info(await process.callMethod(view, "get_serializer")),
            );
          }
        } finally {
          holder.request = request;
        }
      }
      return actions;
    }

    async #may(view: Value, verb: string, request: Value): Promise<boolean> {
      try {
        if (await has(view, "check_permissions"))
          await process.callMethod(view, "check_permissions", [request]);
        if (verb === "PUT" && (await has(view, "get_object")))
          await process.callMethod(view, "get_object");
        return true;
      } catch (error) {
        if (
          error instanceof APIException ||
          error instanceof PermissionDenied ||
          error instanceof Http404
        )
          return false;
        throw error;
      }
    }

    @py("serializer") async get_serializer_info(serializer: Value): Promise<Value> {
      const child = await getattrOr(process, serializer, "child", null);
      const fields = (await process.getattr(child ?? serializer, "fields")) as Dict;
      const told = new Dict();
      for (const [name, field] of fields) {
        if (!(field instanceof serializers.HiddenField))
          told.set(name, await this.get_field_info(field));
      }
      return told;
    }

    @py("field") async get_field_info(field: Value): Promise<Value> {
      const label = LABELS.find(([cls]) => (field as unknown) instanceof cls)?.[1] ?? "field";
      const told = Dict.from<Value>({
        type: label,
        required: await getattrOr<Value>(process, field, "required", false),
      });
      for (const name of ATTRIBUTES) {
        const value = await getattrOr<Value>(process, field, name, null);
        if (value !== null && value !== "") told.set(name, plainValue(value));
      }
      const child = await getattrOr<Value>(process, field, "child", null);
      if (truthy(child)) told.set("child", await this.get_field_info(child));
      else if (truthy(await getattrOr<Value>(process, field, "fields", null))) {
        told.set("children", await this.get_serializer_info(field));
      }
      const related =
        field instanceof serializers.RelatedField || field instanceof serializers.ManyRelatedField;
      if (!truthy(told.get("read_only")) && !related && (await has(field, "choices"))) {
        const choices = (await process.getattr(field, "choices")) as Dict;
        const shown = [...choices].map(([value, name]) =>
          Dict.from<Value>({
            value,
            display_name: plainValue(name),
          }),
        );
        told.set("choices", shown);
      }
      return told;
    }
  }

  return { BaseMetadata, SimpleMetadata };
});

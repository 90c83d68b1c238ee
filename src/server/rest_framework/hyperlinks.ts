/** Mirrors the hyperlinked fields of rest_framework/relations.py (3.18). */
import { AssertionError, AttributeError, TypeError, ValueError } from "../../python/errors.ts";
import { type Class, classInfo, classOf, py, pyclass } from "../../python/objects.ts";
import { str, typeName } from "../../python/operations.ts";
import { Dict, type Value } from "../../python/values.ts";
import { ImproperlyConfigured, ObjectDoesNotExist } from "../django/core/exceptions.ts";
import { Http404 } from "../django/http/response.ts";
import { urls_base } from "../django/urls/base.ts";
import { NoReverseMatch } from "../django/urls/exceptions.ts";
import { getattrOr } from "../django/utils/module_loading.ts";
import { unquote, urlsplit } from "../django/utils/url-text.ts";
import { defineModule } from "../process.ts";
import { takeOption } from "./fields/text.ts";
import { relations } from "./relations.ts";
import { reverse as drf_reverse } from "./reverse.ts";

export const hyperlinks = defineModule("rest_framework._hyperlinks", async (process) => {
  const { RelatedField } = await process.load(relations);
  const { reverse } = await process.load(drf_reverse);
  const { resolve } = await process.load(urls_base);

  const isNone = async (value: Value): Promise<boolean> => {
    const pk = await getattrOr<Value | undefined>(process, value, "pk", undefined);
    return pk === null || pk === "";
  };

  /** A relation shown, and given, as the address of the other object. */
  @pyclass("rest_framework.relations.HyperlinkedRelatedField")
  class HyperlinkedRelatedField extends RelatedField {
    declare lookup_url_kwarg: string;
    declare format: Value;

    get view_name(): Value {
      return null;
    }
    get lookup_field(): Value {
      return "pk";
    }
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return {
        required: "This field is required.",
        no_match: "Invalid hyperlink - No URL match.",
        incorrect_match: "Invalid hyperlink - Incorrect URL match.",
        does_not_exist: "Invalid hyperlink - Object does not exist.",
        incorrect_type: "Incorrect type. Expected URL string, received {data_type}.",
      };
    }

    @py("view_name=None, **kwargs") override __init__(...args: never[]): void {
      const [view = null, given = new Dict()] = args as unknown as [Value?, Dict?];
      if (view !== null) this.put("view_name", view);
      if (this.view_name === null)
        throw new AssertionError("The `view_name` argument is required.");
      const options = new Dict(given);
      this.put("lookup_field", takeOption(options, "lookup_field", this.lookup_field));
      this.lookup_url_kwarg = str(takeOption(options, "lookup_url_kwarg", this.lookup_field));
      this.format = takeOption(options, "format", null);
      this.configure(options);
    }

    @py("view_name, view_args, view_kwargs")
    async get_object(_view: Value, _args: Value, kwargs: Dict): Promise<Value> {
      const wanted = { [str(this.lookup_field)]: kwargs.get(this.lookup_url_kwarg) ?? null };
      return await process.callMethod(await this.get_queryset(), "get", [], wanted);
    }
    @py("obj, view_name, request, format")
    async get_url(obj: Value, view: Value, request: Value, format: Value): Promise<Value> {
      if (await isNone(obj)) return null;
      const value = await process.getattr(obj, str(this.lookup_field));
      const kwargs = Dict.from<Value>({ [this.lookup_url_kwarg]: value });
      return await process.call(reverse, [view], { kwargs, request, format });
    }

    @py("data") override async to_internal_value(data: Value): Promise<Value> {
      if (typeof data !== "string") this.fail("incorrect_type", { data_type: typeName(data) });
      const given = str(data);
      const path = unquote(/^https?:/.test(given) ? urlsplit(given).path : given);
      const match = await this.#resolved(path);
      if (match.view_name !== (await this.#expected())) this.fail("incorrect_match");
      try {
        const view = await process.getattr(this, "get_object");
        return await process.call(view, [match.view_name, match.args, match.kwargs]);
      } catch (error) {
        const missing =
          error instanceof ObjectDoesNotExist ||
          error instanceof ValueError ||
          error instanceof TypeError;
        if (missing) return this.fail("does_not_exist");
        throw error;
      }
    }
    async #resolved(
      path: string,
    ): Promise<{ readonly view_name: string; readonly args: Value; readonly kwargs: Dict }> {
      try {
        return await resolve(path);
      } catch (error) {
        if (error instanceof Http404) return this.fail("no_match");
        throw error;
      }
    }
    /** The view's name in the version that the request is made in. */
    async #expected(): Promise<string> {
      const request = (this.context as Dict).get("request") ?? null;
      try {
        const scheme = await process.getattr(request, "versioning_scheme");
        const ask = await process.getattr(scheme, "get_versioned_viewname");
        return str(await process.call(ask, [this.view_name, request]));
      } catch (error) {
        if (!(error instanceof AttributeError)) throw error;
        return str(this.view_name);
      }
    }

    @py("value") override async to_representation(value: Value): Promise<Value> {
      const context = this.context as Dict;
      const request = context.get("request");
      if (request === undefined) {
        throw new AssertionError(
          `\`${classInfo(classOf(this) as Class)?.name ?? ""}\` requires the request in the serializer context. Add ` +
            "`context={'request': request}` when instantiating the serializer.",
        );
      }
      const asked = context.get("format") ?? null;
      const own = this.format !== null && asked !== null && asked !== this.format;
      const format = own ? this.format : asked;
      try {
        return await process.callMethod(this, "get_url", [value, this.view_name, request, format]);
      } catch (error) {
        if (!(error instanceof NoReverseMatch)) throw error;
        throw new ImproperlyConfigured(this.#unresolved(value));
      }
    }
    #unresolved(value: Value): string {
      const text =
        `Could not resolve URL for hyperlinked relationship using view name "${str(this.view_name)}". You may have failed ` +
        "to include the related model in your API, or incorrectly configured the `lookup_field` attribute on this field.";
      if (value !== "" && value !== null) return text;
      const shown = value === null ? "None" : "the empty string";
      return (
        `${text} WARNING: The value of the field on the model instance was ${shown}, which may be why it didn't match any ` +
        "entries in your URL conf."
      );
    }
  }

  /** The address of the object itself. */
  @pyclass("rest_framework.relations.HyperlinkedIdentityField")
  class HyperlinkedIdentityField extends HyperlinkedRelatedField {
    @py("view_name=None, **kwargs") override __init__(...args: never[]): void {
      const [view = null, given = new Dict()] = args as unknown as [Value?, Dict?];
      if (view === null) throw new AssertionError("The `view_name` argument is required.");
      const options = new Dict<Value>([...given, ["read_only", true], ["source", "*"]]);
      super.__init__(...([view, options] as never[]));
    }
  }

  return { HyperlinkedRelatedField, HyperlinkedIdentityField };
});

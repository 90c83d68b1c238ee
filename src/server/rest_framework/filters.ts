/** Mirrors rest_framework/filters.py (3.18): search and ordering by the query. */
import { AssertionError, NotImplementedError } from "../../python/errors.ts";
import { native, py, pyclass, PyObject } from "../../python/objects.ts";
import { iterate, str, truthy } from "../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../python/values.ts";
import { ImproperlyConfigured } from "../django/core/exceptions.ts";
import type { ModelClass } from "../django/db/models/contract.ts";
import { isLookup } from "../django/db/models/query/lookups.ts";
import { Q } from "../django/db/models/query_utils.ts";
import { getattrOr } from "../django/utils/module_loading.ts";
import { classNameOf } from "../django/views/generic/base.ts";
import { defineModule } from "../process.ts";
import { fields } from "./fields.ts";
import type { Field } from "./fields/field.ts";
import type { Request } from "./request.ts";
import { settings } from "./settings.ts";

const LOOKUP_PREFIXES: Readonly<Record<string, string>> = {
  "^": "istartswith",
  "=": "iexact",
  "@": "search",
  $: "iregex",
};

/** Terms of a search: quoted phrases whole, the rest parted at blanks and commas. */
export function search_smart_split(terms: string): string[] {
  const parts =
    terms.match(/(?:[^\s'"]*(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')[^\s'"]*)+|\S+/g) ?? [];
  return parts.flatMap((part) => {
    const term = part.replace(/^,+|,+$/g, "");
    const quote = term.charAt(0);
    if (/["']/.test(quote) && term.endsWith(quote)) {
      return [term.slice(1, -1).replaceAll(`\\${quote}`, quote).replaceAll("\\\\", "\\")];
    }
    return term
      .split(",")
      .filter((one) => one !== "")
      .map((one) => one.trim());
  });
}

export const filters = defineModule("rest_framework.filters", async (process) => {
  const { CharField } = await process.load(fields);
  const { api_settings } = await process.load(settings);
  const SEARCH_PARAM = await api_settings.get("SEARCH_PARAM");
  const ORDERING_PARAM = await api_settings.get("ORDERING_PARAM");

  const queryOf = async (request: Request): Promise<Dict> =>
    (await process.getattr(request, "query_params")) as Dict;
  const modelOf = async (queryset: Value): Promise<ModelClass> =>
    (await process.getattr(queryset, "model")) as unknown as ModelClass;

  @pyclass("rest_framework.filters.BaseFilterBackend")
  class BaseFilterBackend extends PyObject {
    @py("request, queryset, view") filter_queryset(
      _request: Request,
      _queryset: Value,
      _view: Value,
    ): Promise<Value> | Value {
      throw new NotImplementedError(".filter_queryset() must be overridden.");
    }
  }

  @pyclass("rest_framework.filters.SearchFilter")
  class SearchFilter extends BaseFilterBackend {
    get search_param(): Value {
      return SEARCH_PARAM;
    }
    get lookup_prefixes(): Value {
      return Dict.from<Value>({ ...LOOKUP_PREFIXES });
    }
    get default_lookup(): Value {
      return "icontains";
    }
    @py("view, request") async get_search_fields(view: Value, _request: Request): Promise<Value> {
      return await getattrOr<Value>(process, view, "search_fields", null);
    }
    @py("request") async get_search_terms(request: Request): Promise<Value> {
      const value = (await queryOf(request)).get(await this.search_param) ?? "";
      const field = await process.call(CharField, [], {
        trim_whitespace: false,
        allow_blank: true,
      });
      return search_smart_split(str(await process.callMethod(field, "run_validation", [value])));
    }
    @py("field_name, queryset") async construct_search(
      field_name: string,
      queryset: Value,
    ): Promise<string> {
      const lookup = ((await this.lookup_prefixes) as Dict).get(field_name.charAt(0));
      if (lookup !== undefined) return `${field_name.slice(1)}__${str(lookup)}`;
      if (hasLookup(await modelOf(queryset), field_name.split("__"))) return field_name;
      return `${field_name}__${str(await this.default_lookup)}`;
    }
    @py("request, queryset, view") override async filter_queryset(
      request: Request,
      queryset: Value,
      view: Value,
    ): Promise<Value> {
      const searched = await this.get_search_fields(view, request);
      const terms = iterate(await this.get_search_terms(request));
      if (!truthy(searched) || terms.length === 0) return queryset;
      const lookups: string[] = [];
      for (const name of iterate(searched))
        lookups.push(await this.construct_search(str(name), queryset));
      const each = terms.map((term) =>
        Q.of(
          lookups.map((lookup) => Q.of([new Tuple<Value>([lookup, term])])),
          "OR",
        ),
      );
      const found = await process.callMethod(queryset, "filter", [Q.of(each)]);
      return reachesMany(await modelOf(queryset), iterate(searched).map(str))
        ? await process.callMethod(found, "distinct")
        : found;
    }
  }

  /** For PostgreSQL with its unaccent extension; other databases do not know the lookup. */
  @pyclass("rest_framework.filters.UnaccentedSearchFilter")
  class UnaccentedSearchFilter extends SearchFilter {
    override get lookup_prefixes(): Value {
      return Dict.from<Value>({
        "^": "unaccent__istartswith",
        "=": "unaccent__iexact",
        "@": "search",
        $: "unaccent__iregex",
      });
    }
    override get default_lookup(): Value {
      return "unaccent__icontains";
    }
  }

  @pyclass("rest_framework.filters.OrderingFilter")
  class OrderingFilter extends BaseFilterBackend {
    get ordering_param(): Value {
      return ORDERING_PARAM;
    }
    get ordering_fields(): Value {
      return null;
    }
    @py("request, queryset, view") async get_ordering(
      request: Request,
      queryset: Value,
      view: Value,
    ): Promise<Value> {
      const given = (await queryOf(request)).get(await this.ordering_param) ?? null;
      if (truthy(given)) {
        const names = str(given)
          .split(",")
          .map((name) => name.trim());
        const valid = await this.remove_invalid_fields(queryset, names, view, request);
        if (truthy(valid)) return valid;
      }
      return await this.get_default_ordering(view);
    }
    @py("view") async get_default_ordering(view: Value): Promise<Value> {
      const ordering = await getattrOr<Value>(process, view, "ordering", null);
      return typeof ordering === "string" ? new Tuple([ordering]) : ordering;
    }
    @py("queryset, view, context={}") async get_default_valid_fields(
      queryset: Value,
      view: Value,
      context: Value = new Dict(),
    ): Promise<Value> {
      const cls = await this.#serializerClass(view);
      if (cls === null) {
        throw new ImproperlyConfigured(
          `Cannot use ${classNameOf(this)} on a view which does not have either a 'serializer_class', an overriding ` +
            "'get_serializer_class' or 'ordering_fields' attribute.",
        );
      }
      const properties = propertiesOf(await modelOf(queryset));
      const serializer = await process.call(cls, [], { context });
      const declared = (await process.getattr(serializer, "fields")) as Dict;
      return [...declared].flatMap(([name, value]): Value[] => {
        const { source, label, write_only } = value as unknown as Field;
        if (write_only || source === "*" || properties.has(source ?? "")) return [];
        return [new Tuple([(source ?? str(name)).replaceAll(".", "__"), label])];
      });
    }
    async #serializerClass(view: Value): Promise<Value> {
      if ((await getattrOr(process, view, "get_serializer_class", null)) === null) {
        return await getattrOr<Value>(process, view, "serializer_class", null);
      }
      try {
        return await process.callMethod(view, "get_serializer_class");
      } catch (error) {
        if (error instanceof AssertionError) return null;
        throw error;
      }
    }
    @py("queryset, view, context={}") async get_valid_fields(
      queryset: Value,
      view: Value,
      context: Value = new Dict(),
    ): Promise<Value> {
      const valid = await getattrOr<Value>(
        process,
        view,
        "ordering_fields",
        await this.ordering_fields,
      );
      if (valid === null) return await this.get_default_valid_fields(queryset, view, context);
      if (valid !== "__all__") {
        return iterate(valid).map((item) =>
          typeof item === "string" ? new Tuple([item, item]) : item,
        );
      }
      const { fields: all } = (await modelOf(queryset))._meta;
      return all.map((field) => new Tuple<Value>([field.name, field.verbose_name]));
    }
    @py("queryset, fields, view, request") async remove_invalid_fields(
      queryset: Value,
      names: Value,
      view: Value,
      request: Request,
    ): Promise<Value> {
      const context = Dict.from<Value>({ request });
      const valid = await this.get_valid_fields(queryset, view, context);
      const known = new Set(iterate(valid).map((item) => str(iterate(item)[0] ?? "")));
      return iterate(names).filter((name) => known.has(str(name).replace(/^-/, "")));
    }
    @py("request, queryset, view") override async filter_queryset(
      request: Request,
      queryset: Value,
      view: Value,
    ): Promise<Value> {
      const ordering = await this.get_ordering(request, queryset, view);
      return truthy(ordering)
        ? await process.callMethod(queryset, "order_by", iterate(ordering))
        : queryset;
    }
  }

  return {
    BaseFilterBackend,
    SearchFilter,
    UnaccentedSearchFilter,
    OrderingFilter,
    search_smart_split: native("search_terms", search_smart_split, "search_smart_split"),
  };
});

/** Names of a model's Python properties; `pk` may be ordered by all the same. */
function propertiesOf(model: ModelClass): ReadonlySet<string> {
  const own = Object.getOwnPropertyDescriptors(
    (model as unknown as { prototype: object }).prototype,
  );
  return new Set(Object.keys(own).filter((name) => name !== "pk" && own[name]?.get !== undefined));
}

type Found = ReturnType<ModelClass["_meta"]["find"]> | null;

/** The model behind a relation. */
function relatedTo(field: Found): ModelClass | null {
  const related: ModelClass | string | null = field?.related_model ?? null;
  return typeof related === "string" ? null : related;
}

/** Whether a path of names has a lookup of a field in it, e.g. `price__gt`. */
function hasLookup(model: ModelClass, path: readonly string[]): boolean {
  let meta = model._meta;
  let behind = false;
  for (const part of path) {
    const field: Found = meta.find(part === "pk" ? meta.pk.name : part) ?? null;
    if (field) {
      behind = true;
      meta = relatedTo(field)?._meta ?? meta;
    } else if (behind && isLookup(part)) return true;
  }
  return false;
}

/** Whether a search goes through a relation to many, and so may find a row more than once. */
function reachesMany(model: ModelClass, names: readonly string[]): boolean {
  return names.some((name) => {
    let next: ModelClass | null = model;
    for (const part of name.replace(/^[\^=@$]/, "").split("__")) {
      const field: Found = next?._meta.find(part) ?? null;
      if (field?.many_to_many === true) return true;
      next = relatedTo(field);
    }
    return false;
  });
}

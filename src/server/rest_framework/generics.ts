/** Mirrors rest_framework/generics.py (3.18). */
import { AssertionError, TypeError, ValueError } from "../../python/errors.ts";
import type { ExportsOf } from "../../python/module-definition.ts";
import { classInfo, classOf, combine, native, py, pyclass } from "../../python/objects.ts";
import { iterate, str, truthy } from "../../python/operations.ts";
import { Dict, type Value } from "../../python/values.ts";
import { ValidationError as DjangoValidationError } from "../django/core/exceptions.ts";
import { QuerySet } from "../django/db/models/query.ts";
import { Http404 } from "../django/http/response.ts";
import { shortcuts } from "../django/shortcuts.ts";
import { recordOf } from "../django/views/generic/base.ts";
import { defineModule } from "../process.ts";
import { mixins as drf_mixins } from "./mixins.ts";
import type { Request } from "./request.ts";
import { settings } from "./settings.ts";
import { views } from "./views.ts";

export const generics = defineModule("rest_framework.generics", async (process) => {
  const { api_settings } = await process.load(settings);
  const { APIView } = await process.load(views);
  const mixins = await process.load(drf_mixins);
  const { get_object_or_404: djangoGet } = await process.load(shortcuts);
  const FILTERS = await api_settings.get("DEFAULT_FILTER_BACKENDS");
  const PAGINATION = await api_settings.get("DEFAULT_PAGINATION_CLASS");

  /** Django's, but a value of the wrong type is a 404 too. */
  async function get_object_or_404(queryset: Value, args: Value[], kwargs: Dict): Promise<Value> {
    try {
      return await process.call(djangoGet, [queryset, ...args], recordOf(kwargs));
    } catch (error) {
      if (
        error instanceof TypeError ||
        error instanceof ValueError ||
        error instanceof DjangoValidationError
      )
        throw new Http404();
      throw error;
    }
  }

  const nameOf = (view: object): string => {
    const cls = classOf(view);
    return (cls && classInfo(cls)?.name) ?? "";
  };

  @pyclass("rest_framework.generics.GenericAPIView")
  class GenericAPIView extends APIView {
    #paginator: Value | undefined;

    get queryset(): Value {
      return null;
    }
    get serializer_class(): Value {
      return null;
    }
    get lookup_field(): Value {
      return "pk";
    }
    get lookup_url_kwarg(): Value {
      return null;
    }
    get filter_backends(): Value {
      return FILTERS;
    }
    get pagination_class(): Value {
      return PAGINATION;
    }

    @py() async get_queryset(): Promise<Value> {
      const queryset = await this.queryset;
      if (queryset === null) {
        throw new AssertionError(
          `'${nameOf(this)}' should either include a \`queryset\` attribute, or override the \`get_queryset()\` method.`,
        );
      }
      return queryset instanceof QuerySet ? queryset.all() : queryset;
    }

    @py() async get_object(): Promise<Value> {
      const queryset = await this.filter_queryset(await this.get_queryset());
      const field = String(await this.lookup_field);
      const own = await this.lookup_url_kwarg;
      const name = truthy(own) ? String(own) : field;
      const value = this.kwargs.get(name);
      if (value === undefined) {
        throw new AssertionError(
          `Expected view ${nameOf(this)} to be called with a URL keyword argument named "${name}". ` +
            "Fix your URL conf, or set the `.lookup_field` attribute on the view correctly.",
        );
      }
      const object = await this.#one(queryset, field, value);
      await this.check_object_permissions(this.request as unknown as Request, object);
      return object;
    }

    async #one(queryset: Value, field: string, value: Value): Promise<Value> {
      try {
        return await get_object_or_404(queryset, [], Dict.from<Value>({ [field]: value }));
      } catch (error) {
        if (!(error instanceof Http404)) throw error;
        process.host.trace.step({
          gate: "database",
          name: "rest_framework.generics.get_object_or_404",
          outcome: "refused",
          because: `No row of this view's queryset has ${field} ${str(value)}.`,
          looked: [{ what: field, value: str(value) }],
        });
        throw error;
      }
    }

    @py("*args, **kwargs") async get_serializer(
      args: Value[] = [],
      kwargs: Dict = new Dict(),
    ): Promise<Value> {
      const cls = await this.get_serializer_class();
      const context = kwargs.get("context") ?? (await this.get_serializer_context());
      return await process.call(cls, args, { ...recordOf(kwargs), context });
    }
    @py() async get_serializer_class(): Promise<Value> {
      const cls = await this.serializer_class;
      if (cls !== null) return cls;
      throw new AssertionError(
        `'${nameOf(this)}' should either include a \`serializer_class\` attribute, or override the \`get_serializer_class()\` method.`,
      );
    }
    @py() get_serializer_context(): Value {
      return Dict.from<Value>({
        request: this.request,
        format: this.format_kwarg ?? null,
        view: this,
      });
    }
    @py("queryset") async filter_queryset(queryset: Value): Promise<Value> {
      let filtered = queryset;
      for (const Backend of iterate(await this.filter_backends)) {
        const backend = await process.call(Backend, []);
        const filter = await process.getattr(backend, "filter_queryset");
        filtered = await process.call(filter, [this.request, filtered, this]);
      }
      return filtered;
    }
    get paginator(): Promise<Value> {
      return this.#pages();
    }
    async #pages(): Promise<Value> {
      if (this.#paginator === undefined) {
        const cls = await this.pagination_class;
        this.#paginator = cls === null ? null : await process.call(cls, []);
      }
      return this.#paginator;
    }
    @py("queryset") async paginate_queryset(queryset: Value): Promise<Value> {
      const paginator = await this.#pages();
      if (paginator === null) return null;
      const paginate = await process.getattr(paginator, "paginate_queryset");
      return await process.call(paginate, [queryset, this.request], {
        view: this as unknown as Value,
      });
    }
    @py("data") async get_paginated_response(data: Value): Promise<Value> {
      return await process.call(
        await process.getattr(await this.#pages(), "get_paginated_response"),
        [data],
      );
    }
  }

  const {
    CreateModelMixin,
    ListModelMixin,
    RetrieveModelMixin,
    UpdateModelMixin,
    DestroyModelMixin,
  } = mixins;

  /** A handler that passes on to a mixin's method. */
  const forward = (method: string) =>
    native(
      "request, *args, **kwargs",
      async function (this: object, request: Value, args: Value[], kwargs: Dict) {
        return await process.call(
          await process.getattr(this, method),
          [request, ...args],
          recordOf(kwargs),
        );
      },
    );

  /** Gives a class the handlers of its HTTP methods. */
  const handle = (cls: { prototype: object }, handlers: Readonly<Record<string, string>>): void => {
    for (const [verb, method] of Object.entries(handlers)) {
      Object.defineProperty(cls.prototype, verb, {
        value: forward(method),
        writable: true,
        configurable: true,
      });
    }
  };

  @pyclass("rest_framework.generics.CreateAPIView")
  class CreateAPIView extends combine(CreateModelMixin, GenericAPIView) {}
  handle(CreateAPIView, { post: "create" });

  @pyclass("rest_framework.generics.ListAPIView")
  class ListAPIView extends combine(ListModelMixin, GenericAPIView) {}
  handle(ListAPIView, { get: "list" });

  @pyclass("rest_framework.generics.RetrieveAPIView")
  class RetrieveAPIView extends combine(RetrieveModelMixin, GenericAPIView) {}
  handle(RetrieveAPIView, { get: "retrieve" });

  @pyclass("rest_framework.generics.DestroyAPIView")
  class DestroyAPIView extends combine(DestroyModelMixin, GenericAPIView) {}
  handle(DestroyAPIView, { delete: "destroy" });

  @pyclass("rest_framework.generics.UpdateAPIView")
  class UpdateAPIView extends combine(UpdateModelMixin, GenericAPIView) {}
  handle(UpdateAPIView, { put: "update", patch: "partial_update" });

  @pyclass("rest_framework.generics.ListCreateAPIView")
  class ListCreateAPIView extends combine(ListModelMixin, CreateModelMixin, GenericAPIView) {}
  handle(ListCreateAPIView, { get: "list", post: "create" });

  @pyclass("rest_framework.generics.RetrieveUpdateAPIView")
  class RetrieveUpdateAPIView extends combine(
    RetrieveModelMixin,
    UpdateModelMixin,
    GenericAPIView,
  ) {}
  handle(RetrieveUpdateAPIView, { get: "retrieve", put: "update", patch: "partial_update" });

  @pyclass("rest_framework.generics.RetrieveDestroyAPIView")
  class RetrieveDestroyAPIView extends combine(
    RetrieveModelMixin,
    DestroyModelMixin,
    GenericAPIView,
  ) {}
  handle(RetrieveDestroyAPIView, { get: "retrieve", delete: "destroy" });

  @pyclass("rest_framework.generics.RetrieveUpdateDestroyAPIView")
  class RetrieveUpdateDestroyAPIView extends combine(
    RetrieveModelMixin,
    UpdateModelMixin,
    DestroyModelMixin,
    GenericAPIView,
  ) {}
  handle(RetrieveUpdateDestroyAPIView, {
    get: "retrieve",
    put: "update",
    patch: "partial_update",
    delete: "destroy",
  });

  return {
    get_object_or_404: native(
      "queryset, *filter_args, **filter_kwargs",
      get_object_or_404,
      "get_object_or_404",
    ),
    GenericAPIView,
    CreateAPIView,
    ListAPIView,
    RetrieveAPIView,
    DestroyAPIView,
    UpdateAPIView,
    ListCreateAPIView,
    RetrieveUpdateAPIView,
    RetrieveDestroyAPIView,
    RetrieveUpdateDestroyAPIView,
  };
});

export type GenericAPIView = InstanceType<ExportsOf<typeof generics>["GenericAPIView"]>;

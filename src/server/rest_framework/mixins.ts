/** Mirrors rest_framework/mixins.py (3.18). */
import { KeyError, TypeError } from "../../python/errors.ts";
import { py, pyclass, PyObject } from "../../python/objects.ts";
import { str, truthy } from "../../python/operations.ts";
import { getItem } from "../../python/subscripts.ts";
import { Dict, type Value } from "../../python/values.ts";
import { recordOf } from "../django/views/generic/base.ts";
import { defineModule } from "../process.ts";
import { response as drf_response } from "./response.ts";
import { settings } from "./settings.ts";

export const mixins = defineModule("rest_framework.mixins", async (process) => {
  const { Response } = await process.load(drf_response);
  const { api_settings } = await process.load(settings);

  /** Calls a method of the view that a learner may have overridden. */
  const dataOf = async (serializer: Value): Promise<Value> =>
    await process.getattr(serializer, "data");

  function respond(data: Value, status = 200, headers: Value = null): Value {
    const response = new Response();
    response.__init__(data, status, null, headers);
    return response;
  }

  const requestData = async (request: Value): Promise<Value> =>
    await process.getattr(request, "data");

  @pyclass("rest_framework.mixins.CreateModelMixin")
  class CreateModelMixin extends PyObject {
    @py("request, *args, **kwargs") async create(request: Value): Promise<Value> {
      const serializer = await process.callMethod(this, "get_serializer", [], {
        data: await requestData(request),
      });
      await process.callMethod(serializer, "is_valid", [], { raise_exception: true });
      await process.callMethod(this, "perform_create", [serializer]);
      const headers = await process.callMethod(this, "get_success_headers", [
        await dataOf(serializer),
      ]);
      return respond(await dataOf(serializer), 201, headers);
    }
    @py("serializer") async perform_create(serializer: Value): Promise<void> {
      await process.callMethod(serializer, "save");
    }
    @py("data") async get_success_headers(data: Value): Promise<Value> {
      try {
        return Dict.from<Value>({
          Location: str(await getItem(data, await api_settings.get("URL_FIELD_NAME"))),
        });
      } catch (error) {
        if (error instanceof TypeError || error instanceof KeyError) return new Dict();
        throw error;
      }
    }
  }

  @pyclass("rest_framework.mixins.ListModelMixin")
  class ListModelMixin extends PyObject {
    @py("request, *args, **kwargs") async list(_request: Value): Promise<Value> {
      const queryset = await process.callMethod(this, "filter_queryset", [
        await process.callMethod(this, "get_queryset"),
      ]);
      const page = await process.callMethod(this, "paginate_queryset", [queryset]);
      if (page !== null) {
        const serializer = await process.callMethod(this, "get_serializer", [page], { many: true });
        return await process.callMethod(this, "get_paginated_response", [await dataOf(serializer)]);
      }
      const serializer = await process.callMethod(this, "get_serializer", [queryset], {
        many: true,
      });
      return respond(await dataOf(serializer));
    }
  }

  @pyclass("rest_framework.mixins.RetrieveModelMixin")
  class RetrieveModelMixin extends PyObject {
    @py("request, *args, **kwargs") async retrieve(_request: Value): Promise<Value> {
      const serializer = await process.callMethod(this, "get_serializer", [
        await process.callMethod(this, "get_object"),
      ]);
      return respond(await dataOf(serializer));
    }
  }

  @pyclass("rest_framework.mixins.UpdateModelMixin")
  class UpdateModelMixin extends PyObject {
    @py("request, *args, **kwargs") async update(
      request: Value,
      _args: Value[] = [],
      kwargs: Dict = new Dict(),
    ): Promise<Value> {
      const partial = truthy(kwargs.get("partial"));
      const instance = await process.callMethod(this, "get_object");
      const data = await requestData(request);
      const serializer = await process.callMethod(this, "get_serializer", [instance], {
        data,
        partial,
      });
      await process.callMethod(serializer, "is_valid", [], { raise_exception: true });
      await process.callMethod(this, "perform_update", [serializer]);
      return respond(await dataOf(serializer));
    }
    @py("serializer") async perform_update(serializer: Value): Promise<void> {
      await process.callMethod(serializer, "save");
    }
    @py("request, *args, **kwargs")
    async partial_update(
      request: Value,
      args: Value[] = [],
      kwargs: Dict = new Dict(),
    ): Promise<Value> {
      return await process.callMethod(this, "update", [request, ...args], {
        ...recordOf(kwargs),
        partial: true,
      });
    }
  }

  @pyclass("rest_framework.mixins.DestroyModelMixin")
  class DestroyModelMixin extends PyObject {
    @py("request, *args, **kwargs") async destroy(_request: Value): Promise<Value> {
      await process.callMethod(this, "perform_destroy", [
        await process.callMethod(this, "get_object"),
      ]);
      return respond(null, 204);
    }
    @py("instance") async perform_destroy(instance: Value): Promise<void> {
      await process.callMethod(instance, "delete");
    }
  }

  return {
    CreateModelMixin,
    ListModelMixin,
    RetrieveModelMixin,
    UpdateModelMixin,
    DestroyModelMixin,
  };
});

/** Mirrors rest_framework/authtoken/views.py (3.18). */
import { py, pyclass } from "../../../python/objects.ts";
import { Dict, Tuple, type Value } from "../../../python/values.ts";
import { recordOf } from "../../django/views/generic/base.ts";
import { defineModule } from "../../process.ts";
import { parsers } from "../parsers.ts";
import { renderers } from "../renderers.ts";
import type { Request } from "../request.ts";
import { response as drf_response } from "../response.ts";
import { views } from "../views.ts";
import { authtoken_models } from "./models.ts";
import { authtoken_serializers } from "./serializers.ts";

export const authtoken_views = defineModule("rest_framework.authtoken.views", async (process) => {
  const { FormParser, JSONParser, MultiPartParser } = await process.load(parsers);
  const { JSONRenderer } = await process.load(renderers);
  const { APIView } = await process.load(views);
  const { Response } = await process.load(drf_response);
  const { Token } = await process.load(authtoken_models);
  const { AuthTokenSerializer } = await process.load(authtoken_serializers);
  const tuple = (...classes: unknown[]): Value => new Tuple(classes as Value[]);

  @pyclass("rest_framework.authtoken.views.ObtainAuthToken")
  class ObtainAuthToken extends APIView {
    override get throttle_classes(): Value {
      return tuple();
    }
    override get permission_classes(): Value {
      return tuple();
    }
    override get parser_classes(): Value {
      return tuple(FormParser, MultiPartParser, JSONParser);
    }
    override get renderer_classes(): Value {
      return tuple(JSONRenderer);
    }
    get serializer_class(): Value {
      return AuthTokenSerializer;
    }
    @py() get_serializer_context(): Value {
      return Dict.from<Value>({
        request: this.request,
        format: this.format_kwarg ?? null,
        view: this,
      });
    }
    @py("*args, **kwargs") async get_serializer(
      args: Value[] = [],
      kwargs: Dict = new Dict(),
    ): Promise<Value> {
      const context = await process.callMethod(this, "get_serializer_context");
      return await process.call(await this.serializer_class, args, {
        ...recordOf(kwargs),
        context,
      });
    }
    @py("request, *args, **kwargs") async post(
      request: Request,
      _args?: Value[],
      _kwargs?: Dict,
    ): Promise<Value> {
      const serializer = await process.callMethod(this, "get_serializer", [], {
        data: await request.data,
      });
      await process.callMethod(serializer, "is_valid", [], { raise_exception: true });
      const user =
        ((await process.getattr(serializer, "validated_data")) as Dict).get("user") ?? null;
      const objects = await process.getattr(Token, "objects");
      const [token = null] = (await process.callMethod(objects, "get_or_create", [], {
        user,
      })) as Tuple;
      const response = new Response();
      response.__init__(Dict.from<Value>({ token: await process.getattr(token, "key") }));
      return response;
    }
  }

  return { ObtainAuthToken, obtain_auth_token: await ObtainAuthToken.as_view() };
});

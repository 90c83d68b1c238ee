/** Mirrors rest_framework_simplejwt/views.py (5.5.1). */
import { ImportError } from "../../python/errors.ts";
import type { ExportsOf } from "../../python/module-definition.ts";
import { py, pyclass } from "../../python/objects.ts";
import { str, truthy } from "../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../python/values.ts";
import { importString } from "../django/utils/module_loading.ts";
import { defineModule } from "../process.ts";
import { generics } from "../rest_framework/generics.ts";
import type { Request } from "../rest_framework/request.ts";
import { response as drf_response } from "../rest_framework/response.ts";
import { authentication, outOfRange } from "./authentication.ts";
import { exceptions, TokenError } from "./exceptions.ts";
import { settings } from "./settings.ts";

/** What the views say of themselves to OPTIONS is part of their answers, so `__doc__` is upstream's text. */
const HERE = "rest_framework_simplejwt.views";

export const views = defineModule(HERE, async (process) => {
  const { GenericAPIView } = await process.load(generics);
  const { Response } = await process.load(drf_response);
  const { AUTH_HEADER_TYPES } = await process.load(authentication);
  const { InvalidToken } = await process.load(exceptions);
  const { api_settings } = await process.load(settings);

  /** Asks nobody who they are: who comes here has no token yet, or one that has expired. */
  @pyclass(`${HERE}.TokenViewBase`)
  class TokenViewBase extends GenericAPIView {
    override get permission_classes(): Value {
      return new Tuple();
    }
    override get authentication_classes(): Value {
      return new Tuple();
    }
    get _serializer_class(): Value {
      return "";
    }
    get www_authenticate_realm(): Value {
      return "api";
    }

    @py() override async get_serializer_class(): Promise<Value> {
      const own = await this.serializer_class;
      if (truthy(own)) return own;
      const path = await this._serializer_class;
      try {
        return await importString(process, path);
      } catch (error) {
        if (!(error instanceof ImportError)) throw error;
        throw Object.assign(new ImportError(`Could not import serializer '${str(path)}'`), {
          cause: error,
        });
      }
    }

    @py("request") override async get_authenticate_header(_request: Request): Promise<Value> {
      const [scheme] = AUTH_HEADER_TYPES;
      if (scheme === undefined) throw outOfRange(AUTH_HEADER_TYPES);
      return `${str(scheme)} realm="${str(await this.www_authenticate_realm)}"`;
    }

    @py("request, *args, **kwargs") async post(
      request: Request,
      _args?: Value[],
      _kwargs?: Dict,
    ): Promise<Value> {
      const get_serializer = await process.getattr(this, "get_serializer");
      const serializer = await process.call(get_serializer, [], { data: await request.data });
      try {
        await process.callMethod(serializer, "is_valid", [], {
          raise_exception: true,
        });
      } catch (error) {
        if (!(error instanceof TokenError)) throw error;
        const invalid = new InvalidToken();
        invalid.__init__(error.args[0]);
        throw invalid;
      }
      const response = new Response();
      response.__init__(await process.getattr(serializer, "validated_data"), 200);
      return response;
    }
  }

  /** The setting with the serializer's path is read once, when the module is imported. */
  const serializer = {
    obtain: await api_settings.get("TOKEN_OBTAIN_SERIALIZER"),
    refresh: await api_settings.get("TOKEN_REFRESH_SERIALIZER"),
    slidingObtain: await api_settings.get("SLIDING_TOKEN_OBTAIN_SERIALIZER"),
    slidingRefresh: await api_settings.get("SLIDING_TOKEN_REFRESH_SERIALIZER"),
    verify: await api_settings.get("TOKEN_VERIFY_SERIALIZER"),
    blacklist: await api_settings.get("TOKEN_BLACKLIST_SERIALIZER"),
  };

  @pyclass(`${HERE}.TokenObtainPairView`)
  class TokenObtainPairView extends TokenViewBase {
    get __doc__(): Value {
      return "Takes a set of user credentials and returns an access and refresh JSON web\ntoken pair to prove the authentication of those credentials.";
    }
    override get _serializer_class(): Value {
      return serializer.obtain;
    }
  }

  @pyclass(`${HERE}.TokenRefreshView`)
  class TokenRefreshView extends TokenViewBase {
    get __doc__(): Value {
      return "Takes a refresh type JSON web token and returns an access type JSON web\ntoken if the refresh token is valid.";
    }
    override get _serializer_class(): Value {
      return serializer.refresh;
    }
  }

  @pyclass(`${HERE}.TokenObtainSlidingView`)
  class TokenObtainSlidingView extends TokenViewBase {
    get __doc__(): Value {
      return "Takes a set of user credentials and returns a sliding JSON web token to\nprove the authentication of those credentials.";
    }
    override get _serializer_class(): Value {
      return serializer.slidingObtain;
    }
  }

  @pyclass(`${HERE}.TokenRefreshSlidingView`)
  class TokenRefreshSlidingView extends TokenViewBase {
    get __doc__(): Value {
      return "Takes a sliding JSON web token and returns a new, refreshed version if the\ntoken's refresh period has not expired.";
    }
    override get _serializer_class(): Value {
      return serializer.slidingRefresh;
    }
  }

  @pyclass(`${HERE}.TokenVerifyView`)
  class TokenVerifyView extends TokenViewBase {
    get __doc__(): Value {
      return "Takes a token and indicates if it is valid.  This view provides no\ninformation about a token's fitness for a particular use.";
    }
    override get _serializer_class(): Value {
      return serializer.verify;
    }
  }

  @pyclass(`${HERE}.TokenBlacklistView`)
  class TokenBlacklistView extends TokenViewBase {
    get __doc__(): Value {
      return "Takes a token and blacklists it. Must be used with the\n`rest_framework_simplejwt.token_blacklist` app installed.";
    }
    override get _serializer_class(): Value {
      return serializer.blacklist;
    }
  }

  return {
    TokenViewBase,
    TokenObtainPairView,
    token_obtain_pair: await TokenObtainPairView.as_view(),
    TokenRefreshView,
    token_refresh: await TokenRefreshView.as_view(),
    TokenObtainSlidingView,
    token_obtain_sliding: await TokenObtainSlidingView.as_view(),
    TokenRefreshSlidingView,
    token_refresh_sliding: await TokenRefreshSlidingView.as_view(),
    TokenVerifyView,
    token_verify: await TokenVerifyView.as_view(),
    TokenBlacklistView,
    token_blacklist: await TokenBlacklistView.as_view(),
  };
});

export type TokenViewBase = InstanceType<ExportsOf<typeof views>["TokenViewBase"]>;

/** Mirrors rest_framework/versioning.py (3.18): where a request says which version of an API it means. */
import { binaryOperation } from "../../python/arithmetic.ts";
import { NotImplementedError } from "../../python/errors.ts";
import type { ExportsOf } from "../../python/module-definition.ts";
import { py, pyclass, PyObject } from "../../python/objects.ts";
import { contains, equals, str, truthy } from "../../python/operations.ts";
import { Dict, type Value } from "../../python/values.ts";
import { translation } from "../django/utils/translation.ts";
import { getattrOr } from "../django/utils/module_loading.ts";
import { classNameOf } from "../django/views/generic/base.ts";
import { defineModule } from "../process.ts";
import { exceptions } from "./exceptions.ts";
import { MediaType } from "./mediatypes.ts";
import type { Request } from "./request.ts";
import { reverse as drf_reverse } from "./reverse.ts";
import { settings } from "./settings.ts";
import { replace_query_param } from "./utils/urls.ts";

const REVERSE = "viewname, args=None, kwargs=None, request=None, format=None, **extra";
/** What `reverse` is given: name, args, kwargs, request, format, extra. */
type ReverseArguments = [Value, Value?, Value?, Value?, Value?, Dict?];

export const versioning = defineModule("rest_framework.versioning", async (process) => {
  const { gettext: _ } = await process.load(translation);
  const { NotAcceptable, NotFound } = await process.load(exceptions);
  const { _reverse } = await process.load(drf_reverse);
  const { api_settings } = await process.load(settings);
  const re = (await process.importModule("re")) as Value;
  const VERSION = await api_settings.get("DEFAULT_VERSION");
  const ALLOWED = await api_settings.get("ALLOWED_VERSIONS");
  const PARAMETER = await api_settings.get("VERSION_PARAM");
  const HOSTNAME = await process.callMethod(re, "compile", [
    "^([a-zA-Z0-9]+)\\.[a-zA-Z0-9]+\\.[a-zA-Z0-9]+$",
  ]);

  /** The version of the request that an address is asked for. */
  const versionOf = async (request: Value): Promise<Value> =>
    await process.getattr(request, "version");

  @pyclass("rest_framework.versioning.BaseVersioning")
  class BaseVersioning extends PyObject {
    get default_version(): Value {
      return VERSION;
    }
    get allowed_versions(): Value {
      return ALLOWED;
    }
    get version_param(): Value {
      return PARAMETER;
    }
    @py("request, *args, **kwargs")
    determine_version(_request: Request, _args?: Value[], _kwargs?: Dict): Promise<Value> | Value {
      throw new NotImplementedError(
        `${classNameOf(this)}.determine_version() must be implemented.`,
      );
    }
    @py(REVERSE) async reverse(...given: ReverseArguments): Promise<Value> {
      const [viewname, args = null, kwargs = null, request = null, format = null, extra] = given;
      return await _reverse(viewname, args, kwargs, request, format, extra ?? new Dict());
    }
    @py("version") async is_allowed_version(version: Value): Promise<Value> {
      const allowed = await this.allowed_versions;
      if (!truthy(allowed)) return true;
      if (version !== null && equals(version, await this.default_version)) return true;
      return contains(allowed, version);
    }
    async allows(version: Value): Promise<boolean> {
      return truthy(await this.is_allowed_version(version));
    }
  }

  function notFound(message: Value): never {
    const error = new NotFound();
    error.__init__(message);
    throw error;
  }

  @pyclass("rest_framework.versioning.AcceptHeaderVersioning")
  class AcceptHeaderVersioning extends BaseVersioning {
    get invalid_version_message(): Value {
      return _('Invalid version in "Accept" header.');
    }
    @py("request, *args, **kwargs") override async determine_version(
      request: Request,
    ): Promise<Value> {
      const type = new MediaType(str(request.accepted_media_type ?? ""));
      const version =
        type.params.get(str(await this.version_param)) ?? (await this.default_version);
      if (await this.allows(version)) return version;
      const error = new NotAcceptable();
      error.__init__(await this.invalid_version_message);
      throw error;
    }
  }

  @pyclass("rest_framework.versioning.URLPathVersioning")
  class URLPathVersioning extends BaseVersioning {
    get invalid_version_message(): Value {
      return _("Invalid version in URL path.");
    }
    @py("request, *args, **kwargs") override async determine_version(
      _request: Request,
      _args: Value[] = [],
      kwargs: Dict = new Dict(),
    ): Promise<Value> {
      const version = kwargs.get(await this.version_param) ?? (await this.default_version);
      if (!(await this.allows(version))) notFound(await this.invalid_version_message);
      return version;
    }
    @py(REVERSE) override async reverse(...given: ReverseArguments): Promise<Value> {
      const [viewname, args = null, kwargs = null, request = null, format = null, extra] = given;
      const version = await versionOf(request);
      if (version === null) return await super.reverse(...given);
      const named = new Dict().set(await this.version_param, version);
      for (const [name, value] of (truthy(kwargs) ? kwargs : new Dict()) as Dict)
        named.set(name, value);
      return await super.reverse(viewname, args, named, request, format, extra);
    }
  }

  @pyclass("rest_framework.versioning.NamespaceVersioning")
  class NamespaceVersioning extends BaseVersioning {
    get invalid_version_message(): Value {
      return _("Invalid version in URL path. Does not match any version namespace.");
    }
    @py("request, *args, **kwargs") override async determine_version(
      request: Request,
    ): Promise<Value> {
      const match = await getattrOr<Value>(process, request, "resolver_match", null);
      const namespace = match === null ? "" : await process.getattr(match, "namespace");
      if (!truthy(namespace)) return this.default_version;
      for (const version of str(namespace).split(":")) {
        if (await this.allows(version)) return version;
      }
      return notFound(await this.invalid_version_message);
    }
    @py(REVERSE) override async reverse(...given: ReverseArguments): Promise<Value> {
      const [viewname, args, kwargs, request = null, format, extra] = given;
      if ((await versionOf(request)) === null) return await super.reverse(...given);
      const name = await this.get_versioned_viewname(viewname, request);
      return await super.reverse(name, args, kwargs, request, format, extra);
    }
    @py("viewname, request") async get_versioned_viewname(
      viewname: Value,
      request: Value,
    ): Promise<Value> {
      const namespace = await binaryOperation("+", await versionOf(request), ":");
      return await binaryOperation("+", namespace, viewname);
    }
  }

  @pyclass("rest_framework.versioning.HostNameVersioning")
  class HostNameVersioning extends BaseVersioning {
    get hostname_regex(): Value {
      return HOSTNAME;
    }
    get invalid_version_message(): Value {
      return _("Invalid version in hostname.");
    }
    @py("request, *args, **kwargs") override async determine_version(
      request: Request,
    ): Promise<Value> {
      const host = str(await process.callMethod(request, "get_host"));
      const [hostname = ""] = host.split(":", 1);
      const find = await process.getattr(await this.hostname_regex, "match");
      const match = await process.call(find, [hostname]);
      if (!truthy(match)) return this.default_version;
      const version = await process.callMethod(match, "group", [1]);
      if (!(await this.allows(version))) notFound(await this.invalid_version_message);
      return version;
    }
  }

  @pyclass("rest_framework.versioning.QueryParameterVersioning")
  class QueryParameterVersioning extends BaseVersioning {
    get invalid_version_message(): Value {
      return _("Invalid version in query parameter.");
    }
    @py("request, *args, **kwargs") override async determine_version(
      request: Request,
    ): Promise<Value> {
      const query = (await process.getattr(request, "query_params")) as Dict;
      const version = query.get(await this.version_param) ?? (await this.default_version);
      if (!(await this.allows(version))) notFound(await this.invalid_version_message);
      return version;
    }
    @py(REVERSE) override async reverse(...given: ReverseArguments): Promise<Value> {
      const url = await super.reverse(...given);
      const version = await versionOf(given[3] ?? null);
      if (version === null) return url;
      return replace_query_param(str(url), str(await this.version_param), str(version));
    }
  }

  return {
    BaseVersioning,
    AcceptHeaderVersioning,
    URLPathVersioning,
    NamespaceVersioning,
    HostNameVersioning,
    QueryParameterVersioning,
  };
});

export type BaseVersioning = InstanceType<ExportsOf<typeof versioning>["BaseVersioning"]>;

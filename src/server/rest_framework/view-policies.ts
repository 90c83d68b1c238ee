/** The policies of APIView of rest_framework/views.py (3.18): its classes, and their instances for a request. */
import { iterate } from "../../python/operations.ts";
import { py, pyclass } from "../../python/objects.ts";
import type { Value } from "../../python/values.ts";
import { generic_base } from "../django/views/generic/base.ts";
import { defineModule } from "../process.ts";
import type { Authenticator, Parser } from "./request.ts";
import type { Renderer } from "./response.ts";
import { settings } from "./settings.ts";

export const view_policies = defineModule("rest_framework._view_policies", async (process) => {
  const { View } = await process.load(generic_base);
  const { api_settings } = await process.load(settings);
  const RENDERERS = await api_settings.get("DEFAULT_RENDERER_CLASSES");
  const PARSERS = await api_settings.get("DEFAULT_PARSER_CLASSES");
  const AUTHENTICATORS = await api_settings.get("DEFAULT_AUTHENTICATION_CLASSES");
  const THROTTLES = await api_settings.get("DEFAULT_THROTTLE_CLASSES");
  const PERMISSIONS = await api_settings.get("DEFAULT_PERMISSION_CLASSES");
  const NEGOTIATION = await api_settings.get("DEFAULT_CONTENT_NEGOTIATION_CLASS");
  const METADATA = await api_settings.get("DEFAULT_METADATA_CLASS");
  const VERSIONING = await api_settings.get("DEFAULT_VERSIONING_CLASS");

  /** The lower half of APIView; upstream has both in one class. */
  @pyclass("rest_framework.views.ViewPolicies")
  class ViewPolicies extends View {
    declare _negotiator?: Value;

    get renderer_classes(): Value {
      return RENDERERS;
    }
    get parser_classes(): Value {
      return PARSERS;
    }
    get authentication_classes(): Value {
      return AUTHENTICATORS;
    }
    get throttle_classes(): Value {
      return THROTTLES;
    }
    get permission_classes(): Value {
      return PERMISSIONS;
    }
    get content_negotiation_class(): Value {
      return NEGOTIATION;
    }
    get metadata_class(): Value {
      return METADATA;
    }
    get versioning_class(): Value {
      return VERSIONING;
    }
    get settings(): Value {
      return api_settings;
    }

    async #make<T>(classes: Value): Promise<T[]> {
      const made: T[] = [];
      for (const cls of iterate(classes)) made.push((await process.call(cls, [])) as T);
      return made;
    }
    async listOf<T>(given: unknown): Promise<T[]> {
      return iterate((await given) as Value) as T[];
    }
    @py() async get_renderers(): Promise<Renderer[]> {
      return await this.#make(await this.renderer_classes);
    }
    @py() async get_parsers(): Promise<Parser[]> {
      return await this.#make(await this.parser_classes);
    }
    @py() async get_authenticators(): Promise<Authenticator[]> {
      return await this.#make(await this.authentication_classes);
    }
    @py() async get_permissions(): Promise<Value[]> {
      return await this.#make(await this.permission_classes);
    }
    @py() async get_throttles(): Promise<Value[]> {
      return await this.#make(await this.throttle_classes);
    }
    @py() async get_content_negotiator(): Promise<Value> {
      this._negotiator ??= await process.call(await this.content_negotiation_class, []);
      return this._negotiator;
    }
    @py() async get_exception_handler(): Promise<Value> {
      return await api_settings.get("EXCEPTION_HANDLER");
    }
  }

  return { ViewPolicies };
});

/** Mirrors the paginations by number and by offset of rest_framework/pagination.py (3.18). */
import { AttributeError, TypeError } from "../../python/errors.ts";
import { items } from "../../python/iteration.ts";
import { py, pyclass, PyObject } from "../../python/objects.ts";
import { asNumber, contains, str, truthy } from "../../python/operations.ts";
import { lengthOf } from "../../python/protocols.ts";
import { getItem, Slice } from "../../python/subscripts.ts";
import { Dict, Tuple, type Value } from "../../python/values.ts";
import { InvalidPage, type Page, paginator } from "../django/core/paginator.ts";
import { translation } from "../django/utils/translation.ts";
import { defineModule } from "../process.ts";
import { cursor_pagination } from "./cursor-pagination.ts";
import { exceptions } from "./exceptions.ts";
import { pagination_base } from "./pagination-base.ts";
import type { Request } from "./request.ts";
import { settings } from "./settings.ts";
import { remove_query_param, replace_query_param } from "./utils/urls.ts";

export const pagination = defineModule("rest_framework.pagination", async (process) => {
  const { BasePagination } = await process.load(pagination_base);
  const { Paginator } = await process.load(paginator);
  const { NotFound } = await process.load(exceptions);
  const { api_settings } = await process.load(settings);
  const { gettext: _ } = await process.load(translation);
  const PAGE_SIZE = await api_settings.get("PAGE_SIZE");

  @pyclass("rest_framework.pagination.PageNumberPagination")
  class PageNumberPagination extends BasePagination {
    declare page: Page;

    get page_size(): Value {
      return PAGE_SIZE;
    }
    get django_paginator_class(): Value {
      return Paginator;
    }
    get page_query_param(): Value {
      return "page";
    }
    get page_size_query_param(): Value {
      return null;
    }
    get max_page_size(): Value {
      return null;
    }
    get last_page_strings(): Value {
      return new Tuple(["last"]);
    }
    get template(): Value {
      return "rest_framework/pagination/numbers.html";
    }
    get invalid_page_message(): Value {
      return _("Invalid page.");
    }

    @py("queryset, request, view=None")
    override async paginate_queryset(queryset: Value, request: Request): Promise<Value> {
      this.request = request;
      const size = await this.get_page_size(request);
      if (!truthy(size)) return null;
      const pages = await process.call(await this.django_paginator_class, [queryset, size]);
      const number = await this.get_page_number(request, pages);
      try {
        const ask = await process.getattr(pages, "page");
        this.page = (await process.call(ask, [number])) as Page;
      } catch (error) {
        if (!(error instanceof InvalidPage)) throw error;
        const refused = new NotFound();
        const text = str(await this.invalid_page_message);
        refused.__init__(
          text.replace("{page_number}", str(number)).replace("{message}", str(error)),
        );
        throw refused;
      }
      await this.showControls(Number(await process.getattr(pages, "num_pages")) > 1);
      return await items(this.page);
    }
    @py("request, paginator") async get_page_number(
      _request: Request,
      pages: Value,
    ): Promise<Value> {
      const query = (await process.getattr(this.request, "query_params")) as Dict;
      const given = query.get(await this.page_query_param) ?? null;
      const number = truthy(given) ? given : 1;
      const last = contains(await this.last_page_strings, number);
      return last ? await process.getattr(pages, "num_pages") : number;
    }
    @py("request") async get_page_size(_request: Request): Promise<Value> {
      const cutoff = await this.max_page_size;
      return await this.sizeOf(
        await this.page_size_query_param,
        true,
        cutoff,
        await this.page_size,
      );
    }
    @py("data") override async get_paginated_response(data: Value): Promise<Value> {
      return this.respond({
        count: await this.page.paginator.count,
        next: await this.get_next_link(),
        previous: await this.get_previous_link(),
        results: data,
      });
    }
    @py() async get_next_link(): Promise<Value> {
      if (!(await this.page.has_next())) return null;
      const number = await this.page.next_page_number();
      const parameter = str(await this.page_query_param);
      return replace_query_param(await this.address(), parameter, String(number));
    }
    @py() async get_previous_link(): Promise<Value> {
      if (!this.page.has_previous()) return null;
      const number = await this.page.previous_page_number();
      const parameter = str(await this.page_query_param);
      const url = await this.address();
      return number === 1
        ? remove_query_param(url, parameter)
        : replace_query_param(url, parameter, String(number));
    }
  }

  @pyclass("rest_framework.pagination.LimitOffsetPagination")
  class LimitOffsetPagination extends BasePagination {
    declare limit: number;
    declare offset: number;
    declare count: number;

    get default_limit(): Value {
      return PAGE_SIZE;
    }
    get limit_query_param(): Value {
      return "limit";
    }
    get offset_query_param(): Value {
      return "offset";
    }
    get max_limit(): Value {
      return null;
    }
    get template(): Value {
      return "rest_framework/pagination/numbers.html";
    }

    @py("queryset, request, view=None")
    override async paginate_queryset(queryset: Value, request: Request): Promise<Value> {
      this.request = request;
      const limit = await this.get_limit(request);
      if (limit === null) return null;
      this.limit = Number(asNumber(limit));
      this.count = Number(asNumber(await this.get_count(queryset)));
      this.offset = Number(asNumber(await this.get_offset(request)));
      await this.showControls(this.count > this.limit);
      if (this.count === 0 || this.offset > this.count) return [];
      const slice = new Slice(this.offset, this.offset + this.limit, null);
      return await items(await getItem(queryset, slice));
    }
    @py("request") async get_limit(_request: Request): Promise<Value> {
      const cutoff = await this.max_limit;
      return await this.sizeOf(
        await this.limit_query_param,
        true,
        cutoff,
        await this.default_limit,
      );
    }
    @py("request") async get_offset(_request: Request): Promise<Value> {
      return await this.sizeOf(await this.offset_query_param, false, null, 0);
    }
    @py("queryset") async get_count(queryset: Value): Promise<Value> {
      if (!(queryset instanceof PyObject)) return await lengthOf(queryset);
      try {
        return await process.callMethod(queryset, "count");
      } catch (error) {
        if (!(error instanceof AttributeError) && !(error instanceof TypeError)) throw error;
        return await lengthOf(queryset);
      }
    }
    @py("data") override async get_paginated_response(data: Value): Promise<Value> {
      return this.respond({
        count: this.count,
        next: await this.get_next_link(),
        previous: await this.get_previous_link(),
        results: data,
      });
    }
    async #limited(): Promise<string> {
      const parameter = str(await this.limit_query_param);
      return replace_query_param(await this.address(), parameter, String(this.limit));
    }
    @py() async get_next_link(): Promise<Value> {
      const offset = this.offset + this.limit;
      if (offset >= this.count) return null;
      return replace_query_param(
        await this.#limited(),
        str(await this.offset_query_param),
        String(offset),
      );
    }
    @py() async get_previous_link(): Promise<Value> {
      if (this.offset <= 0) return null;
      const parameter = str(await this.offset_query_param);
      const offset = this.offset - this.limit;
      const url = await this.#limited();
      return offset <= 0
        ? remove_query_param(url, parameter)
        : replace_query_param(url, parameter, String(offset));
    }
  }

  const { CursorPagination } = await process.load(cursor_pagination);
  return { BasePagination, PageNumberPagination, LimitOffsetPagination, CursorPagination };
});

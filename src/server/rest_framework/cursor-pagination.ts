/** Mirrors the pagination by cursor of rest_framework/pagination.py (3.18). */
import { AssertionError, ValueError } from "../../python/errors.ts";
import { items } from "../../python/iteration.ts";
import { toPythonInt } from "../../python/numbers.ts";
import { py, pyclass } from "../../python/objects.ts";
import { asNumber, contains, iterate, str, truthy, typeName } from "../../python/operations.ts";
import { strOf } from "../../python/protocols.ts";
import { getItem, Slice } from "../../python/subscripts.ts";
import { type Bytes, Dict, Tuple, type Value } from "../../python/values.ts";
import { getattrOr } from "../django/utils/module_loading.ts";
import { translation } from "../django/utils/translation.ts";
import { quotePlus } from "../django/utils/url-text.ts";
import { defineModule } from "../process.ts";
import { exceptions } from "./exceptions.ts";
import { pagination_base, positiveInt } from "./pagination-base.ts";
import type { Request } from "./request.ts";
import { settings } from "./settings.ts";
import { replace_query_param } from "./utils/urls.ts";

/** A place in an ordered list: after a position, so many further on, forwards or backwards. */
interface Cursor {
  readonly offset: number;
  readonly reverse: boolean;
  readonly position: string | null;
}

const invert = (name: string): string => (name.startsWith("-") ? name.slice(1) : `-${name}`);

export const cursor_pagination = defineModule(
  "rest_framework._cursor_pagination",
  async (process) => {
    const { BasePagination } = await process.load(pagination_base);
    const { NotFound } = await process.load(exceptions);
    const { api_settings } = await process.load(settings);
    const { gettext: _ } = await process.load(translation);
    const PAGE_SIZE = await api_settings.get("PAGE_SIZE");

    @pyclass("rest_framework.pagination.CursorPagination")
    class CursorPagination extends BasePagination {
      declare page: Value[];
      declare base_url: string;
      declare has_next: boolean;
      declare has_previous: boolean;
      #size = 0;
      #order: readonly string[] = [];
      #cursor: Cursor | null = null;
      #next: string | null | undefined;
      #previous: string | null | undefined;

      get cursor_query_param(): Value {
        return "cursor";
      }
      get page_size(): Value {
        return PAGE_SIZE;
      }
      get invalid_cursor_message(): Value {
        return _("Invalid cursor");
      }
      get ordering(): Value {
        return "-created";
      }
      get template(): Value {
        return "rest_framework/pagination/previous_and_next.html";
      }
      get page_size_query_param(): Value {
        return null;
      }
      get max_page_size(): Value {
        return null;
      }
      get offset_cutoff(): Value {
        return 1000;
      }

      @py("queryset, request, view=None")
      override async paginate_queryset(
        queryset: Value,
        request: Request,
        view: Value = null,
      ): Promise<Value> {
        this.request = request;
        const size = await this.get_page_size(request);
        if (!truthy(size)) return null;
        this.#size = Number(asNumber(size));
        this.put("page_size", size);
        this.base_url = await this.address();
        const order = await this.get_ordering(request, queryset, view);
        this.put("ordering", order);
        this.#order = iterate(order).map(str);
        this.#cursor = await this.#decode();
        const { offset, reverse, position } = this.#cursor ?? {
          offset: 0,
          reverse: false,
          position: null,
        };
        const found = await this.#ordered(queryset, reverse, position);
        const slice = new Slice(offset, offset + this.#size + 1, null);
        const results = await items(await getItem(found, slice));
        const page = results.slice(0, this.#size);
        const beyond = results[page.length];
        const following = beyond === undefined ? undefined : await this.#positionOf(beyond);
        const preceding = position !== null || offset > 0 ? position : undefined;
        this.page = reverse ? page.reverse() : page;
        [this.#next, this.#previous] = reverse ? [preceding, following] : [following, preceding];
        this.has_next = this.#next !== undefined;
        this.has_previous = this.#previous !== undefined;
        await this.showControls(this.has_next || this.has_previous);
        return this.page;
      }

      async #ordered(queryset: Value, reverse: boolean, position: string | null): Promise<Value> {
        const order = reverse ? this.#order.map(invert) : this.#order;
        const sort = await process.getattr(queryset, "order_by");
        const sorted = await process.call(sort, order);
        if (position === null) return sorted;
        const [first = ""] = this.#order;
        const lookup = reverse === first.startsWith("-") ? "gt" : "lt";
        const filter = await process.getattr(sorted, "filter");
        return await process.call(filter, [], {
          [`${first.replace(/^-+/, "")}__${lookup}`]: position,
        });
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

      @py("request, queryset, view") async get_ordering(
        request: Request,
        queryset: Value,
        view: Value,
      ): Promise<Value> {
        let ordering = await this.ordering;
        const backends = await getattrOr<Value>(process, view, "filter_backends", []);
        for (const Backend of iterate(backends)) {
          if ((await getattrOr(process, Backend, "get_ordering", null)) === null) continue;
          const ask = await process.getattr(await process.call(Backend, []), "get_ordering");
          const own = await process.call(ask, [request, queryset, view]);
          if (truthy(own)) ordering = own;
          break;
        }
        if (ordering === null) {
          throw new AssertionError(
            "Using cursor pagination, but no ordering attribute was declared on the pagination class.",
          );
        }
        const names =
          typeof ordering === "string"
            ? [ordering]
            : Array.isArray(ordering) || ordering instanceof Tuple
              ? iterate(ordering).map(str)
              : null;
        if (contains(ordering, "__")) {
          throw new AssertionError(
            "Cursor pagination does not support double underscore lookups for orderings. Orderings should be an " +
              'unchanging, unique or nearly-unique field on the model, such as "-created" or "pk".',
          );
        }
        if (names === null) {
          throw new AssertionError(
            `Invalid ordering. Expected string or tuple, but got ${typeName(ordering)}`,
          );
        }
        return new Tuple(names);
      }

      /** @throws ValueError where it is no base64 of ASCII text */
      async #plain(encoded: string): Promise<string> {
        if (/[^\0-\x7f]/.test(encoded)) throw new ValueError("ordinal not in range(128)");
        const base64 = (await process.importModule("base64")) as Value;
        const bytes = (await process.callMethod(base64, "b64decode", [encoded])) as Bytes;
        if (bytes.value.some((byte) => byte > 127))
          throw new ValueError("ordinal not in range(128)");
        return String.fromCharCode(...bytes.value);
      }

      async #decode(): Promise<Cursor | null> {
        const query = (await process.getattr(this.request, "query_params")) as Dict;
        const encoded = query.get(await this.cursor_query_param);
        if (encoded === undefined) return null;
        try {
          const tokens = new URLSearchParams(await this.#plain(str(encoded)));
          return {
            offset: positiveInt(tokens.get("o") ?? "0", false, await this.offset_cutoff),
            reverse: Number(toPythonInt(tokens.get("r") ?? "0")) !== 0,
            position: tokens.get("p"),
          };
        } catch (error) {
          if (!(error instanceof ValueError)) throw error;
          const refused = new NotFound();
          refused.__init__(await this.invalid_cursor_message);
          throw refused;
        }
      }

      async #link({ offset, reverse, position }: Cursor): Promise<string> {
        const tokens = [
          ...(offset === 0 ? [] : [`o=${String(offset)}`]),
          ...(reverse ? ["r=1"] : []),
          ...(position === null ? [] : [`p=${quotePlus(position)}`]),
        ];
        const parameter = str(await this.cursor_query_param);
        return replace_query_param(this.base_url, parameter, btoa(tokens.join("&")));
      }

      async #positionOf(instance: Value): Promise<string> {
        const name = (this.#order[0] ?? "").replace(/^-+/, "");
        const value =
          instance instanceof Dict
            ? await getItem(instance, name)
            : await process.getattr(instance, name);
        return await strOf(value);
      }

      /** Where a link begins: after the last of the page's objects whose position no neighbour has. */
      async #edge(
        page: readonly Value[],
        neighbour: string | null,
      ): Promise<{ readonly offset: number; readonly position: string } | null> {
        let compare = neighbour;
        for (const [offset, item] of page.entries()) {
          const position = await this.#positionOf(item);
          if (position !== compare) return { offset, position };
          compare = position;
        }
        return null;
      }

      @py() async get_next_link(): Promise<Value> {
        if (this.#next === undefined) return null;
        const cursor = this.#cursor;
        const last = this.page.at(-1);
        const turned = cursor?.reverse === true && cursor.offset !== 0 && last !== undefined;
        const neighbour = turned ? await this.#positionOf(last) : this.#next;
        const link = (offset: number, position: string | null): Promise<string> =>
          this.#link({ offset, reverse: false, position });
        if (last === undefined) return await link(0, this.#next);
        const edge = await this.#edge([...this.page].reverse(), neighbour);
        if (edge) return await link(edge.offset, edge.position);
        if (this.#previous === undefined) return await link(this.#size, null);
        if (cursor?.reverse === true) return await link(0, this.#previous);
        return await link((cursor?.offset ?? 0) + this.#size, this.#previous);
      }

      @py() async get_previous_link(): Promise<Value> {
        if (this.#previous === undefined) return null;
        const cursor = this.#cursor;
        const [first] = this.page;
        const turned = cursor?.reverse === false && cursor.offset !== 0 && first !== undefined;
        const neighbour = turned ? await this.#positionOf(first) : this.#previous;
        const link = (offset: number, position: string | null): Promise<string> =>
          this.#link({ offset, reverse: true, position });
        if (first === undefined) return await link(0, this.#previous);
        const edge = await this.#edge(this.page, neighbour);
        if (edge) return await link(edge.offset, edge.position);
        if (this.#next === undefined) return await link(this.#size, null);
        if (cursor?.reverse === true) return await link(cursor.offset + this.#size, this.#next);
        return await link(0, this.#next);
      }

      @py("data") override async get_paginated_response(data: Value): Promise<Value> {
        return this.respond({
          next: await this.get_next_link(),
          previous: await this.get_previous_link(),
          results: data,
        });
      }
    }

    return { CursorPagination };
  },
);

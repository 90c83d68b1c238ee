/** Mirrors django/core/paginator.py (5.2). */
import { Exception, TypeError, ValueError } from "../../../python/errors.ts";
import { items, Range } from "../../../python/iteration.ts";
import type { ExportsOf } from "../../../python/module-definition.ts";
import { toPythonInt } from "../../../python/numbers.ts";
import { py, pyclass, PyObject } from "../../../python/objects.ts";
import { isCallable, str, truthy, typeName } from "../../../python/operations.ts";
import { lengthOf } from "../../../python/protocols.ts";
import { getItem, Slice } from "../../../python/subscripts.ts";
import { Dict, Float, type Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { getattrOr } from "../utils/module_loading.ts";
import { translation } from "../utils/translation.ts";

@pyclass("django.core.paginator.InvalidPage")
export class InvalidPage extends Exception {}

@pyclass("django.core.paginator.PageNotAnInteger")
export class PageNotAnInteger extends InvalidPage {}

@pyclass("django.core.paginator.EmptyPage")
export class EmptyPage extends InvalidPage {}

export const paginator = defineModule("django.core.paginator", async (process) => {
  const { gettext: _ } = await process.load(translation);

  /** What the list counts itself, as a queryset does; a built-in list's count() is something else. */
  async function countOf(list: Value): Promise<number> {
    if (list instanceof PyObject) {
      const count = await getattrOr<Value>(process, list, "count", null);
      if (isCallable(count)) return Number(await process.call(count, []));
    }
    return await lengthOf(list);
  }

  /** A list or a queryset in pages, counted from 1. */
  @pyclass("django.core.paginator.Paginator")
  class Paginator extends PyObject {
    declare object_list: Value;
    declare per_page: number;
    declare orphans: number;
    declare allow_empty_first_page: boolean;
    declare error_messages: Dict;
    #count: number | undefined;

    get default_error_messages(): Value {
      return Dict.from<Value>({
        invalid_page: _("That page number is not an integer"),
        min_page: _("That page number is less than 1"),
        no_results: _("That page contains no results"),
      });
    }
    @py("object_list, per_page, orphans=0, allow_empty_first_page=True, error_messages=None")
    async __init__(
      list: Value,
      per_page: Value,
      orphans: Value = 0,
      allow_empty: Value = true,
      messages: Value = null,
    ): Promise<void> {
      const own = messages === null ? [] : (messages as Dict);
      this.error_messages = new Dict([...((await this.default_error_messages) as Dict), ...own]);
      this.object_list = list;
      this.per_page = Number(toPythonInt(per_page));
      this.orphans = Number(toPythonInt(orphans));
      this.allow_empty_first_page = truthy(allow_empty);
    }
    /** How many objects there are; in TypeScript `await paginator.count`. */
    get count(): Promise<number> {
      return this.#counted();
    }
    async #counted(): Promise<number> {
      this.#count ??= await countOf(this.object_list);
      return this.#count;
    }
    get num_pages(): Promise<number> {
      return this.#pages();
    }
    async #pages(): Promise<number> {
      const count = await this.count;
      if (count === 0 && !this.allow_empty_first_page) return 0;
      return Math.ceil(Math.max(1, count - this.orphans) / this.per_page);
    }
    get page_range(): Promise<Range> {
      return this.#range();
    }
    async #range(): Promise<Range> {
      return Range.of(1, (await this.num_pages) + 1);
    }
    @py() async __iter__(): Promise<Value> {
      const pages: Value[] = [];
      for (const number of await this.page_range) pages.push(await this.page(number));
      return pages;
    }
    @py("number") async validate_number(number: Value): Promise<number> {
      const { error_messages: messages } = this;
      const message = (key: string): string => str(messages.get(key) ?? "");
      const page = wholeNumber(number, message("invalid_page"));
      if (page < 1) throw new EmptyPage(message("min_page"));
      if (page > (await this.num_pages)) throw new EmptyPage(message("no_results"));
      return page;
    }
    /** A page in any case: the first where the number is none, the last where it is out of range. */
    @py("number") async get_page(number: Value): Promise<Page> {
      try {
        return await this.page(await this.validate_number(number));
      } catch (error) {
        if (error instanceof PageNotAnInteger) return await this.page(1);
        if (error instanceof EmptyPage) return await this.page(await this.num_pages);
        throw error;
      }
    }
    /** @throws InvalidPage */
    @py("number") async page(number: Value): Promise<Page> {
      const at = await this.validate_number(number);
      const bottom = (at - 1) * this.per_page;
      const top = bottom + this.per_page;
      const count = await this.count;
      const end = top + this.orphans >= count ? count : top;
      return await this._get_page(
        await getItem(this.object_list, new Slice(bottom, end, null)),
        at,
        this,
      );
    }
    @py("object_list, number, paginator") _get_page(
      list: Value,
      number: number,
      of: Paginator,
    ): Promise<Page> | Page {
      const page = new Page();
      page.__init__(list, number, of);
      return page;
    }
  }

  /** One page: what is on it, and what stands beside it. */
  @pyclass("django.core.paginator.Page")
  class Page extends PyObject {
    declare object_list: Value;
    declare number: number;
    declare paginator: Paginator;

    @py("object_list, number, paginator")
    __init__(object_list: Value, number: number, of: Paginator): void {
      this.object_list = object_list;
      this.number = number;
      this.paginator = of;
    }
    @py() async __iter__(): Promise<Value> {
      return await items(this.object_list);
    }
    @py() async __len__(): Promise<number> {
      return (await items(this.object_list)).length;
    }
    @py() async has_next(): Promise<boolean> {
      return this.number < (await this.paginator.num_pages);
    }
    @py() has_previous(): boolean {
      return this.number > 1;
    }
    @py() async has_other_pages(): Promise<boolean> {
      return this.has_previous() || (await this.has_next());
    }
    @py() async next_page_number(): Promise<number> {
      return await this.paginator.validate_number(this.number + 1);
    }
    @py() async previous_page_number(): Promise<number> {
      return await this.paginator.validate_number(this.number - 1);
    }
    /** The number, counted from 1 over all pages, of the first object here; 0 where there is none. */
    @py() async start_index(): Promise<number> {
      const { paginator } = this;
      return (await paginator.count) === 0 ? 0 : paginator.per_page * (this.number - 1) + 1;
    }
    @py() async end_index(): Promise<number> {
      const { paginator } = this;
      const last = this.number === (await paginator.num_pages);
      return last ? await paginator.count : this.number * paginator.per_page;
    }
    @py("index") async __getitem__(index: Value): Promise<Value> {
      if (typeof index !== "number" && !(index instanceof Slice)) {
        const type = typeName(index);
        throw new TypeError(`Page indices must be integers or slices, not ${type}.`);
      }
      if (!Array.isArray(this.object_list)) this.object_list = await items(this.object_list);
      return await getItem(this.object_list, index);
    }
    @py() async __repr__(): Promise<string> {
      return `<Page ${String(this.number)} of ${String(await this.paginator.num_pages)}>`;
    }
  }

  return { Paginator, Page, InvalidPage, PageNotAnInteger, EmptyPage };
});

function wholeNumber(number: Value, message: string): number {
  try {
    if (number instanceof Float && !Number.isInteger(number.value)) throw new ValueError();
    return Number(toPythonInt(number));
  } catch (error) {
    if (!(error instanceof ValueError) && !(error instanceof TypeError)) throw error;
    throw new PageNotAnInteger(message);
  }
}

export type Page = InstanceType<ExportsOf<typeof paginator>["Page"]>;

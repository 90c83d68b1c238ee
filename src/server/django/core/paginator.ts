/** Mirrors django/core/paginator.py (5.2). */
import { Exception, TypeError, ValueError } from "../../../python/errors.ts";
import { items } from "../../../python/iteration.ts";
import type { ExportsOf } from "../../../python/module-definition.ts";
import { toPythonInt } from "../../../python/numbers.ts";
import { py, pyclass, PyObject } from "../../../python/objects.ts";
import { str } from "../../../python/operations.ts";
import { lengthOf } from "../../../python/protocols.ts";
import { getItem, Slice } from "../../../python/subscripts.ts";
import { Float, type Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { QuerySet } from "../db/models/query.ts";
import { translation } from "../utils/translation.ts";

@pyclass("django.core.paginator.InvalidPage")
export class InvalidPage extends Exception {}

@pyclass("django.core.paginator.PageNotAnInteger")
export class PageNotAnInteger extends InvalidPage {}

@pyclass("django.core.paginator.EmptyPage")
export class EmptyPage extends InvalidPage {}

export const paginator = defineModule("django.core.paginator", async (process) => {
  const { gettext: _ } = await process.load(translation);

  /** A list or a queryset in pages, counted from 1. */
  @pyclass("django.core.paginator.Paginator")
  class Paginator extends PyObject {
    declare object_list: Value;
    declare per_page: number;
    declare orphans: number;
    declare allow_empty_first_page: boolean;
    #count: number | undefined;

    @py("object_list, per_page, orphans=0, allow_empty_first_page=True")
    __init__(list: Value, per_page: Value, orphans: Value = 0, allow_empty: Value = true): void {
      this.object_list = list;
      this.per_page = Number(toPythonInt(per_page));
      this.orphans = Number(toPythonInt(orphans));
      this.allow_empty_first_page = allow_empty !== false;
    }
    /** How many objects there are; in TypeScript `await paginator.count`. */
    get count(): Promise<number> {
      return this.#counted();
    }
    async #counted(): Promise<number> {
      const list = this.object_list;
      this.#count ??= list instanceof QuerySet ? list.count() : await lengthOf(list);
      return this.#count;
    }
    get num_pages(): Promise<number> {
      return this.#pages();
    }
    async #pages(): Promise<number> {
      const count = await this.#counted();
      if (count === 0 && !this.allow_empty_first_page) return 0;
      return Math.ceil(Math.max(1, count - this.orphans) / this.per_page);
    }
    @py("number") async validate_number(number: Value): Promise<number> {
      const page = wholeNumber(number, _("That page number is not an integer"));
      if (page < 1) throw new EmptyPage(_("That page number is less than 1"));
      if (page > (await this.#pages())) throw new EmptyPage(_("That page contains no results"));
      return page;
    }
    /** @throws InvalidPage */
    @py("number") async page(number: Value): Promise<Page> {
      const at = await this.validate_number(number);
      const bottom = (at - 1) * this.per_page;
      const count = await this.#counted();
      const top = bottom + this.per_page + this.orphans >= count ? count : bottom + this.per_page;
      const page = new Page();
      page.__init__(await getItem(this.object_list, new Slice(bottom, top, null)), at, this);
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
    @py() async next_page_number(): Promise<number> {
      return await this.paginator.validate_number(this.number + 1);
    }
    @py() async previous_page_number(): Promise<number> {
      return await this.paginator.validate_number(this.number - 1);
    }
    @py() async __repr__(): Promise<string> {
      return `<Page ${String(this.number)} of ${String(await this.paginator.num_pages)}>`;
    }
  }

  return { Paginator, Page, InvalidPage, PageNotAnInteger, EmptyPage };
});

function wholeNumber(number: Value, message: Value): number {
  try {
    if (number instanceof Float && !Number.isInteger(number.value)) throw new ValueError();
    return Number(toPythonInt(number));
  } catch (error) {
    if (!(error instanceof ValueError) && !(error instanceof TypeError)) throw error;
    throw new PageNotAnInteger(str(message));
  }
}

export type Page = InstanceType<ExportsOf<typeof paginator>["Page"]>;

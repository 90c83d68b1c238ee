/** Mirrors rest_framework/utils/urls.py (3.18). */
import { quotePlus } from "../../django/utils/url-text.ts";

/** Values by parameter. */
type Query = Map<string, readonly string[]>;

/** An address with its query changed; parameters come out sorted by name, as upstream leaves them. */
function withQuery(url: string, change: (query: Query) => void): string {
  const [, before = "", text = "", fragment = ""] =
    /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(url) ?? [];
  const query: Query = new Map();
  for (const [name, value] of new URLSearchParams(text)) {
    query.set(name, [...(query.get(name) ?? []), value]);
  }
  change(query);
  const pairs = [...query]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, values]) => values.map((value) => `${quotePlus(name)}=${quotePlus(value)}`));
  return `${before}${pairs.length === 0 ? "" : `?${pairs.join("&")}`}${fragment}`;
}

/** The address with a parameter set to one value. */
export function replace_query_param(url: string, key: string, value: string): string {
  return withQuery(url, (query) => query.set(key, [value]));
}

/** The address without a parameter. */
export function remove_query_param(url: string, key: string): string {
  return withQuery(url, (query) => query.delete(key));
}

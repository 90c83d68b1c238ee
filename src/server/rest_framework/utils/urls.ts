/** Mirrors rest_framework/utils/urls.py (3.18). */

type Pairs = [string, string][];

/** An address with its query changed; pairs come out sorted by name, as upstream leaves them. */
function withQuery(url: string, change: (pairs: Pairs) => Pairs): string {
  const [, before = "", query = "", fragment = ""] =
    /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(url) ?? [];
  const pairs = change([...new URLSearchParams(query)]);
  pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const text = new URLSearchParams(pairs).toString();
  return `${before}${text === "" ? "" : `?${text}`}${fragment}`;
}

/** The address with a parameter set to one value. */
export function replace_query_param(url: string, key: string, value: string): string {
  return withQuery(url, (pairs) => {
    const first = pairs.findIndex(([name]) => name === key);
    const rest = pairs.filter(([name]) => name !== key);
    rest.splice(first === -1 ? rest.length : first, 0, [key, value]);
    return rest;
  });
}

/** The address without a parameter. */
export function remove_query_param(url: string, key: string): string {
  return withQuery(url, (pairs) => pairs.filter(([name]) => name !== key));
}

/** Mirrors rest_framework/utils/html.py (3.18): lists and dictionaries in the names of form fields. */
import { Dict, type Value } from "../../python/values.ts";
import { MultiValueDict } from "../django/utils/datastructures.ts";

const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Items of `prefix[0]`, `prefix[1]key` …, by their numbers; null where there are none. */
export function parse_html_list(dictionary: MultiValueDict, prefix = ""): Value[] | null {
  const pattern = new RegExp(`^${literally(prefix)}\\[([0-9]+)\\](.*)$`);
  const found = new Map<number, Value>();
  for (const [name, value] of dictionary) {
    const [, number, key] = pattern.exec(String(name)) ?? [];
    if (number === undefined || key === undefined) continue;
    const index = Number(number);
    const item = found.get(index);
    if (key === "") found.set(index, value);
    else if (item instanceof Dict) item.set(key, value);
    else found.set(index, new MultiValueDict([[key, [value]]]));
  }
  if (found.size === 0) return null;
  return [...found].sort(([a], [b]) => a - b).map(([, item]) => item);
}

/** What `prefix.key` names; null where nothing does. */
export function parse_html_dict(dictionary: MultiValueDict, prefix: string): MultiValueDict | null {
  const found = new MultiValueDict();
  for (const [name, list] of dictionary.keyLists()) {
    const text = String(name);
    const key = text.startsWith(`${prefix}.`) ? text.slice(prefix.length + 1) : "";
    if (key !== "") found.setlist(key, list);
  }
  return found.size === 0 ? null : found;
}

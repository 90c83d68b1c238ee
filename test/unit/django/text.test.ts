// What Django 5.2.18 and CPython 3.11.2 themselves give for these inputs is in recorded.json.
import { describe, expect, it } from "vitest";
import { make } from "../../../src/python/objects.ts";
import { parse_cookie } from "../../../src/server/django/http/cookie.ts";
import { query_dict } from "../../../src/server/django/http/query-dict.ts";
import { split_domain_port } from "../../../src/server/django/http/request.ts";
import { response } from "../../../src/server/django/http/response.ts";
import { escape_uri_path, iri_to_uri } from "../../../src/server/django/utils/encoding.ts";
import {
  is_same_domain,
  parse_etags,
  parse_header_parameters,
  parse_http_date_safe,
  url_has_allowed_host_and_scheme,
} from "../../../src/server/django/utils/http.ts";
import { md5 } from "../../../src/server/django/utils/md5.ts";
import { normalize } from "../../../src/server/django/utils/regex_helper.ts";
import { parseAcceptLanguage } from "../../../src/server/django/utils/translation.ts";
import { unquote, urljoin, utf8Bytes } from "../../../src/server/django/utils/url-text.ts";
import recorded from "./recorded.json";
import { TestProcess } from "./support/process.ts";

type Rows = readonly (readonly unknown[])[];
const rows = (name: keyof typeof recorded): Rows => recorded[name];

/** "%(name)s" for the places of a possibility, as Django writes them. */
function shown(pattern: string): unknown[] {
  return normalize(pattern).map(({ parts, params }) => [
    parts.map((part) => (typeof part === "string" ? part : `%(${part.param})s`)).join(""),
    params,
  ]);
}

const FUNCTIONS: Partial<Record<keyof typeof recorded, (...given: string[]) => unknown>> = {
  normalize: (pattern = "") => shown(pattern),
  iri: (text = "") => iri_to_uri(text),
  path: (text = "") => escape_uri_path(text),
  same: (host = "", pattern = "") => is_same_domain(host, pattern),
  host: (host = "") => Object.values(split_domain_port(host)),
  params: (line = "") => {
    const { value, params } = parse_header_parameters(line);
    return [value, Object.fromEntries(params)] as const;
  },
  allowed: (url = "") => url_has_allowed_host_and_scheme(url, new Set(["h"])),
  date: (text = "") => parse_http_date_safe(text, Date.UTC(2026, 0, 15) / 1000),
  etags: (text = "") => parse_etags(text),
  accept: (header = "") => parseAcceptLanguage(header),
  cookie: (header = ""): unknown => Object.fromEntries([...parse_cookie(header)]),
  urljoin: (base = "", url = "") => urljoin(base, url),
  unquote: (text = "") => unquote(text),
};

describe.each(Object.entries(FUNCTIONS))("%s", (name, run) => {
  it.each(rows(name as keyof typeof recorded))("%j", (...row) => {
    expect(run(...(row.slice(0, -1) as string[]))).toEqual(row.at(-1));
  });
});

it("writes cookies as http.cookies does", async () => {
  const process = await TestProcess.withSettings({});
  const { HttpResponse } = await process.load(response);
  for (const [value, written] of rows("setcookie")) {
    const answer = make(HttpResponse);
    answer.set_cookie("k", value as string);
    expect(answer.cookies.__getitem__("k").OutputString()).toBe(written);
  }
});

it("reads and writes query strings", async () => {
  const process = await TestProcess.withSettings({});
  const { QueryDict } = await process.load(query_dict);
  for (const [query, lists, encoded] of rows("qd")) {
    const dict = make(QueryDict, query as string);
    expect([...dict.keyLists()]).toEqual(lists);
    expect(dict.urlencode()).toBe(encoded);
    expect(() => {
      dict.__setitem__("a", "b");
    }).toThrow("This QueryDict instance is immutable");
  }
});

it("computes MD5", () => {
  expect(md5(utf8Bytes(""))).toBe("d41d8cd98f00b204e9800998ecf8427e");
  expect(md5(utf8Bytes("The quick brown fox jumps over the lazy dog"))).toBe(
    "9e107d9d372bb6826bd81d3542a419d6",
  );
  expect(md5(utf8Bytes("a".repeat(119)))).toBe("8a7bd0732ed6a28ce75f6dabc90e1613");
});

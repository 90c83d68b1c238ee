import { expect, test } from "vitest";
import { search_smart_split } from "../../../src/server/rest_framework/filters.ts";

// As DRF 3.18.3 itself splits them.
test.each<[string, string[]]>([
  ["king it", ["king", "it"]],
  ["king,it", ["king", "it"]],
  [",a,,b,", ["a", "b"]],
  ['"jane austen",per', ['"jane austen"', "per"]],
  ['"', [""]],
  ["'a \"b'", ['a "b']],
  ['"a \\"b\\""', ['a "b"']],
  ["'a \\\"b'", ['a \\"b']],
  ['x"y z"w', ['x"y z"w']],
  ['"open end', ['"open', "end"]],
  ['"a\\\\b"', ["a\\b"]],
])("the search %s has the terms %j", (search, terms) => {
  expect(search_smart_split(search)).toEqual(terms);
});

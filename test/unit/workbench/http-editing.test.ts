import { CompletionContext } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { httpCompletions } from "../../../src/workbench/request/http-completions.ts";
import { httpLanguage } from "../../../src/workbench/request/http-language.ts";

/** The words the language names, as "name:text". */
function named(doc: string): string[] {
  const state = EditorState.create({ doc, extensions: [httpLanguage] });
  const found: string[] = [];
  syntaxTree(state).iterate({
    enter: ({ name, from, to }) => {
      if (name !== "Document") found.push(`${name}:${doc.slice(from, to)}`);
    },
  });
  return found;
}

describe("the request language", () => {
  it("names the parts of a request", () => {
    expect(
      named(
        '# @name login\nPOST http://127.0.0.1:8000/a/ HTTP/1.1\nContent-Type: application/json\n\n{"a": "{{b}}", "n": 1}\n',
      ),
    ).toEqual([
      "comment:# @name login",
      "keyword:POST",
      "url:http://127.0.0.1:8000/a/",
      "meta:HTTP/1.1",
      "propertyName:Content-Type",
      'propertyName:"a"',
      'string:"',
      "placeholder:{{b}}",
      'string:"',
      'propertyName:"n"',
      "number:1",
    ]);
  });

  it("begins anew after ###, and takes a variable as the whole address", () => {
    expect(named("GET {{url}}\nAccept: text/html\n\nbody\n### next\n@host = x\nGET /b")).toEqual([
      "keyword:GET",
      "placeholder:{{url}}",
      "propertyName:Accept",
      "heading:### next",
      "definition:@host",
      "keyword:GET",
      "url:/b",
    ]);
  });
});

describe("completion", () => {
  const source = httpCompletions(() => ({
    paths: ["/api-jwt/", "/api/books/"],
    variables: [{ name: "access", value: "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.x.y" }],
  }));
  /** Completes where `|` stands. */
  function complete(text: string, explicit = false): string[] {
    const state = EditorState.create({ doc: text.replace("|", "") });
    const result = source(new CompletionContext(state, text.indexOf("|"), explicit));
    return result?.options.map(({ label }) => label) ?? [];
  }

  it.each([
    ["PO|", "POST"],
    ["GET htt|", "http://127.0.0.1:8000/api-jwt/"],
    ["GET /\nAuth|", "Authorization"],
    ["GET /\nAuthorization: |", "Bearer {{access}}"],
    ["GET /\ncontent-type: |", "application/json"],
    ["GET /\nAuthorization: Bearer {{ac|", "access"],
    ['POST /\nA: b\n\n{"refresh": "{{|', "access"],
  ])("in %j offers %s", (text, label) => {
    expect(complete(text)).toContain(label);
  });

  it.each(['POST /\nA: b\n\n{"a|', "|"])("in %j offers nothing", (text) => {
    expect(complete(text)).toEqual([]);
  });
});

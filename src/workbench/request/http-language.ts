import { StreamLanguage, type StringStream } from "@codemirror/language";
import { tags } from "@lezer/highlight";

/** Which part of a request a line belongs to. */
type Part = "start" | "headers" | "body";

interface Place {
  part: Part;
  /** Inside a JSON string that began on this line. */
  string: boolean;
}

/** Coloured as a unit wherever it stands, also inside a JSON string. */
function variable(stream: StringStream): boolean {
  return stream.match(/^\{\{[^}\n]*\}\}/) !== null;
}

function startLine(stream: StringStream, place: Place): string | null {
  if (stream.sol()) {
    if (stream.match(/^@[\w-]+(?=\s*=)/) !== null) return "definition";
    if (stream.match(/^[A-Za-z]+(?=\s)/) !== null) return "keyword";
  }
  if (stream.match(/^HTTP\/[\d.]+\s*$/) !== null) {
    place.part = "headers";
    return "meta";
  }
  stream.next();
  stream.match(/^(?:(?!\{\{)[^\s])+/);
  if (stream.eol() && !stream.string.startsWith("@")) place.part = "headers";
  return stream.string.startsWith("@") ? null : "url";
}

function headerLine(stream: StringStream): string | null {
  if (stream.sol() && stream.match(/^[^\s:]+(?=\s*:)/) !== null) return "propertyName";
  stream.next();
  stream.match(/^(?:(?!\{\{).)+/);
  return null;
}

function bodyText(stream: StringStream, place: Place): string | null {
  if (place.string) {
    stream.match(/^(?:\\.|(?!\{\{)[^"\\])+/);
    if (stream.eat('"') !== undefined || stream.eol()) place.string = false;
    else if (stream.peek() === "\\") stream.next();
    return "string";
  }
  if (stream.match(/^"(?:\\.|[^"\\])*"(?=\s*:)/) !== null) return "propertyName";
  if (stream.eat('"') !== undefined) {
    place.string = !stream.eol();
    return "string";
  }
  if (stream.match(/^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?\b/) !== null) return "number";
  if (stream.match(/^(?:true|false|null)\b/) !== null) return "atom";
  stream.next();
  return null;
}

/**
 * The request document: `###` between requests, `# @name x` and comments, `@host = …`, a request line, headers, an empty line,
 * a body coloured as JSON, and `{{variables}}` anywhere.
 */
export const httpLanguage = StreamLanguage.define<Place>({
  name: "http",
  startState: () => ({ part: "start", string: false }),
  copyState: (place) => ({ ...place }),
  blankLine(place) {
    if (place.part === "headers") place.part = "body";
    place.string = false;
  },
  token(stream, place) {
    if (stream.sol()) {
      place.string = false;
      if (stream.match(/^###.*/) !== null) {
        place.part = "start";
        return "heading";
      }
      if (place.part !== "body" && stream.match(/^(?:#|\/\/).*/) !== null) return "comment";
      if (place.part === "headers" && stream.match(/^\s*$/) !== null) {
        place.part = "body";
        return null;
      }
    }
    if (variable(stream)) {
      if (place.part === "start" && stream.eol() && !stream.string.startsWith("@")) {
        place.part = "headers";
      }
      return "placeholder";
    }
    if (stream.eatSpace()) return null;
    if (place.part === "start") return startLine(stream, place);
    return place.part === "headers" ? headerLine(stream) : bodyText(stream, place);
  },
  tokenTable: {
    placeholder: tags.special(tags.variableName),
    definition: tags.definition(tags.variableName),
    url: tags.url,
    heading: tags.heading,
  },
  languageData: { commentTokens: { line: "#" } },
});

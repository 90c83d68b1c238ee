/** Mirrors rest_framework/utils/mediatypes.py (3.18). */
import { parse_header_parameters } from "../django/utils/http.ts";

/** A media type taken apart, e.g. "application/json; indent=4". */
export class MediaType {
  readonly original: string;
  readonly full: string;
  readonly main: string;
  readonly sub: string;
  readonly params: ReadonlyMap<string, string>;

  constructor(text: string) {
    this.original = text;
    const { value, params } = parse_header_parameters(text);
    this.full = value;
    this.params = params;
    const slash = value.indexOf("/");
    this.main = slash === -1 ? value : value.slice(0, slash);
    this.sub = slash === -1 ? "" : value.slice(slash + 1);
  }

  /** Whether this one satisfies another, as a renderer's type satisfies one of Accept. */
  matches(other: MediaType): boolean {
    for (const [key, value] of this.params) {
      if (key !== "q" && other.params.get(key) !== value) return false;
    }
    if (this.sub !== "*" && other.sub !== "*" && other.sub !== this.sub) return false;
    return this.main === "*" || other.main === "*" || other.main === this.main;
  }

  /** 0 where all is taken, 1 for type/*, 2 for type/subtype, 3 with parameters. */
  get precedence(): number {
    if (this.main === "*") return 0;
    if (this.sub === "*") return 1;
    return [...this.params.keys()].every((key) => key === "q") ? 2 : 3;
  }

  toString(): string {
    const params = [...this.params].map(([key, value]) => `; ${key}=${value}`).join("");
    return `${this.main}/${this.sub}${params}`;
  }
}

export function mediaTypeMatches(lhs: string, rhs: string): boolean {
  return new MediaType(lhs).matches(new MediaType(rhs));
}

/** Media types in groups, the most specific group first. */
export function orderByPrecedence(types: readonly string[]): string[][] {
  const groups: string[][] = [[], [], [], []];
  for (const type of types) groups[3 - new MediaType(type).precedence]?.push(type);
  return groups.filter((group) => group.length > 0);
}

/** Mirrors the MediaType of django/http/request.py (5.2). */
import { py, pyclass, PyObject } from "../../../python/objects.ts";
import { Dict } from "../../../python/values.ts";
import { parse_header_parameters } from "../utils/http.ts";

/** One media type of an Accept header, e.g. `text/html;q=0.9`. */
@pyclass("django.http.request.MediaType")
export class MediaType extends PyObject {
  readonly main_type: string;
  readonly sub_type: string;
  readonly params: Dict<string>;

  constructor(line: string) {
    super();
    const { value, params } = parse_header_parameters(line);
    const slash = value.indexOf("/");
    this.main_type = slash < 0 ? value : value.slice(0, slash);
    this.sub_type = slash < 0 ? "" : value.slice(slash + 1);
    this.params = new Dict(params);
  }

  get quality(): number {
    const quality = Number(this.params.get("q") ?? 1);
    return quality >= 0 && quality <= 1 ? Math.round(quality * 1000) / 1000 : 1;
  }

  get specificity(): number {
    if (this.main_type === "*") return 0;
    if (this.sub_type === "*") return 1;
    return this.rangeParams().size === 0 ? 2 : 3;
  }

  rangeParams(): Map<string, string> {
    return new Map(
      [...this.params]
        .filter(([name]) => name !== "q")
        .map(([name, v]) => [String(name), v] as const),
    );
  }

  /** Whether a media type that can be sent is one this range takes, or the other way round. */
  match(other: MediaType): boolean {
    const pairs = [
      [this.main_type, other.main_type],
      [this.sub_type, other.sub_type],
    ] as const;
    if (pairs.flat().some((part) => part === "")) return false;
    if (pairs.some(([a, b]) => a !== b && a !== "*" && b !== "*")) return false;
    const [mine, theirs] = [this.rangeParams(), other.rangeParams()];
    if (mine.size > 0 === theirs.size > 0) {
      return (
        mine.size === theirs.size && [...mine].every(([name, value]) => theirs.get(name) === value)
      );
    }
    return mine.size > 0;
  }

  @py() __str__(): string {
    const params = [...this.params].map(([name, value]) => `; ${String(name)}=${value}`).join("");
    return `${this.main_type}${this.sub_type === "" ? "" : `/${this.sub_type}`}${params}`;
  }
}

/** The media types of an Accept header that are wanted at all, most wanted first. */
export function acceptedTypes(header: string): MediaType[] {
  return header
    .split(",")
    .filter((part) => part.trim() !== "")
    .map((part) => new MediaType(part))
    .filter((type) => type.quality !== 0)
    .sort((a, b) => b.quality - a.quality || b.specificity - a.specificity);
}

/** The entry of `accepted` that speaks for a media type, the most specific one. */
export function acceptedType(accepted: readonly MediaType[], media_type: string): MediaType | null {
  const wanted = new MediaType(media_type);
  const byPrecedence = [...accepted].sort(
    (a, b) => b.specificity - a.specificity || b.quality - a.quality,
  );
  return byPrecedence.find((type) => wanted.match(type)) ?? null;
}

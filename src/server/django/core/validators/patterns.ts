/** Mirrors the first half of django/core/validators.py (5.2): texts that must match a pattern. */
import { TypeError, ValueError } from "../../../../python/errors.ts";
import { native, py, pyclass, PyObject } from "../../../../python/objects.ts";
import { equals, iterate, str, truthy } from "../../../../python/operations.ts";
import { translatePattern } from "../../../../python/stdlib/pattern.ts";
import { Dict, type Value } from "../../../../python/values.ts";
import { deconstructible } from "../../utils/deconstruct.ts";
import { validationError } from "../exceptions.ts";
import { is_valid_ipv4_address, is_valid_ipv6_address } from "../../utils/ipv6.ts";

const MODULE = "django.core.validators";
const [IGNORECASE, MULTILINE, DOTALL, VERBOSE, ASCII] = [2, 8, 16, 64, 256] as const;

/** A compiled pattern of Python's `re`, as far as a validator needs it. */
interface Pattern {
  readonly pattern: string;
  search?(text: string): unknown;
}

/** A Python pattern and flags of `re` for a test in JavaScript, from nowhere in particular. @throws NotSimulated */
export function pythonPattern(source: string, flags = 0): RegExp {
  const has = (flag: number): boolean => (flags & flag) !== 0;
  const { source: translated, flags: letters } = translatePattern(source, {
    ignoreCase: has(IGNORECASE),
    multiline: has(MULTILINE),
    dotAll: has(DOTALL),
    verbose: has(VERBOSE),
    ascii: has(ASCII),
  });
  return new RegExp(translated, letters.replace("g", ""));
}

@deconstructible()
@pyclass(`${MODULE}.RegexValidator`)
export class RegexValidator extends PyObject {
  declare given: {
    regex?: Value;
    message?: Value;
    code?: Value;
    inverse_match?: Value;
    flags?: Value;
  };

  get regex(): Value {
    return this.given?.regex ?? "";
  }
  get message(): Value {
    return this.given?.message ?? "Enter a valid value.";
  }
  get code(): Value {
    return this.given?.code ?? "invalid";
  }
  get inverse_match(): Value {
    return this.given?.inverse_match ?? false;
  }
  get flags(): Value {
    return this.given?.flags ?? 0;
  }

  @py("regex=None, message=None, code=None, inverse_match=None, flags=None")
  __init__(
    regex?: Value,
    message?: Value,
    code?: Value,
    inverse_match?: Value,
    flags?: Value,
  ): void {
    this.given = {};
    for (const [key, value] of Object.entries({ regex, message, code, inverse_match, flags })) {
      if (value !== undefined && value !== null)
        this.given[key as keyof RegexValidator["given"]] = value;
    }
    if (truthy(this.flags) && typeof this.regex !== "string") {
      throw new TypeError("If the flags are set, regex must be a regular expression string.");
    }
  }

  @py("value") __call__(value: Value): void | Promise<void> {
    const text = str(value);
    const { regex } = this;
    const found =
      typeof regex === "string"
        ? pythonPattern(regex, Number(this.flags)).test(text)
        : regex instanceof RegExp
          ? regex.test(text)
          : truthy((regex as Pattern).search?.(text) as Value);
    if (found === truthy(this.inverse_match)) {
      throw validationError(this.message, this.code, Dict.from({ value }));
    }
  }

  @py("other") __eq__(other: Value): boolean {
    return (
      other instanceof RegexValidator &&
      patternText(other.regex) === patternText(this.regex) &&
      equals(other.message, this.message) &&
      equals(other.code, this.code) &&
      equals(other.inverse_match, this.inverse_match)
    );
  }
}

function patternText(regex: Value): string {
  if (typeof regex === "string") return regex;
  return regex instanceof RegExp ? regex.source : str((regex as Pattern).pattern);
}

const LETTERS = "a-z\\u00a1-\\uffff0-9";
const HOSTNAME = `[${LETTERS}](?:[${LETTERS}-]{0,61}[${LETTERS}])?`;
const DOMAIN = `(?:\\.(?!-)[${LETTERS}-]{1,63}(?<!-))*`;
const TOP_LEVEL = `\\.(?!-)(?:[a-z\\u00a1-\\uffff-]{2,63}|xn--[a-z0-9]{1,59})(?<!-)`;
const BYTE = "(?:0|25[0-5]|2[0-4][0-9]|1[0-9]?[0-9]?|[1-9][0-9]?)";
const URL = new RegExp(
  `^(?:[a-z0-9.+-]*)://(?:[^\\s:@/]+(?::[^\\s:@/]*)?@)?` +
    `(?:${BYTE}(?:\\.${BYTE}){3}|\\[[0-9a-f:.]+\\]|(${HOSTNAME}${DOMAIN}${TOP_LEVEL}\\.?|localhost))` +
    `(?::[0-9]{1,5})?(?:[/?#][^\\s]*)?$`,
  "i",
);
const DOMAIN_NAME = new RegExp(`^${HOSTNAME}${DOMAIN}${TOP_LEVEL}\\.?$`, "i");
const MAIL_DOMAIN = new RegExp(`^${HOSTNAME}${DOMAIN}${TOP_LEVEL}$`, "i");
const MAIL_USER =
  /^[-!#$%&'*+/=?^_`{}|~0-9A-Z]+(\.[-!#$%&'*+/=?^_`{}|~0-9A-Z]+)*$|^"([\x01-\x08\x0b\x0c\x0e-\x1f!#-[\]-\x7f]|\\[\x01-\x09\x0b\x0c\x0e-\x7f])*"$/i;

@pyclass(`${MODULE}.DomainNameValidator`)
export class DomainNameValidator extends RegexValidator {
  override get message(): Value {
    return this.given?.message ?? "Enter a valid domain name.";
  }
  @py("value") override __call__(value: Value): void {
    if (typeof value === "string" && value.length <= 255 && DOMAIN_NAME.test(value)) return;
    throw validationError(this.message, this.code, Dict.from({ value }));
  }
}

@pyclass(`${MODULE}.URLValidator`)
export class URLValidator extends RegexValidator {
  declare schemes: Value;
  override get message(): Value {
    return this.given?.message ?? "Enter a valid URL.";
  }
  // URLValidator takes the schemes first.
  @py("schemes=None, message=None, code=None")
  override __init__(schemes?: Value, message?: Value, code?: Value): void {
    super.__init__(undefined, message, code);
    this.schemes = schemes ?? ["http", "https", "ftp", "ftps"];
  }
  @py("value") override __call__(value: Value): void {
    if (
      typeof value === "string" &&
      value.length <= 2048 &&
      !/[\t\r\n]/.test(value) &&
      this.#fits(value)
    )
      return;
    throw validationError(this.message, this.code, Dict.from({ value }));
  }
  #fits(url: string): boolean {
    const scheme = (url.split("://")[0] ?? "").toLowerCase();
    if (!iterate(this.schemes).some((one) => one === scheme) || !URL.test(url)) return false;
    const host = /^[^:]*:\/\/([^/?#]*)/.exec(url)?.[1]?.replace(/^.*@/, "") ?? "";
    const bracketed = /^\[(.+)\](?::[0-9]{1,5})?$/.exec(host)?.[1];
    if (bracketed !== undefined) return is_valid_ipv6_address(bracketed);
    return host.replace(/:\d*$/, "").length <= 253;
  }
}

@deconstructible()
@pyclass(`${MODULE}.EmailValidator`)
export class EmailValidator extends PyObject {
  declare message: Value;
  declare code: Value;
  declare domain_allowlist: Value;

  @py("message=None, code=None, allowlist=None")
  __init__(message: Value = null, code: Value = null, allowlist: Value = null): void {
    this.message = message ?? "Enter a valid email address.";
    this.code = code ?? "invalid";
    this.domain_allowlist = allowlist ?? ["localhost"];
  }

  @py("value") __call__(value: Value): void {
    const text = truthy(value) ? str(value) : "";
    const at = text.lastIndexOf("@");
    const [user, domain] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
    const allowed = (): boolean =>
      iterate(this.domain_allowlist).some((one) => one === domain) || isMailDomain(domain);
    if (at >= 0 && [...text].length <= 320 && MAIL_USER.test(user) && allowed()) return;
    throw validationError(this.message, this.code, Dict.from({ value }));
  }

  @py("other") __eq__(other: Value): boolean {
    return (
      other instanceof EmailValidator &&
      equals(other.message, this.message) &&
      equals(other.code, this.code)
    );
  }
}

function isMailDomain(domain: string): boolean {
  if (MAIL_DOMAIN.test(domain)) return true;
  const literal = /^\[([A-F0-9:.]+)\]$/i.exec(domain)?.[1];
  return (
    literal !== undefined && (is_valid_ipv4_address(literal) || is_valid_ipv6_address(literal))
  );
}

function addressValidator(
  protocol: string,
  fits: (text: string) => boolean,
): (value: Value) => void {
  return (value) => {
    if (typeof value === "string" && fits(value)) return;
    throw validationError(
      "Enter a valid %(protocol)s address.",
      "invalid",
      Dict.from<Value>({ protocol, value }),
    );
  };
}
export const validate_ipv4_address = native(
  "value",
  addressValidator("IPv4", is_valid_ipv4_address),
  "validate_ipv4_address",
);
export const validate_ipv6_address = native(
  "value",
  addressValidator("IPv6", is_valid_ipv6_address),
  "validate_ipv6_address",
);
export const validate_ipv46_address = native(
  "value",
  addressValidator(
    "IPv4 or IPv6",
    (text) => is_valid_ipv4_address(text) || is_valid_ipv6_address(text),
  ),
  "validate_ipv46_address",
);

/** @throws ValueError for an unknown protocol */
export function ip_address_validators(protocol: string, unpack_ipv4: boolean): Value[] {
  if (protocol !== "both" && unpack_ipv4) {
    throw new ValueError("You can only use `unpack_ipv4` if `protocol` is set to 'both'");
  }
  const known: Readonly<Record<string, Value>> = {
    both: validate_ipv46_address,
    ipv4: validate_ipv4_address,
    ipv6: validate_ipv6_address,
  };
  const found = known[protocol.toLowerCase()];
  if (found) return [found];
  throw new ValueError(
    `The protocol '${protocol}' is unknown. Supported: ['both', 'ipv4', 'ipv6']`,
  );
}

function regexValidator(regex: string, message: string): RegexValidator {
  const validator = new RegexValidator();
  validator.__init__(regex, message, "invalid");
  return validator;
}

export const integer_validator = regexValidator("^-?\\d+\\Z", "Enter a valid integer.");
export const validate_slug = regexValidator(
  "^[-a-zA-Z0-9_]+\\Z",
  "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
);
export const validate_unicode_slug = regexValidator(
  "^[-\\w]+\\Z",
  "Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens.",
);
export const validate_comma_separated_integer_list = regexValidator(
  "^\\d+(?:,\\d+)*\\Z",
  "Enter only digits separated by commas.",
);

/** A validator for numbers with something between them. */
export function int_list_validator(
  sep = ",",
  message: Value = null,
  code: Value = "invalid",
  negative = false,
): RegexValidator {
  const [sign, between] = [negative ? "(-)?" : "", sep.replaceAll(/[^\w]/g, "\\$&")];
  const validator = new RegexValidator();
  validator.__init__(`^${sign}\\d+(?:${between}${sign}\\d+)*\\Z`, message, code);
  return validator;
}

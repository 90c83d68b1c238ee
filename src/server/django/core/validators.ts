/** Mirrors django/core/validators.py (5.2). */
import { native } from "../../../python/objects.ts";
import { truthy } from "../../../python/operations.ts";
import { Tuple, type Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import {
  BaseValidator,
  DecimalValidator,
  EMPTY_VALUES,
  FileExtensionValidator,
  MaxLengthValidator,
  MaxValueValidator,
  MinLengthValidator,
  MinValueValidator,
  ProhibitNullCharactersValidator,
  StepValueValidator,
} from "./validators/limits.ts";
import {
  DomainNameValidator,
  EmailValidator,
  int_list_validator,
  integer_validator,
  RegexValidator,
  URLValidator,
  validate_comma_separated_integer_list,
  validate_ipv4_address,
  validate_ipv46_address,
  validate_ipv6_address,
  validate_slug,
  validate_unicode_slug,
} from "./validators/patterns.ts";

export const validators = defineModule("django.core.validators", () => {
  const validate_email = new EmailValidator();
  validate_email.__init__();
  const validate_domain_name = new DomainNameValidator();
  validate_domain_name.__init__();
  return {
    EMPTY_VALUES: new Tuple(EMPTY_VALUES),
    BaseValidator,
    DecimalValidator,
    DomainNameValidator,
    EmailValidator,
    FileExtensionValidator,
    MaxLengthValidator,
    MaxValueValidator,
    MinLengthValidator,
    MinValueValidator,
    ProhibitNullCharactersValidator,
    RegexValidator,
    StepValueValidator,
    URLValidator,
    integer_validator,
    int_list_validator: native(
      "sep=',', message=None, code='invalid', allow_negative=False",
      (sep?: string, message?: Value, code?: Value, negative?: Value) =>
        int_list_validator(sep, message ?? null, code ?? "invalid", truthy(negative)),
      "int_list_validator",
    ),
    validate_integer: native(
      "value",
      (value: Value) => {
        void integer_validator.__call__(value);
        return null;
      },
      "validate_integer",
    ),
    validate_email,
    validate_domain_name,
    validate_slug,
    validate_unicode_slug,
    validate_comma_separated_integer_list,
    validate_ipv4_address,
    validate_ipv6_address,
    validate_ipv46_address,
  };
});

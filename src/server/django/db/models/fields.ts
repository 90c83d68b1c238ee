/** The field classes of django.db.models (5.2), by the names they have there. */
import {
  BigAutoField,
  AutoField,
  SmallAutoField,
  BigIntegerField,
  BooleanField,
  DecimalField,
  FloatField,
  IntegerField,
  NullBooleanField,
  PositiveBigIntegerField,
  PositiveIntegerField,
  PositiveSmallIntegerField,
  SmallIntegerField,
} from "./fields/numbers.ts";
import { BinaryField, JSONField, UUIDField } from "./fields/other.ts";
import {
  CharField,
  CommaSeparatedIntegerField,
  EmailField,
  FilePathField,
  GenericIPAddressField,
  SlugField,
  TextField,
  URLField,
} from "./fields/text.ts";
import { DateField, DateTimeField, DurationField, TimeField } from "./fields/temporal.ts";
import { Field } from "./fields/field.ts";
import { ForeignKey, OneToOneField } from "./fields/related.ts";
import { ManyToManyField } from "./fields/many_to_many.ts";
import { NOT_PROVIDED } from "./fields/options.ts";
import { defineModule } from "../../../process.ts";

export const FIELD_CLASSES = {
  AutoField,
  BigAutoField,
  BigIntegerField,
  BinaryField,
  BooleanField,
  CharField,
  CommaSeparatedIntegerField,
  DateField,
  DateTimeField,
  DecimalField,
  DurationField,
  EmailField,
  Field,
  FilePathField,
  FloatField,
  ForeignKey,
  GenericIPAddressField,
  IntegerField,
  JSONField,
  ManyToManyField,
  NullBooleanField,
  OneToOneField,
  PositiveBigIntegerField,
  PositiveIntegerField,
  PositiveSmallIntegerField,
  SlugField,
  SmallAutoField,
  SmallIntegerField,
  TextField,
  TimeField,
  URLField,
  UUIDField,
};

export const models_fields = defineModule(
  "django.db.models.fields",
  () => ({ ...FIELD_CLASSES, NOT_PROVIDED, BLANK_CHOICE_DASH: [["", "---------"]] }),
  "/site-packages/django/db/models/fields/__init__.py",
);

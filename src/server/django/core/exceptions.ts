/** Mirrors django/core/exceptions.py (5.2). */
import { AttributeError, Exception } from "../../../python/errors.ts";
import { py, pyclass } from "../../../python/objects.ts";
import { Dict, type Value } from "../../../python/values.ts";
import { repr, str } from "../../../python/operations.ts";
import { defineModule } from "../../process.ts";
import { interpolate } from "../utils/interpolate.ts";

const MODULE = "django.core.exceptions";

/** The requested model field does not exist. */
@pyclass(`${MODULE}.FieldDoesNotExist`)
export class FieldDoesNotExist extends Exception {}

/** Something of the app registry was used before the applications were loaded. */
@pyclass(`${MODULE}.AppRegistryNotReady`)
export class AppRegistryNotReady extends Exception {}

@pyclass(`${MODULE}.ObjectDoesNotExist`)
export class ObjectDoesNotExist extends Exception {
  get silent_variable_failure(): boolean {
    return true;
  }
}

@pyclass(`${MODULE}.ObjectNotUpdated`)
export class ObjectNotUpdated extends Exception {}

@pyclass(`${MODULE}.MultipleObjectsReturned`)
export class MultipleObjectsReturned extends Exception {}

/** The client did something suspicious; answered with 400. */
@pyclass(`${MODULE}.SuspiciousOperation`)
export class SuspiciousOperation extends Exception {}

@pyclass(`${MODULE}.SuspiciousMultipartForm`)
export class SuspiciousMultipartForm extends SuspiciousOperation {}

@pyclass(`${MODULE}.SuspiciousFileOperation`)
export class SuspiciousFileOperation extends SuspiciousOperation {}

/** The Host header is none of ALLOWED_HOSTS. */
@pyclass(`${MODULE}.DisallowedHost`)
export class DisallowedHost extends SuspiciousOperation {}

@pyclass(`${MODULE}.DisallowedRedirect`)
export class DisallowedRedirect extends SuspiciousOperation {}

@pyclass(`${MODULE}.TooManyFieldsSent`)
export class TooManyFieldsSent extends SuspiciousOperation {}

@pyclass(`${MODULE}.TooManyFilesSent`)
export class TooManyFilesSent extends SuspiciousOperation {}

@pyclass(`${MODULE}.RequestDataTooBig`)
export class RequestDataTooBig extends SuspiciousOperation {}

@pyclass(`${MODULE}.RequestAborted`)
export class RequestAborted extends Exception {}

/** The request is malformed; answered with 400. */
@pyclass(`${MODULE}.BadRequest`)
export class BadRequest extends Exception {}

/** Answered with 403. */
@pyclass(`${MODULE}.PermissionDenied`)
export class PermissionDenied extends Exception {}

@pyclass(`${MODULE}.ViewDoesNotExist`)
export class ViewDoesNotExist extends Exception {}

/** Raised by a middleware's `__init__` to be left out of the chain. */
@pyclass(`${MODULE}.MiddlewareNotUsed`)
export class MiddlewareNotUsed extends Exception {}

@pyclass(`${MODULE}.ImproperlyConfigured`)
export class ImproperlyConfigured extends Exception {}

@pyclass(`${MODULE}.FieldError`)
export class FieldError extends Exception {}

@pyclass(`${MODULE}.EmptyResultSet`)
export class EmptyResultSet extends Exception {}

@pyclass(`${MODULE}.FullResultSet`)
export class FullResultSet extends Exception {}

@pyclass(`${MODULE}.SynchronousOnlyOperation`)
export class SynchronousOnlyOperation extends Exception {}

/** The key under which errors of no single field stand. */
export const NON_FIELD_ERRORS = "__all__";

/**
 * One message, a list of errors, or a dictionary field → errors. Which of the three it is shows in what it has:
 * `message`, only `error_list`, or `error_dict`.
 */
@pyclass(`${MODULE}.ValidationError`)
export class ValidationError extends Exception {
  declare ownMessage: Value | undefined;
  declare code: Value;
  declare params: Value;
  declare error_list: ValidationError[];
  declare error_dict: Dict<ValidationError[]> | undefined;

  @py("message, code=None, params=None")
  override __init__(message: Value, code: Value = null, params: Value = null): void {
    this.args = [message, code, params];
    if (message instanceof ValidationError) {
      if (message.error_dict) message = message.error_dict;
      else if (message.ownMessage === undefined) message = message.error_list;
      else [message, code, params] = [message.ownMessage, message.code, message.params];
    }
    if (message instanceof Dict) this.#fromDict(message);
    else if (Array.isArray(message)) this.#fromList(message as Value[]);
    else {
      this.ownMessage = message;
      Object.defineProperty(this, "message", {
        value: message,
        writable: true,
        configurable: true,
        enumerable: true,
      });
      this.code = code;
      this.params = params;
      this.error_list = [this];
    }
  }

  #fromDict(errors: Dict): void {
    this.error_dict = new Dict();
    for (const [field, messages] of errors) {
      const error = messages instanceof ValidationError ? messages : validationError(messages);
      this.error_dict.set(field, error.error_list);
    }
  }

  #fromList(errors: readonly Value[]): void {
    this.error_list = [];
    for (const item of errors) {
      const error = item instanceof ValidationError ? item : validationError(item);
      if (error.error_dict)
        for (const list of error.error_dict.values()) this.error_list.push(...list);
      else this.error_list.push(...error.error_list);
    }
  }

  get message_dict(): Dict<string[]> {
    if (!this.error_dict)
      throw new AttributeError("'ValidationError' object has no attribute 'error_dict'");
    return this.asDict(this.error_dict);
  }

  get messages(): string[] {
    if (this.error_dict) return [...this.asDict(this.error_dict).values()].flat();
    return this.error_list.map((error) => error.text());
  }

  @py("error_dict")
  update_error_dict(errors: Dict<ValidationError[]>): Dict<ValidationError[]> {
    const into = (field: Value, list: readonly ValidationError[]): void => {
      errors.set(field, [...(errors.get(field) ?? []), ...list]);
    };
    if (this.error_dict) for (const [field, list] of this.error_dict) into(field, list);
    else into(NON_FIELD_ERRORS, this.error_list);
    return errors;
  }

  @py() __iter__(): IterableIterator<Value> {
    return this.messages[Symbol.iterator]();
  }

  @py() __str__(): string {
    return repr(this.error_dict ? this.asDict(this.error_dict) : this.messages);
  }

  @py() __repr__(): string {
    return `ValidationError(${this.__str__()})`;
  }

  /** The one message with its parameters filled in. */
  text(): string {
    const message = str(this.ownMessage ?? "");
    return this.params instanceof Dict && this.params.size > 0
      ? interpolate(message, this.params)
      : message;
  }

  asDict(errors: Dict<ValidationError[]>): Dict<string[]> {
    return new Dict(
      [...errors].map(([field, list]) => [field, list.map((error) => error.text())] as const),
    );
  }
}

/** `ValidationError(message, code, params)` */
export function validationError(
  message: Value,
  code: Value = null,
  params: Value = null,
): ValidationError {
  const error = new ValidationError();
  error.__init__(message, code, params);
  return error;
}

export const exceptions = defineModule(MODULE, () => ({
  FieldDoesNotExist,
  AppRegistryNotReady,
  ObjectDoesNotExist,
  ObjectNotUpdated,
  MultipleObjectsReturned,
  SuspiciousOperation,
  SuspiciousMultipartForm,
  SuspiciousFileOperation,
  DisallowedHost,
  DisallowedRedirect,
  TooManyFieldsSent,
  TooManyFilesSent,
  RequestDataTooBig,
  RequestAborted,
  BadRequest,
  PermissionDenied,
  ViewDoesNotExist,
  MiddlewareNotUsed,
  ImproperlyConfigured,
  FieldError,
  NON_FIELD_ERRORS,
  ValidationError,
  EmptyResultSet,
  FullResultSet,
  SynchronousOnlyOperation,
}));

/** Mirrors django/contrib/messages (5.2): the middleware and `request._messages`, kept for one response at most. */
import { Exception } from "../../../../python/errors.ts";
import { make, native, py, pyclass, PyObject } from "../../../../python/objects.ts";
import { str } from "../../../../python/operations.ts";
import type { Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { ImproperlyConfigured } from "../../core/exceptions.ts";
import type { HttpRequest } from "../../http/request.ts";
import { deprecation } from "../../utils/deprecation.ts";

/** A message was to be added where the middleware is not installed. */
@pyclass("django.contrib.messages.api.MessageFailure")
export class MessageFailure extends Exception {}

@pyclass("django.contrib.messages.storage.base.Message")
export class Message extends PyObject {
  declare level: number;
  declare message: string;
  declare extra_tags: string;

  @py("level, message, extra_tags=None") __init__(
    level: number,
    message: Value,
    extra_tags: Value = null,
  ): void {
    this.level = level;
    this.message = str(message);
    this.extra_tags = extra_tags === null ? "" : str(extra_tags);
  }
  @py() __str__(): string {
    return this.message;
  }
}

@pyclass("django.contrib.messages.storage.base.BaseStorage")
class Storage extends PyObject {
  readonly queued: Message[] = [];

  @py("level, message, extra_tags=''") add(
    level: number,
    message: Value,
    extra_tags: Value = "",
  ): void {
    if (str(message) !== "") this.queued.push(make(Message, level, message, extra_tags));
  }
  @py() __len__(): number {
    return this.queued.length;
  }
  @py() __iter__(): IterableIterator<Message> {
    return this.queued.splice(0)[Symbol.iterator]();
  }
}

const LEVELS = { DEBUG: 10, INFO: 20, SUCCESS: 25, WARNING: 30, ERROR: 40 } as const;

type WithMessages = HttpRequest & { _messages?: Storage };

export const messages_middleware = defineModule(
  "django.contrib.messages.middleware",
  async (process) => {
    const { MiddlewareMixin } = await process.load(deprecation);

    @pyclass("django.contrib.messages.middleware.MessageMiddleware")
    class MessageMiddleware extends MiddlewareMixin {
      @py("request") process_request(request: WithMessages): Value {
        if (!request.session) {
          throw new ImproperlyConfigured(
            "The session-based temporary message storage requires session middleware to be installed, and come before the " +
              "message middleware in the MIDDLEWARE list.",
          );
        }
        request._messages = new Storage();
        return null;
      }
    }
    return { MessageMiddleware };
  },
);

export const messages = defineModule(
  "django.contrib.messages",
  () => {
    const add = (request: WithMessages, level: number, message: Value): null => {
      if (!request._messages) {
        throw new MessageFailure(
          "You cannot add messages without installing django.contrib.messages.middleware.MessageMiddleware",
        );
      }
      request._messages.add(level, message);
      return null;
    };
    const adder = (name: string, level: number) =>
      native(
        "request, message, extra_tags='', fail_silently=False",
        (request: WithMessages, message: Value) => add(request, level, message),
        name,
      );
    return {
      ...LEVELS,
      MessageFailure,
      add_message: native(
        "request, level, message, extra_tags='', fail_silently=False",
        add,
        "add_message",
      ),
      get_messages: native(
        "request",
        (request: WithMessages) => request._messages ?? [],
        "get_messages",
      ),
      debug: adder("debug", LEVELS.DEBUG),
      info: adder("info", LEVELS.INFO),
      success: adder("success", LEVELS.SUCCESS),
      warning: adder("warning", LEVELS.WARNING),
      error: adder("error", LEVELS.ERROR),
    };
  },
  "/site-packages/django/contrib/messages/__init__.py",
);

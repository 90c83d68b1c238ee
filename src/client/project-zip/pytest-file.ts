import { parseResponse } from "../../http/parse.ts";
import { headerValue } from "../../http/serialize.ts";
import type { Rehearsed } from "../../protocol/messages.ts";
import { reference, type SessionStep } from "./session-steps.ts";

/** Stands for what is different in every run: an id, a moment, a token. */
const ANY = Symbol("any");

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * `test_requests.py`: the session's requests as tests that pass on the real stack.
 * @param once, again answers of two rehearsals that began at different times: what is the same in both is expected
 * @param settings name of the settings module
 */
export function pytestFile(
  steps: readonly SessionStep[],
  once: readonly Rehearsed[],
  again: readonly Rehearsed[],
  settings: string,
): string {
  const cases = steps.map((step, at) => ({
    request: requestLines(step),
    expected: expectedLines(once[at], again[at]),
  }));
  const list = (name: string, entries: readonly string[]): string =>
    `${name} = [\n${entries.map((entry) => `    ${entry},`).join("\n")}\n]\n`;
  return [
    HEAD.replace("@settings@", python(settings)),
    list(
      "REQUESTS",
      cases.map(({ request }) => request),
    ),
    list(
      "EXPECTED",
      cases.map(({ expected }) => expected),
    ),
    TAIL,
  ].join("\n");
}

function requestLines(step: SessionStep): string {
  const { request } = step.exchange;
  const fill = (text: string): string =>
    step.fills.reduce((filled, fillOf) => filled.replaceAll(fillOf.find, reference(fillOf)), text);
  const [head = "", ...rest] = new TextDecoder().decode(step.request).split("\r\n\r\n");
  const headers = head
    .split("\r\n")
    .slice(1)
    .map((line) => /^([^:]*):\s*(.*)$/.exec(line))
    .flatMap((match) => (match ? [[match[1] ?? "", fill(match[2] ?? "")] as const] : []))
    .filter(([name]) => !/^(?:content-length|cookie|connection)$/i.test(name));
  const parts = {
    method: request.method,
    path: fill(request.target),
    headers: Object.fromEntries(headers),
    body: fill(rest.join("\r\n\r\n")),
    wait: step.wait,
  };
  return python(parts);
}

function expectedLines(once: Rehearsed | undefined, again: Rehearsed | undefined): string {
  if (!once || !again) return "{}";
  const [first, second] = [parseResponse(once.response), parseResponse(again.response)];
  const isJson = /\bjson\b/.test(headerValue(first.headers, "Content-Type") ?? "");
  const status = first.status === second.status ? first.status : ANY;
  const bodies = isJson ? [jsonOf(first.body), jsonOf(second.body)] : [];
  const [one, two] = bodies;
  return one === undefined || two === undefined
    ? python({ status })
    : python({ status, json: common(one, two) });
}

function jsonOf(body: Uint8Array): Json | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as Json;
  } catch {
    return undefined;
  }
}

type Expected =
  null | boolean | number | string | typeof ANY | readonly Expected[] | { [key: string]: Expected };

/** What two answers have in common. */
function common(one: Json, two: Json): Expected {
  if (Array.isArray(one) && Array.isArray(two) && one.length === two.length) {
    return (one as readonly Json[]).map((item, at) => common(item, two[at] as Json));
  }
  if (isDict(one) && isDict(two) && Object.keys(one).join() === Object.keys(two).join()) {
    return Object.fromEntries(
      Object.entries(one).map(([key, value]) => [key, common(value, two[key] as Json)]),
    );
  }
  return JSON.stringify(one) === JSON.stringify(two) ? one : ANY;
}

function isDict(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A Python literal. */
function python(value: Expected): string {
  if (value === null) return "None";
  if (value === ANY) return "ANY";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number" || typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as Expected[]).map(python).join(", ")}]`;
  const items = Object.entries(value as Record<string, Expected>);
  return `{${items.map(([key, item]) => `${JSON.stringify(key)}: ${python(item)}`).join(", ")}}`;
}

const HEAD = `"""The requests you sent in the workbook, as tests of this project. Run them with \`pytest\`.

Each test looks at one answer. The requests are sent once, in order, to a database of their own that holds the rows of
data.json. Time stands still between them, and passes as it did in the workbook. What is different in every run, such as a
token or an id, is expected to be ANY.
"""

import json
import os
import re
import time
from datetime import datetime
from unittest.mock import ANY, patch

import pytest

os.environ.setdefault('DJANGO_SETTINGS_MODULE', @settings@)

import django

django.setup()

from django.conf import settings
from django.test import Client
from django.test.utils import setup_databases, setup_test_environment, teardown_databases, teardown_test_environment

from load_data import load
`;

const TAIL = `

class Clock:
    """The time of the session, in seconds since the epoch."""

    def __init__(self):
        self.now = float(int(time.time()))

    def time(self):
        return self.now


clock = Clock()


class MovedMeta(type):
    def __instancecheck__(cls, value):
        return isinstance(value, datetime)


class Moved(datetime, metaclass=MovedMeta):
    """datetime, as told by the clock of the session."""

    @classmethod
    def now(cls, tz=None):
        return datetime.fromtimestamp(clock.now, tz)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        return datetime.fromtimestamp(timestamp, tz)


def patches():
    """What has to be told another time, as far as it is installed."""
    yield patch('time.time', clock.time)
    yield patch('django.utils.timezone.datetime', Moved)
    for name in ('rest_framework_simplejwt.utils.datetime', 'jwt.api_jwt.datetime'):
        try:
            __import__(name.rpartition('.')[0])
        except ImportError:
            continue
        yield patch(name, Moved)
    from rest_framework.throttling import SimpleRateThrottle

    yield patch.object(SimpleRateThrottle, 'timer', staticmethod(clock.time))


def fill(text, answers):
    """Puts what earlier answers held in the places that name it."""

    def value(match):
        try:
            found = json.loads(answers[int(match[1]) - 1].content)
            for key in match[2].split('.'):
                found = found[int(key)] if isinstance(found, list) else found[key]
        except (KeyError, IndexError, TypeError, ValueError):
            return 'missing'
        return found if isinstance(found, str) else 'missing'

    return re.sub(r'\\{\\{request(\\d+)\\.response\\.body\\.([\\w.]+)\\}\\}', value, text)


@pytest.fixture(scope='module')
def answers():
    hosts = settings.ALLOWED_HOSTS
    setup_test_environment(debug=settings.DEBUG)
    settings.ALLOWED_HOSTS = hosts
    databases = setup_databases(verbosity=0, interactive=False)
    moved = list(patches())
    for one in moved:
        one.start()
    try:
        load()
        client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        found = []
        for request in REQUESTS:
            clock.now += request['wait']
            headers = {name: fill(value, found) for name, value in request['headers'].items()}
            content_type = next((value for name, value in headers.items() if name.lower() == 'content-type'), '')
            found.append(
                client.generic(
                    request['method'],
                    fill(request['path'], found),
                    data=fill(request['body'], found).encode(),
                    content_type=content_type,
                    headers=headers,
                )
            )
        yield found
    finally:
        for one in moved:
            one.stop()
        teardown_databases(databases, verbosity=0)
        teardown_test_environment()


@pytest.mark.parametrize(
    'number', range(len(REQUESTS)), ids=[f"{request['method']} {request['path'].partition('?')[0]}" for request in REQUESTS]
)
def test_answer(number, answers):
    answer, expected = answers[number], EXPECTED[number]
    if 'status' in expected:
        assert answer.status_code == expected['status'], answer.content
    if 'json' in expected:
        assert json.loads(answer.content) == expected['json']
`;

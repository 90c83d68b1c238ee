import * as v from "valibot";

/** Schemas of what a lesson's author writes. Unknown keys are errors: a misspelt check would never hold. */
const text = v.pipe(v.string(), v.nonEmpty());
const scalar = v.union([v.null(), v.boolean(), v.number(), v.string()]);

const exchange = v.strictObject({
  method: v.optional(text),
  path: v.optional(text),
  status: v.optional(v.number()),
  header: v.optional(v.record(text, v.nullable(text))),
  json: v.optional(v.record(text, text)),
  sent: v.optional(v.record(text, text)),
  authenticator: v.optional(text),
  refusedBy: v.optional(
    v.picklist([
      "wire",
      "middleware",
      "url",
      "csrf",
      "negotiation",
      "parser",
      "authentication",
      "token",
      "permission",
      "throttle",
      "view",
      "serializer",
      "database",
      "renderer",
    ]),
  ),
});

const checks = {
  exchange,
  command: v.strictObject({ line: text, exit: v.optional(v.number()), output: v.optional(text) }),
  package: text,
  setting: v.strictObject({
    name: text,
    includes: v.optional(text),
    equals: v.optional(scalar),
    present: v.optional(v.boolean()),
  }),
  route: v.strictObject({ pattern: v.string(), view: v.optional(text) }),
  row: v.strictObject({
    table: text,
    where: v.optional(v.record(text, scalar)),
    count: v.optional(v.number()),
  }),
  server: v.strictObject({ error: text }),
  clock: v.strictObject({ advanced: v.number() }),
  sequence: v.pipe(v.array(exchange), v.minLength(2)),
} as const;

const optionalChecks = Object.fromEntries(
  Object.entries(checks).map(([name, schema]) => [name, v.optional(schema)]),
) as { [K in keyof typeof checks]: v.OptionalSchema<(typeof checks)[K], undefined> };

/** One check: exactly one of the known kinds. */
export const check = v.pipe(
  v.strictObject(optionalChecks),
  v.check((given) => Object.keys(given).length === 1, "name exactly one kind of check"),
);

/** A ```check block: a list of criteria. */
export const criteria = v.pipe(
  v.array(v.strictObject({ say: text, id: v.optional(text), ...optionalChecks })),
  v.minLength(1),
);

/** A ```mistake block. */
export const mistakes = v.pipe(v.array(v.strictObject({ when: check, say: text })), v.minLength(1));

const edit = v.strictObject({ find: v.nullable(text), put: v.string() });

/** A ```solution block. */
export const solution = v.pipe(
  v.array(
    v.union([
      v.strictObject({ terminal: text, answers: v.optional(v.array(v.string())) }),
      v.strictObject({ request: text }),
      v.strictObject({ file: text, text: v.string() }),
      v.strictObject({ edit: text, edits: v.pipe(v.array(edit), v.minLength(1)) }),
      v.strictObject({ advance: v.number() }),
      v.strictObject({ choose: v.number() }),
    ]),
  ),
  v.minLength(1),
);

/** A ```quiz block. */
export const quiz = v.strictObject({
  question: text,
  options: v.pipe(
    v.array(v.strictObject({ text, right: v.optional(v.boolean(), false), because: text })),
    v.minLength(2),
    v.check(
      (options) => options.filter(({ right }) => right).length === 1,
      "exactly one option is right",
    ),
  ),
});

const user = v.strictObject({
  username: text,
  password: text,
  email: v.optional(v.string()),
  is_staff: v.optional(v.boolean()),
  is_superuser: v.optional(v.boolean()),
  is_active: v.optional(v.boolean()),
});

/** The world a lesson or an exhibit begins in. */
const seed = v.strictObject({
  project: v.picklist(["start", "done", "full"]),
  packages: v.optional(v.array(text)),
  files: v.optional(v.record(text, v.nullable(v.string()))),
  migrated: v.optional(v.boolean()),
  users: v.optional(v.array(user)),
  books: v.optional(v.boolean()),
});

/** The front matter. */
export const frontMatter = v.strictObject({
  title: text,
  chapter: text,
  objective: text,
  minutes: v.pipe(v.number(), v.minValue(1), v.maxValue(20)),
  pane: v.picklist(["files", "terminal", "request", "tokens", "log"]),
  continues: v.optional(text),
  start: seed,
});

/** What stands in an :::exhibit. */
export const exhibit = v.strictObject({
  start: seed,
  ways: v.pipe(
    v.array(
      v.strictObject({
        title: text,
        remembers: text,
        table: v.nullable(text),
        steps: v.pipe(
          v.array(v.strictObject({ say: text, request: text, status: v.number() })),
          v.minLength(1),
        ),
      }),
    ),
    v.minLength(2),
  ),
});

/** The `do` actions of FORMAT.md as the Python that the recorder ran; each prints its result as JSON. */

type Argument = Readonly<Record<string, unknown>>;

const PRELUDE = `
import json
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command
U = get_user_model()
def u(name):
    return U.objects.get(username=name)
def say(value):
    print("RESULT " + json.dumps(value))
`;

/** JSON text as a Python string literal. */
function literal(value: unknown): string {
  return `json.loads(${JSON.stringify(JSON.stringify(value))})`;
}

/** Python that makes the scenario's user as `create_user` does. */
export function createUser(user: unknown): string {
  return `${PRELUDE}
d = ${literal(user)}
U.objects.create_user(d.pop('username'), d.pop('email', ''), d.pop('password', None), **d)
`;
}

export function createBook(book: unknown): string {
  return `${PRELUDE}
apps.get_model('books', 'Book').objects.create(**${literal(book)})
`;
}

const ACTIONS: Readonly<Record<string, (argument: unknown) => string>> = {
  activate_user: (name) => setActive(name, "True"),
  deactivate_user: (name) => setActive(name, "False"),
  delete_user: (name) => `u(${literal(name)}).delete()`,
  set_password: (of) => `
d = ${literal(of)}
x = u(d['username'])
x.set_password(d['password'])
x.save()`,
  set_flags: (of) => `
d = ${literal(of)}
x = u(d['username'])
for f in ('is_staff', 'is_superuser', 'is_active'):
    if f in d:
        setattr(x, f, d[f])
x.save()`,
  rename_user: (of) => `
d = ${literal(of)}
x = u(d['from'])
x.username = d['to']
x.save()`,
  create_user: (of) => createUser(of).replace(PRELUDE, ""),
  create_book: (of) => createBook(of).replace(PRELUDE, ""),
  delete_book: (id) => `apps.get_model('books', 'Book').objects.filter(pk=${literal(id)}).delete()`,
  grant_permission: (of) => `
from django.contrib.auth.models import Permission
d = ${literal(of)}
app, code = d['permission'].split('.')
u(d['username']).user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=code))`,
  drf_create_token: (name) => `
t, _ = apps.get_model('authtoken', 'Token').objects.get_or_create(user=u(${literal(name)}))
say({'key': t.key})`,
  drf_delete_token: (name) =>
    `apps.get_model('authtoken', 'Token').objects.filter(user=u(${literal(name)})).delete()`,
  flush_expired_tokens: () => "call_command('flushexpiredtokens')",
  peek: (what) => peek(String(what)),
};

function setActive(name: unknown, active: "True" | "False"): string {
  return `
x = u(${literal(name)})
x.is_active = ${active}
x.save(update_fields=['is_active'])`;
}

function peek(what: string): string {
  const models: Readonly<Record<string, string>> = {
    outstanding: "apps.get_model('token_blacklist', 'OutstandingToken')",
    blacklisted: "apps.get_model('token_blacklist', 'BlacklistedToken')",
    users: "U",
    books: "apps.get_model('books', 'Book')",
  };
  const model = models[what];
  if (model !== undefined) return `say({'count': ${model}.objects.count()})`;
  return `
l = u(${literal(what.replace(/^last_login:/, ""))}).last_login
say({'last_login': l.isoformat() if l else None})`;
}

/** Python for one `do` step. @throws RangeError for an action FORMAT.md does not list */
export function actionSource(action: Argument): string {
  const [name = "", argument] = Object.entries(action)[0] ?? [];
  const source = ACTIONS[name];
  if (!source) throw new RangeError(`unknown action ${name}`);
  return `${PRELUDE}${source(argument)}\n`;
}

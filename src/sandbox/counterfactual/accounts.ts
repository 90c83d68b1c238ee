import type { RowCells } from "../../protocol/world.ts";
import { modelCommand, pythonLiteral, userCommand } from "./commands.ts";
import { fieldsOf, type Generator, nameOf, type Refusal } from "./refusal.ts";

/** Who asks: the token's user, or the one a login names; null where nobody is named. */
function asker(refusal: Refusal): RowCells | null {
  const { username } = fieldsOf(refusal.request);
  const named = refusal.users.find(
    (row) => row["username"] !== undefined && row["username"] === username,
  );
  return named ?? (refusal.token === null ? refusal.user : refusal.userOf(refusal.claims));
}

const refusesWho = ({ before: { status } }: Refusal): boolean =>
  [400, 401, 403, 404].includes(status);

export const activateUser: Generator = {
  kind: "activate-user",
  words: "the user activated",
  *propose(refusal) {
    const user = asker(refusal);
    if (!refusesWho(refusal) || user === null || user["is_active"] !== false) return;
    yield {
      sentence: `Activate ${nameOf(user)}: the account’s \`is_active\` is false.`,
      change: refusal.commanding(userCommand(user, "", "user.is_active = True", "user.save()")),
    };
  },
};

function flagged(flag: "is_staff" | "is_superuser", kind: string, words: string): Generator {
  return {
    kind,
    words,
    *propose(refusal) {
      const user = asker(refusal);
      if (refusal.before.status !== 403 || user === null || user[flag] !== false) return;
      yield {
        sentence: `Make ${nameOf(user)} ${flag === "is_staff" ? "staff" : "a superuser"}.`,
        caution:
          flag === "is_staff"
            ? "Staff may also log in to Django’s admin pages."
            : "A superuser may do everything.",
        change: refusal.commanding(userCommand(user, "", `user.${flag} = True`, "user.save()")),
      };
    },
  };
}
export const makeStaff = flagged("is_staff", "make-staff", "the user made staff");
export const makeSuperuser = flagged("is_superuser", "make-superuser", "the user made a superuser");

const ACTIONS: Readonly<Record<string, string>> = {
  POST: "add",
  PUT: "change",
  PATCH: "change",
  DELETE: "delete",
  GET: "view",
};

/** How many permissions and groups are tried. */
const MOST = 4;

/** A permission of one of the project's models. */
export const grantPermission: Generator = {
  kind: "grant-permission",
  words: "a model permission for the user",
  *propose(refusal) {
    const user = asker(refusal);
    if (refusal.before.status !== 403 || refusal.before.gate !== "permission" || user === null)
      return;
    const types = new Map(
      refusal.rows("django_content_type").map((row) => [row["id"], String(row["app_label"])]),
    );
    const action = ACTIONS[refusal.request.method] ?? "view";
    const isBuiltIn = (app: string): boolean =>
      ["admin", "auth", "contenttypes", "sessions", "authtoken", "token_blacklist"].includes(app);
    const permissions = refusal
      .rows("auth_permission")
      .map((row) => ({
        codename: String(row["codename"]),
        app: types.get(row["content_type_id"] ?? null) ?? "",
      }))
      .filter(({ app }) => !isBuiltIn(app))
      .sort(
        (a, b) => Number(!a.codename.startsWith(action)) - Number(!b.codename.startsWith(action)),
      );
    for (const { codename, app } of permissions.slice(0, MOST)) {
      const find = `Permission.objects.get(codename='${codename}', content_type__app_label='${app}')`;
      yield {
        sentence: `Give ${nameOf(user)} the permission \`${app}.${codename}\`.`,
        change: refusal.commanding(
          userCommand(
            user,
            "from django.contrib.auth.models import Permission",
            `user.user_permissions.add(${find})`,
          ),
        ),
      };
    }
  },
};

export const joinGroup: Generator = {
  kind: "join-group",
  words: "the user in one of the groups",
  *propose(refusal) {
    const user = asker(refusal);
    if (refusal.before.status !== 403 || user === null) return;
    for (const { name } of refusal.rows("auth_group").slice(0, MOST)) {
      yield {
        sentence: `Put ${nameOf(user)} into the group \`${String(name)}\`.`,
        change: refusal.commanding(
          userCommand(
            user,
            "from django.contrib.auth.models import Group",
            `user.groups.add(Group.objects.get(name=${pythonLiteral(name ?? "")}))`,
          ),
        ),
      };
    }
  },
};

/** The password that was typed, made the account's. */
export const setPassword: Generator = {
  kind: "set-password",
  words: "another password for the user",
  *propose(refusal) {
    const { username, password } = fieldsOf(refusal.request);
    const user = refusal.users.find((row) => row["username"] === username);
    if (!refusesWho(refusal) || user === undefined || typeof password !== "string") return;
    if (password === "") return;
    yield {
      sentence: `Give ${nameOf(user)} the password you sent: the stored one is another.`,
      caution: "Sessions end with it, and tokens too where CHECK_REVOKE_TOKEN is on.",
      change: refusal.commanding(
        userCommand(user, "", `user.set_password(${pythonLiteral(password)})`, "user.save()"),
      ),
    };
  },
};

/** The account that was named, made. */
export const createUser: Generator = {
  kind: "create-user",
  words: "the named user created",
  *propose(refusal) {
    const { username, password } = fieldsOf(refusal.request);
    if (!refusesWho(refusal) || typeof username !== "string" || typeof password !== "string")
      return;
    if (username === "" || refusal.users.some((row) => row["username"] === username)) return;
    const made = `User.objects.create_user(${pythonLiteral(username)}, password=${pythonLiteral(password)})`;
    yield {
      sentence: `Create the user ${username} with this password: there is nobody of that name.`,
      change: refusal.commanding(modelCommand(made)),
    };
  },
};

/** The user a token speaks of, who is gone. */
export const restoreUser: Generator = {
  kind: "restore-user",
  words: "the token’s user created again",
  *propose(refusal) {
    const id = refusal.claims["user_id"];
    if (refusal.token === null || refusal.userOf(refusal.claims) !== null) return;
    const key =
      typeof id === "number" || (typeof id === "string" && /^\d+$/.test(id)) ? Number(id) : null;
    if (key === null || !refusesWho(refusal)) return;
    yield {
      sentence: `Create a user with the id ${String(key)}: the token speaks of one, and there is none.`,
      caution: "An id should not be given twice: old tokens would open the new account.",
      change: refusal.commanding(
        modelCommand(`User.objects.create_user('user-${String(key)}', id=${String(key)})`),
      ),
    };
  },
};

/** Mirrors django/contrib/sessions/backends/db.py (5.2). */
import type { ExportsOf } from "../../../../../python/module-definition.ts";
import { make, py, pyclass } from "../../../../../python/objects.ts";
import { truthy } from "../../../../../python/operations.ts";
import { Dict, type Value } from "../../../../../python/values.ts";
import { defineModule } from "../../../../process.ts";
import { IntegrityError } from "../../../db/utils.ts";
import { QuerySet } from "../../../db/models/query.ts";
import { timezone } from "../../../utils/timezone.ts";
import { type Session, sessions_models } from "../models.ts";
import { CreateError, sessions_base, UpdateError } from "./base.ts";

export const sessions_db = defineModule("django.contrib.sessions.backends.db", async (process) => {
  const { SessionBase } = await process.load(sessions_base);
  // Loaded at its first use: a project without the application can have the middleware.
  const model = async (): Promise<ExportsOf<typeof sessions_models>["Session"]> =>
    (await process.load(sessions_models)).Session;
  const zones = await process.load(timezone);

  /** Sessions as rows of django_session. */
  @pyclass("django.contrib.sessions.backends.db.SessionStore")
  class SessionStore extends SessionBase {
    async #rows(key: Value): Promise<QuerySet> {
      return QuerySet.over(await model()).filter({ session_key: key });
    }

    @py() override async load(): Promise<Dict> {
      const [row] = (await this.#rows(this.session_key))
        .filter({ expire_date__gt: zones.now() })
        .instances<Session>();
      if (row) return await this.decode(row.session_data);
      this._session_key = null;
      return new Dict();
    }
    @py("session_key") override async exists(session_key: string): Promise<boolean> {
      return (await this.#rows(session_key)).exists();
    }
    @py() override async create(): Promise<void> {
      for (;;) {
        this._session_key = await this._get_new_session_key();
        try {
          await this.save(true);
        } catch (error) {
          if (error instanceof CreateError) continue;
          throw error;
        }
        this.modified = true;
        return;
      }
    }
    @py("must_create=False") override async save(must_create: Value = false): Promise<void> {
      if (this.session_key === null) {
        await this.create();
        return;
      }
      const data = await this._get_session(must_create);
      const row = make(
        await model(),
        [],
        Dict.from<Value>({
          session_key: await this._get_or_create_session_key(),
          session_data: await this.encode(data),
          expire_date: await this.get_expiry_date(),
        }),
      );
      const exists = await this.exists(this.session_key);
      if (!truthy(must_create) && !exists) throw new UpdateError();
      try {
        await row.save([], must_create, !truthy(must_create));
      } catch (error) {
        if (error instanceof IntegrityError && truthy(must_create)) throw new CreateError();
        throw error;
      }
    }
    @py("session_key=None") override async delete(session_key: Value = null): Promise<void> {
      const key = session_key ?? this.session_key;
      if (key === null) return;
      const { connection } = (await model())._meta.context;
      const row = connection.table("django_session").find("session_key", String(key));
      if (row) connection.delete("django_session", row);
    }
    @py() static async clear_expired(): Promise<Value> {
      return QuerySet.over(await model())
        .filter({ expire_date__lt: zones.now() })
        .delete();
    }
  }
  return { SessionStore };
});

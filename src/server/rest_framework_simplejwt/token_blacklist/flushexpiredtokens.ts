/** Mirrors rest_framework_simplejwt/token_blacklist/management/commands/flushexpiredtokens.py (5.5.1). */
import type { Command } from "../../django/core/management/base.ts";
import { utils } from "../utils.ts";
import { token_blacklist_models } from "./models.ts";

export const flushexpiredtokens: Command = {
  name: "flushexpiredtokens",
  app: "rest_framework_simplejwt.token_blacklist",
  help: "Flushes any expired tokens in the outstanding token list",
  arguments: [],
  async run({ process }) {
    const { OutstandingToken } = await process.load(token_blacklist_models);
    const { aware_utcnow } = await process.load(utils);
    const objects = await process.getattr(OutstandingToken, "objects");
    const expired = await process.callMethod(objects, "filter", [], {
      expires_at__lte: aware_utcnow(),
    });
    await process.callMethod(expired, "delete");
  },
};

/** Mirrors django/core/checks/urls.py (5.2). */
import { ImportError } from "../../../../python/errors.ts";
import { str, truthy } from "../../../../python/operations.ts";
import { defineModule } from "../../../process.ts";
import { conf } from "../../conf.ts";
import { resolvers, URLResolver } from "../../urls/resolvers.ts";
import { getattrOr } from "../../utils/module_loading.ts";
import { ViewDoesNotExist } from "../exceptions.ts";
import { type CheckMessage, error, warning } from "./messages.ts";
import { registry } from "./registry.ts";

export const checks_urls = defineModule("django.core.checks.urls", async (process) => {
  const { settings } = await process.load(conf);
  const { registry: checks } = await process.load(registry);

  async function root(): Promise<URLResolver | null> {
    if (!truthy(settings.getOr("ROOT_URLCONF", null) ?? null)) return null;
    const { get_resolver } = await process.load(resolvers);
    return get_resolver();
  }

  checks.add("urls", async () => (await (await root())?.check()) ?? []);

  checks.add("urls", async () => {
    const resolver = await root();
    const all = resolver ? await namespacesOf(resolver, []) : [];
    const twice = [...new Set(all.filter((name, i) => all.indexOf(name) !== i))];
    return twice.map((name) =>
      warning(
        `URL namespace '${name}' isn't unique. You may not be able to reverse all URLs in this namespace`,
        { id: "urls.W005" },
      ),
    );
  });

  checks.add("urls", () =>
    ["STATIC_URL", "MEDIA_URL"]
      .filter((name) => {
        const value = settings.get(name);
        return truthy(value) && !str(value).endsWith("/");
      })
      .map((name) => error(`The ${name} setting must end with a slash.`, { id: "urls.E006" })),
  );

  checks.add("urls", async () => {
    const resolver = await root();
    const messages: CheckMessage[] = [];
    for (const status of resolver ? ([400, 403, 404, 500] as const) : []) {
      try {
        await resolver?.resolveErrorHandler(status);
      } catch (failure) {
        if (!(failure instanceof ImportError) && !(failure instanceof ViewDoesNotExist))
          throw failure;
        const module = (await resolver?.urlconfModule()) ?? null;
        const path = str(await getattrOr(process, module, `handler${String(status)}`, ""));
        messages.push(
          error(`The custom handler${String(status)} view '${path}' could not be imported.`, {
            hint: str(failure),
            id: "urls.E008",
          }),
        );
      }
    }
    return messages;
  });

  return {};
});

async function namespacesOf(resolver: URLResolver, parents: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const inner = (await resolver.urlPatterns()).filter((pattern) => pattern instanceof URLResolver);
  for (const { namespace } of inner)
    if (namespace !== null) found.push([...parents, namespace].join(":"));
  for (const pattern of inner) {
    found.push(
      ...(await namespacesOf(
        pattern,
        pattern.namespace === null ? parents : [...parents, pattern.namespace],
      )),
    );
  }
  return found;
}

import type { WorldStore } from "../world-store.ts";
import { pytestFile } from "./pytest-file.ts";
import { readmeText } from "./readme.ts";
import { requestsHttp } from "./requests-http.ts";
import { requirementsText } from "./requirements.ts";
import { sessionSteps } from "./session-steps.ts";
import { dataJson, LOAD_DATA } from "./stored-rows.ts";

/** Two rehearsals that begin so far apart have no moment, and no date, in common. */
const LATER = 40 * 86_400;

/** The files of a project to take home, by path. Its session is rehearsed in forks of the world, which stays as it is. */
export async function projectFilesOf(world: WorldStore): Promise<Record<string, string>> {
  const { state, log } = world.value;
  if (state === null) throw new Error("the world is not open");
  const settings = settingsModule(state.files);
  const steps = sessionSteps(log);
  const asked = steps.map(({ request, wait, fills }) => ({ request, wait, fills }));
  const once = await world.rehearse(asked, 0);
  const again = await world.rehearse(asked, LATER);
  const files: Record<string, string> = {
    ...state.files,
    "README.md": readmeText(state.packages, steps.length),
    "requirements.txt": requirementsText(state.packages),
    "data.json": dataJson(state.database),
    "load_data.py": LOAD_DATA.replace("@settings@", `'${settings}'`),
  };
  if (steps.length > 0) {
    files["requests.http"] = requestsHttp(steps);
    files["test_requests.py"] = pytestFile(steps, once, again, settings);
  }
  return files;
}

/** The settings module that manage.py names. */
function settingsModule(files: Readonly<Record<string, string>>): string {
  const [, found] =
    /DJANGO_SETTINGS_MODULE['"]\s*,\s*['"]([\w.]+)['"]/.exec(files["manage.py"] ?? "") ?? [];
  return found ?? "bookstore.settings";
}

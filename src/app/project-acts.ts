import {
  type OpenedProject,
  packageWarnings,
  projectOf,
  seedOf,
} from "../client/project-zip/open-project.ts";
import { projectFilesOf } from "../client/project-zip/project-zip.ts";
import { readZip, zipOf } from "../client/project-zip/zip.ts";
import { SandboxRefusedError } from "../client/refusal.ts";
import type { WorldStore } from "../client/world-store.ts";
import { chooseFile } from "./world-file.ts";
import { saveFile } from "../ui/save-file.ts";

/** Hands the learner the project as a zip that runs on the real stack. @param name of the file, without its ending */
export async function downloadProject(world: WorldStore, name: string): Promise<void> {
  const files = await projectFilesOf(world);
  const inFolder = Object.entries(files).map(([path, text]) => [`${name}/${path}`, text]);
  const zip = await zipOf(Object.fromEntries(inFolder) as Record<string, string>, world.now());
  saveFile(`${name}.zip`, zip, "application/zip");
}

/** Lets the learner choose a zip. @returns null when none was chosen @throws ProjectZipError */
export async function chooseProject(): Promise<OpenedProject | null> {
  const file = await chooseFile(".zip,application/zip");
  if (file === null) return null;
  return projectOf(await readZip(new Uint8Array(await file.arrayBuffer())));
}

/** Puts a project in the place of the world's. @returns what is otherwise than the project asks for, in sentences */
export async function openProject(world: WorldStore, project: OpenedProject): Promise<string[]> {
  const label = "Opened a project";
  const warnings = [...project.warnings];
  try {
    await world.reset(seedOf(project, true), label);
  } catch (error) {
    if (!(error instanceof SandboxRefusedError) || error.code !== "seed_invalid") throw error;
    await world.reset(seedOf(project, false), label);
    warnings.push(
      "The project does not start, or its rows do not fit its models, so its database is empty. The terminal says why: python manage.py migrate.",
    );
  }
  return [...warnings, ...packageWarnings(project, world.value.state?.packages ?? [])];
}

import type { InstalledPackage } from "../../protocol/world.ts";

/** What `pip install -r` puts in place: the versions that were simulated. */
export function requirementsText(packages: readonly InstalledPackage[]): string {
  return packages.map(({ name, version }) => `${name}==${version}\n`).join("");
}

/** A distribution that is asked for; null where no version is pinned. */
export interface Requirement {
  readonly name: string;
  readonly version: string | null;
}

/** Names and versions of a requirements file; extras and comments are passed over, what pins no version has null. */
export function readRequirements(text: string): Requirement[] {
  return text
    .split("\n")
    .map((line) => line.replace(/#.*$/, "").trim())
    .filter((line) => line !== "" && !line.startsWith("-"))
    .map((line) => {
      const [, name = line, version] =
        /^([\w.-]+)(?:\[[^\]]*\])?\s*(?:==\s*([\w.]+))?/.exec(line) ?? [];
      return { name, version: version ?? null };
    });
}

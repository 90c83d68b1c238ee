import type { InstalledPackage } from "../../protocol/world.ts";

/** README.md of a project that is taken home: the four commands that make it run. */
export function readmeText(packages: readonly InstalledPackage[], requests: number): string {
  const django = packages.find(({ name }) => name === "Django")?.version ?? "";
  const tests =
    requests === 0
      ? ""
      : `
## Your requests

\`requests.http\` has the requests you sent, for VS Code's REST Client or a JetBrains IDE. \`test_requests.py\` sends them to this
project as tests and expects what it answered in the workbook:

    pip install pytest
    pytest
`;
  return `# Your bookstore

This is the project you made in the JWT Workbook, with the versions that it simulates (Django ${django}). It runs on the real ones:

    pip install -r requirements.txt
    python manage.py migrate
    python load_data.py
    python manage.py runserver

A virtual environment keeps these packages to themselves: \`python -m venv .venv\`, then \`. .venv/bin/activate\`.

\`data.json\` has the rows of your database, users with their hashed passwords among them; \`load_data.py\` puts them in place.
The settings hold a SECRET_KEY that is made for learning. Make another before anybody else can reach the server.
${tests}`;
}

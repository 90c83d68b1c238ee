/** Commands the terminal knows by name, for Tab. */
export const TOOLS: readonly string[] = [
  ...[
    "cat",
    "cd",
    "clear",
    "curl",
    "django-admin",
    "echo",
    "env",
    "exit",
    "export",
    "grep",
    "head",
  ],
  ...[
    "help",
    "history",
    "http",
    "https",
    "jq",
    "ls",
    "mkdir",
    "pip",
    "pwd",
    "python",
    "rm",
    "touch",
  ],
  ...["unset", "wc", "which"],
];

export const PIP: readonly string[] = [
  ...["check", "freeze", "help", "install", "list", "show", "uninstall"],
];

export const PIP_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  install: ["--dry-run", "--quiet", "--requirement", "--upgrade", "-r"],
  list: ["--format=columns", "--format=freeze", "--format=json", "--outdated"],
  show: ["--files"],
  uninstall: ["--yes", "-r", "-y"],
};

/** manage.py's commands with their own options. */
export const MANAGE: readonly (readonly [name: string, options: readonly string[]])[] = [
  ["changepassword", []],
  ["check", ["--deploy", "--fail-level", "--list-tags", "--tag"]],
  ["createsuperuser", ["--email", "--noinput", "--username"]],
  ["drf_create_token", ["--reset"]],
  ["flushexpiredtokens", []],
  ["help", []],
  ["makemigrations", ["--check", "--dry-run", "--empty", "--name"]],
  ["migrate", ["--check", "--fake", "--plan"]],
  ["runserver", ["--noreload"]],
  ["shell", ["--command", "--no-imports"]],
  ["showmigrations", ["--list", "--plan"]],
];

export const CURL: readonly string[] = [
  ...["--compressed", "--cookie", "--cookie-jar", "--data", "--data-binary", "--data-raw"],
  ...["--data-urlencode", "--fail", "--form", "--get", "--head", "--header", "--include", "--json"],
  ...["--location", "--max-time", "--output", "--referer", "--request", "--silent", "--show-error"],
  ...["--user", "--user-agent", "--verbose", "--write-out"],
];

export const HTTPIE: readonly string[] = [
  ...[
    "--all",
    "--auth",
    "--auth-type",
    "--body",
    "--check-status",
    "--follow",
    "--form",
    "--headers",
  ],
  ...["--ignore-stdin", "--json", "--multipart", "--offline", "--output", "--pretty", "--print"],
  ...["--quiet", "--raw", "--session", "--unsorted", "--verbose"],
];

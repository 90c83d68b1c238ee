/** Mirrors django/core/management/commands/runserver.py and that of staticfiles (5.2). */
import { BaseException, ImportError, SystemExit } from "../../../../../python/errors.ts";
import { repr, str } from "../../../../../python/operations.ts";
import type { Process } from "../../../../process.ts";
import { conf } from "../../../conf.ts";
import { VERSION } from "../../../django.ts";
import { importString } from "../../../utils/module_loading.ts";
import { ImproperlyConfigured } from "../../exceptions.ts";
import type { WSGIHandler } from "../../handlers/wsgi.ts";
import { staticfiles_handlers } from "../../../contrib/staticfiles/handlers.ts";
import { wsgi } from "../../wsgi.ts";
import { type Command, type CommandContext, CommandError, commandError } from "../base.ts";
import { raisePending } from "../pending-error.ts";
import { type Address, addressText, bindingProblem, readAddress } from "./server-address.ts";

/** Applications that are ready to serve, by process: what `runserver` leaves behind. */
const serving = new WeakMap<Process, WSGIHandler>();

/** The application a process serves, once its runserver has started. */
export function servingApplication(process: Process): WSGIHandler | undefined {
  return serving.get(process);
}

/** WSGI_APPLICATION, imported; Django's own where the setting is None. */
async function loadApplication(process: Process): Promise<WSGIHandler> {
  const { settings } = await process.load(conf);
  const path = settings.get("WSGI_APPLICATION");
  if (path === null) {
    const { get_wsgi_application } = await process.load(wsgi);
    return (await get_wsgi_application()) as WSGIHandler;
  }
  try {
    return (await importString(process, str(path))) as WSGIHandler;
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    const failure = new ImproperlyConfigured(
      `WSGI application '${str(path)}' could not be loaded; Error importing module.`,
    );
    failure.cause = error;
    throw failure;
  }
}

/** "January 15, 2026 - 12:00:00" in the project's time zone. */
function startedAt(epoch: number, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    month: "long",
    day: "2-digit",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date(epoch * 1000));
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("month")} ${part("day")}, ${part("year")} - ${part("hour")}:${part("minute")}:${part("second")}`;
}

/** The application, with static files before it where they are served. */
async function withStaticFiles(process: Process, application: WSGIHandler): Promise<WSGIHandler> {
  const { StaticFilesHandler } = await process.load(staticfiles_handlers);
  return StaticFilesHandler.before(application);
}

async function serve(
  context: CommandContext,
  address: Address,
  skipChecks: boolean,
  staticFiles: boolean,
): Promise<void> {
  const { process, print } = context;
  const { settings } = await process.load(conf);
  if (!skipChecks) {
    context.write("Performing system checks...\n\n");
    await context.check({ showCount: true });
  }
  await context.checkMigrations();
  const project = await loadApplication(process);
  const application = staticFiles ? await withStaticFiles(process, project) : project;
  const problem = bindingProblem(address);
  if (problem !== null) {
    context.printError(`Error: ${problem}`);
    throw new SystemExit(1);
  }
  // print() into Django's wrapper of stdout ends a line twice.
  context.write(
    `${startedAt(process.host.clock(), settings.text("TIME_ZONE"))}\n` +
      `Django version ${VERSION}, using settings ${repr(settings.SETTINGS_MODULE)}\n` +
      `Starting development server at http://${addressText(address)}/\nQuit the server with CONTROL-C.\n\n`,
  );
  print(
    "WARNING: This is a development server. Do not use it in a production setting. Use a production WSGI or ASGI " +
      "server instead.\nFor more information on production servers see: " +
      "https://docs.djangoproject.com/en/5.2/howto/deployment/",
  );
  serving.set(process, application);
}

/** Where staticfiles is not installed the command is Django's own; it takes the same words here. */
function runserverOf(app: string): Command {
  const isStatic = app !== "django.core";
  return {
    name: "runserver",
    app,
    help: `Starts a lightweight web server for development${isStatic ? " and also serves static files" : ""}.`,
    systemChecks: ["none"],
    suppressed: ["--verbosity", "--traceback"],
    arguments: [
      { names: ["addrport"], nargs: "?", help: "Optional port number, or ipaddr:port" },
      {
        names: ["--ipv6", "-6"],
        dest: "use_ipv6",
        sets: true,
        default: false,
        help: "Tells Django to use an IPv6 address.",
      },
      {
        names: ["--nothreading"],
        dest: "use_threading",
        sets: false,
        default: true,
        help: "Tells Django to NOT use threading.",
      },
      {
        names: ["--noreload"],
        dest: "use_reloader",
        sets: false,
        default: true,
        help: "Tells Django to NOT use the auto-reloader.",
      },
      ...(isStatic ? STATIC_ARGUMENTS : []),
    ],
    async run(context, options) {
      const { settings } = await context.process.load(conf);
      if (!settings.flag("DEBUG") && settings.list("ALLOWED_HOSTS").length === 0) {
        throw commandError("You must set settings.ALLOWED_HOSTS if DEBUG is False.");
      }
      const address = readAddress(options["addrport"] ?? null, options["use_ipv6"] === true);
      if (options["use_reloader"] === true)
        context.printError("Watching for file changes with StatReloader");
      raisePending(context.process);
      const staticFiles =
        isStatic &&
        options["use_static_handler"] !== false &&
        (settings.flag("DEBUG") || options["insecure_serving"] === true);
      const isReloaded = options["use_reloader"] === true;
      const run = (): Promise<void> =>
        serve(context, address, options["skip_checks"] === true, staticFiles);
      await (isReloaded ? inThread(run) : run());
    },
  };
}

/** The reloader runs the server in a thread of its own. */
async function inThread(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof BaseException && !(error instanceof CommandError)) error.leftThread = true;
    throw error;
  }
}

const STATIC_ARGUMENTS = [
  {
    names: ["--nostatic"],
    dest: "use_static_handler",
    sets: false,
    default: true,
    help: "Tells Django to NOT automatically serve static files at STATIC_URL.",
  },
  {
    names: ["--insecure"],
    dest: "insecure_serving",
    sets: true,
    default: false,
    help: "Allows serving static files even if DEBUG is False.",
  },
];

export const runserver = runserverOf("django.core");
export const staticRunserver = runserverOf("django.contrib.staticfiles");

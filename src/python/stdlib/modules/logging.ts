import { native, py, pyclass, PyObject } from "../../objects.ts";
import { formatPercent } from "../../formatting.ts";
import { strOf } from "../../protocols.ts";
import { Tuple, type Value } from "../../values.ts";
import { libraryModule } from "../definition.ts";

const LEVELS = { NOTSET: 0, DEBUG: 10, INFO: 20, WARNING: 30, ERROR: 40, CRITICAL: 50 } as const;

/**
 * Mirrors logging without a configuration: a learner's logger has no handler but the last resort, which writes warnings and
 * worse to stderr as they are.
 */
export const logging = libraryModule(
  "logging",
  ({ host }) => {
    const loggers = new Map<string, Logger>();
    const write = async (
      level: number,
      least: number,
      message: Value,
      args: readonly Value[],
    ): Promise<void> => {
      if (level < Math.max(least, LEVELS.WARNING)) return;
      const text = await strOf(message);
      host.terminal.write(
        "stderr",
        `${args.length === 0 ? text : formatPercent(text, new Tuple(args))}\n`,
      );
    };

    @pyclass("logging.Logger")
    class Logger extends PyObject {
      declare name: string;
      level: number = LEVELS.NOTSET;
      @py("level") setLevel(level: Value): void {
        this.level =
          typeof level === "number"
            ? level
            : (LEVELS[String(level) as keyof typeof LEVELS] ?? this.level);
      }
      @py("level") isEnabledFor(level: number): boolean {
        return level >= Math.max(this.level, LEVELS.WARNING);
      }
      @py("msg, *args, **kwargs") async debug(message: Value, args: Value[]): Promise<void> {
        await write(LEVELS.DEBUG, this.level, message, args);
      }
      @py("msg, *args, **kwargs") async info(message: Value, args: Value[]): Promise<void> {
        await write(LEVELS.INFO, this.level, message, args);
      }
      @py("msg, *args, **kwargs") async warning(message: Value, args: Value[]): Promise<void> {
        await write(LEVELS.WARNING, this.level, message, args);
      }
      @py("msg, *args, **kwargs") async error(message: Value, args: Value[]): Promise<void> {
        await write(LEVELS.ERROR, this.level, message, args);
      }
      @py("msg, *args, **kwargs") async exception(message: Value, args: Value[]): Promise<void> {
        await write(LEVELS.ERROR, this.level, message, args);
      }
      @py("msg, *args, **kwargs") async critical(message: Value, args: Value[]): Promise<void> {
        await write(LEVELS.CRITICAL, this.level, message, args);
      }
    }
    const getLogger = (name: Value | undefined): Logger => {
      const key = typeof name === "string" ? name : "root";
      const known = loggers.get(key) ?? Object.assign(new Logger(), { name: key });
      loggers.set(key, known);
      return known;
    };
    const atLevel = (name: "debug" | "info" | "warning" | "error" | "critical"): Value =>
      native(
        "msg, *args, **kwargs",
        (message: Value, args: Value[]) => getLogger(undefined)[name](message, args),
        name,
      );
    return {
      ...LEVELS,
      Logger,
      basicConfig: native("**kwargs", () => undefined, "basicConfig"),
      critical: atLevel("critical"),
      debug: atLevel("debug"),
      error: atLevel("error"),
      getLogger: native("name=None", getLogger, "getLogger"),
      info: atLevel("info"),
      warning: atLevel("warning"),
    };
  },
  { isPackage: true },
);

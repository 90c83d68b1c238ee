import { SystemExit } from "../../errors.ts";
import { native, py, pyclass, PyObject } from "../../objects.ts";
import { strOf } from "../../protocols.ts";
import { Tuple, type Value } from "../../values.ts";
import { libraryModule } from "../definition.ts";
import { PROJECT_ROOT } from "../files.ts";

const VERSION = [3, 11, 2] as const;

@pyclass("sys.version_info")
class VersionInfo extends Tuple {
  get major(): number {
    return VERSION[0];
  }
  get minor(): number {
    return VERSION[1];
  }
  get micro(): number {
    return VERSION[2];
  }
  __repr__(): string {
    return "sys.version_info(major=3, minor=11, micro=2, releaselevel='final', serial=0)";
  }
}

/** Mirrors sys. */
export const sys = libraryModule(
  "sys",
  ({ host: { terminal }, input }) => {
    @pyclass("_io.TextIOWrapper")
    class Stream extends PyObject {
      declare stream: "stdout" | "stderr";
      @py("text") async write(text: Value): Promise<number> {
        const written = await strOf(text);
        terminal.write(this.stream, written);
        return written.length;
      }
      @py() flush(): void {
        // Everything is written at once.
      }
      @py() isatty(): boolean {
        return true;
      }
    }
    @pyclass("_io.TextIOWrapper")
    class Input extends PyObject {
      @py() read(): string {
        return input.lines().join("");
      }
      @py() readline(): string {
        return input.line();
      }
      @py() readlines(): string[] {
        return input.lines();
      }
      @py() __iter__(): string[] {
        return input.lines();
      }
      @py() isatty(): boolean {
        return input.isTerminal;
      }
    }
    const stream = (name: "stdout" | "stderr"): Stream =>
      Object.assign(new Stream(), { stream: name });
    return {
      argv: [...terminal.argv],
      byteorder: "little",
      executable: "/usr/bin/python3",
      exit: native(
        "status=None, /",
        (status: Value | undefined) => {
          throw new SystemExit(...(status === undefined ? [] : [status]));
        },
        "exit",
      ),
      getdefaultencoding: native("", () => "utf-8", "getdefaultencoding"),
      getrecursionlimit: native("", () => 1000, "getrecursionlimit"),
      maxsize: 9223372036854775807n,
      path: [PROJECT_ROOT, "/python3.11", "/site-packages"],
      platform: "linux",
      stderr: stream("stderr"),
      stdin: new Input(),
      stdout: stream("stdout"),
      version: "3.11.2 (main, Apr 28 2025, 14:11:48) [GCC 12.2.0]",
      version_info: new VersionInfo([...VERSION, "final", 0]),
    };
  },
  { builtIn: true },
);

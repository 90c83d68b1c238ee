import { native, py, pyclass, PyObject } from "../../objects.ts";
import type { Value } from "../../values.ts";
import { libraryModule } from "../definition.ts";

const NAMES = (
  "AbstractSet Annotated Any AnyStr AsyncIterator Awaitable ByteString Callable ClassVar Collection Concatenate Container Coroutine " +
  "DefaultDict Deque Dict Final FrozenSet Generator Hashable Iterable Iterator KeysView List Literal LiteralString Mapping " +
  "MutableMapping MutableSequence MutableSet Never NoReturn NotRequired Optional OrderedDict Required Reversible Self Sequence Set " +
  "Sized Text Tuple Type TypeAlias TypeGuard Union ValuesView"
).split(" ");

/** Something to write in an annotation; asked for items it stays itself. */
@pyclass("typing._SpecialForm")
class SpecialForm extends PyObject {
  declare label: string;
  @py("parameters") __getitem__(): this {
    return this;
  }
  @py("*args, **kwargs") __call__(): this {
    return this;
  }
  __or__(): this {
    return this;
  }
  __repr__(): string {
    return `typing.${this.label}`;
  }
}

/** Mirrors typing as names: annotations are not evaluated here, but their imports are. */
export const typing = libraryModule("typing", () => {
  @pyclass("typing.Generic")
  class Generic extends PyObject {}
  @pyclass("typing.Protocol")
  class Protocol extends PyObject {}
  const forms = NAMES.map((label): [string, Value] => [
    label,
    Object.assign(new SpecialForm(), { label }),
  ]);
  const same = (name: string): Value => native("func", (run: Value) => run, name);
  return {
    ...Object.fromEntries(forms),
    Generic,
    Protocol,
    TYPE_CHECKING: false,
    TypeVar: native(
      "name, *constraints, **options",
      (label: Value) => Object.assign(new SpecialForm(), { label: String(label) }),
      "TypeVar",
    ),
    cast: native("typ, val", (_type: Value, value: Value) => value, "cast"),
    final: same("final"),
    overload: same("overload"),
  };
});

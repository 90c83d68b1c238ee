import type { ModuleDefinition, PythonHost } from "../module-definition.ts";
import { base64, binascii } from "./modules/base64.ts";
import { collections } from "./modules/collections.ts";
import { contextlib } from "./modules/contextlib.ts";
import { copy } from "./modules/copy.ts";
import { datetime } from "./modules/datetime.ts";
import { enum_ } from "./modules/enum.ts";
import { functools } from "./modules/functools.ts";
import { hashlib, hmac } from "./modules/hashing.ts";
import { itertools } from "./modules/itertools.ts";
import { json, json_decoder } from "./modules/json.ts";
import { logging } from "./modules/logging.ts";
import { operator } from "./modules/operator.ts";
import { os, os_path } from "./modules/os.ts";
import { pathlib } from "./modules/pathlib.ts";
import { re } from "./modules/re.ts";
import {
  abc,
  decimal,
  future,
  importlib,
  math,
  random,
  secrets,
  string,
  time,
  types,
  uuid,
  warnings,
} from "./modules/small.ts";
import { sys } from "./modules/sys.ts";
import { typing } from "./modules/typing.ts";

/** The modules of Python's own library that the workbook has. */
export const STANDARD_LIBRARY: readonly ModuleDefinition<PythonHost, object>[] = [
  ...[
    abc,
    base64,
    binascii,
    collections,
    contextlib,
    copy,
    datetime,
    decimal,
    enum_,
    functools,
    future,
    hashlib,
    hmac,
  ],
  ...[
    importlib,
    itertools,
    json,
    json_decoder,
    logging,
    math,
    operator,
    os,
    os_path,
    pathlib,
    random,
    re,
    secrets,
    string,
  ],
  ...[sys, time, types, typing, uuid, warnings],
];

/** Modules of CPython 3.11's library at the top level: those not above are not in the workbook, which is to be said. */
export const LIBRARY_NAMES: ReadonlySet<string> = new Set(
  (
    "abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii bisect builtins bz2 cProfile " +
    "calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall concurrent configparser contextlib " +
    "contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest email encodings " +
    "ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass " +
    "gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect io ipaddress itertools " +
    "json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder multiprocessing " +
    "netrc nis nntplib ntpath nturl2path numbers opcode operator optparse os ossaudiodev pathlib pdb pickle pickletools pipes pkgutil " +
    "platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri " +
    "random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtpd " +
    "smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct " +
    "subprocess sunau symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap this threading time timeit " +
    "tkinter token tokenize tomllib trace traceback tracemalloc tty turtle types typing unicodedata unittest urllib uu uuid venv " +
    "warnings wave weakref webbrowser wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo"
  ).split(" "),
);

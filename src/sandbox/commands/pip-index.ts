import { normalizeName } from "../../server/packages/normalize-name.ts";

/** A distribution as its wheel describes itself. */
export interface Wheel {
  /** As its metadata spells it, e.g. "djangorestframework_simplejwt"; `pip list` shows this. */
  readonly name: string;
  /** What it needs, as its metadata says, e.g. "django>=4.2". */
  readonly requires: readonly string[];
  /** What an extra needs besides, e.g. crypto → ["cryptography>=3.3.1"]. */
  readonly extras?: Readonly<Record<string, readonly string[]>>;
  readonly file: string;
  /** As pip writes it behind "Downloading", e.g. "104 kB". */
  readonly size: string;
  /** Folder that Python imports. */
  readonly folder: string;
  readonly summary: string;
  readonly home?: string;
  readonly author?: string;
  readonly email?: string;
  readonly license?: string;
}

const DJANGO_EMAIL = "Django Software Foundation <foundation@djangoproject.com>";

/** The metadata of what this workbook's index holds; versions stand in src/server/packages. */
const WHEELS: readonly Wheel[] = [
  {
    name: "Django",
    requires: ["asgiref>=3.8.1", "sqlparse>=0.3.1"],
    file: "django-5.2.18-py3-none-any.whl",
    size: "8.2 MB",
    folder: "django",
    summary:
      "A high-level Python web framework that encourages rapid development and clean, pragmatic design.",
    email: DJANGO_EMAIL,
  },
  {
    name: "asgiref",
    requires: [],
    file: "asgiref-3.12.1-py3-none-any.whl",
    size: "24 kB",
    folder: "asgiref",
    summary: "ASGI specs, helper code, and adapters",
    home: "https://github.com/django/asgiref/",
    author: "Django Software Foundation",
    email: "foundation@djangoproject.com",
    license: "BSD-3-Clause",
  },
  {
    name: "sqlparse",
    requires: [],
    file: "sqlparse-0.5.5-py3-none-any.whl",
    size: "43 kB",
    folder: "sqlparse",
    summary: "A non-validating SQL parser.",
    email: "Andi Albrecht <albrecht.andi@gmail.com>",
  },
  {
    name: "djangorestframework",
    requires: ["django>=5.2"],
    file: "djangorestframework-3.18.3-py3-none-any.whl",
    size: "529 kB",
    folder: "rest_framework",
    summary: "Web APIs for Django, made easy.",
    email: "Tom Christie <tom@tomchristie.com>",
  },
  {
    name: "djangorestframework_simplejwt",
    requires: ["django>=4.2", "djangorestframework>=3.14", "pyjwt>=1.7.1"],
    extras: { crypto: ["cryptography>=3.3.1"] },
    file: "djangorestframework_simplejwt-5.5.1-py3-none-any.whl",
    size: "104 kB",
    folder: "rest_framework_simplejwt",
    summary: "A minimal JSON Web Token authentication plugin for Django REST Framework",
    home: "https://github.com/jazzband/djangorestframework-simplejwt",
    author: "David Sanders",
    email: "davesque@gmail.com",
    license: "MIT",
  },
  {
    name: "PyJWT",
    requires: [],
    extras: { crypto: ["cryptography>=3.4.0"] },
    file: "pyjwt-2.15.1-py3-none-any.whl",
    size: "32 kB",
    folder: "jwt",
    summary: "JSON Web Token implementation in Python",
    email: "Jose Padilla <hello@jpadilla.com>",
  },
  {
    name: "cryptography",
    requires: ["cffi>=1.12"],
    file: "cryptography-38.0.4-cp36-abi3-manylinux_2_28_x86_64.whl",
    size: "4.2 MB",
    folder: "cryptography",
    summary:
      "cryptography is a package which provides cryptographic recipes and primitives to Python developers.",
    home: "https://github.com/pyca/cryptography",
    author: "The Python Cryptographic Authority and individual contributors",
    email: "cryptography-dev@python.org",
    license: "BSD-3-Clause OR Apache-2.0",
  },
  {
    name: "cffi",
    requires: ["pycparser"],
    file: "cffi-1.15.1-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
    size: "462 kB",
    folder: "cffi",
    summary: "Foreign Function Interface for Python calling C code.",
    home: "http://cffi.readthedocs.org",
    author: "Armin Rigo, Maciej Fijalkowski",
    email: "python-cffi@googlegroups.com",
    license: "MIT",
  },
  {
    name: "pycparser",
    requires: [],
    file: "pycparser-2.21-py2.py3-none-any.whl",
    size: "118 kB",
    folder: "pycparser",
    summary: "C parser in Python",
    home: "https://github.com/eliben/pycparser",
    author: "Eli Bendersky",
    email: "eliben@gmail.com",
    license: "BSD",
  },
];

/** @param name in any spelling pip takes for the same */
export function findWheel(name: string): Wheel | undefined {
  return WHEELS.find((wheel) => normalizeName(wheel.name) === normalizeName(name));
}

/** What a Python environment has from its beginning. */
export const PREINSTALLED: readonly (readonly [name: string, version: string])[] = [
  ["pip", "23.2.1"],
  ["setuptools", "65.5.0"],
];

/** Where packages are installed, as in tracebacks. */
export const SITE_PACKAGES = "/site-packages";

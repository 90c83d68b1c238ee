import js from "@eslint/js";
import lit from "eslint-plugin-lit";
import litA11y from "eslint-plugin-lit-a11y";
import wc from "eslint-plugin-wc";
import { defineConfig } from "eslint/config";
import ts from "typescript-eslint";

/** Rooms that run in a worker, in the page and in Node alike: no page, no clock, no chance of their own. */
const CORE = [
  "src/protocol/**/*.ts",
  "src/http/**/*.ts",
  "src/python/**/*.ts",
  "src/server/**/*.ts",
  "src/tokens/**/*.ts",
];

const BROWSER = [
  "document",
  "window",
  "self",
  "navigator",
  "location",
  "localStorage",
  "sessionStorage",
  "indexedDB",
  "performance",
  "fetch",
];
const NODE = ["process", "Buffer", "require", "global", "setImmediate"];

const EXPORTS = [
  { selector: "ExportDefaultDeclaration", message: "Name what you export." },
  {
    selector: "ExportAllDeclaration",
    message: "No barrel files: import from where a thing stands.",
  },
];
const NO_CLOCK = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: "Time is passed in.",
};

export default defineConfig(
  { ignores: ["dist", "coverage", "node_modules", "test/conformance/base"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["src/**/*.ts", "test/**/*.ts", "build/**/*.ts", "*.ts"],
    extends: [js.configs.recommended, ts.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "max-lines": ["error", 400],
      "no-restricted-syntax": ["error", ...EXPORTS],
      // `_` in front of a name says that it is left unused on purpose.
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      // Upstream's module functions and classes stand inside a module body and are called through `this`.
      "@typescript-eslint/unbound-method": "off",
      // A learner's Python may override any hook with an async one, so natives await what is not a promise here.
      "@typescript-eslint/await-thenable": "off",
      "@typescript-eslint/require-await": "off",
      // For the same reason a hook may return a promise or nothing.
      "@typescript-eslint/no-invalid-void-type": "off",
      // Python's exceptions are Errors; the rule does not see it through a class made in a module body.
      "@typescript-eslint/only-throw-error": "off",
      // Strings are built from numbers all over a server.
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      // Python's strings are code points, and spreading is how to get at them.
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      // HTTP, JSON and e-mail have rules about control characters.
      "no-control-regex": "off",
      // Reactive controllers of Lit work by being made; nobody reads the field again.
      "no-unused-private-class-members": "off",
      // Classes are made anew in every process of the server; where one is known by its kind, it is cast to.
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      // Defensive conditions on what comes over the wire, and on index access, are wanted.
      "@typescript-eslint/no-unnecessary-condition": "off",
      // Type parameters that appear once document a shape at its use.
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      // Namespaces of static members mirror upstream's classes of classmethods.
      "@typescript-eslint/no-extraneous-class": "off",
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
    },
  },
  {
    files: CORE,
    rules: {
      "no-restricted-globals": ["error", ...BROWSER, ...NODE],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "Time is passed in." },
        { object: "Math", property: "random", message: "Chance is passed in." },
      ],
      "no-restricted-syntax": ["error", ...EXPORTS, NO_CLOCK],
      // Names and keywords arrive typed as any Python value and are strings by upstream's contract.
      "@typescript-eslint/no-base-to-string": "off",
      // `instanceof Tuple` makes a Python value a Tuple<any>, though all it can hold is Python values.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  {
    // Tools call for a default export here.
    files: ["*.config.ts", "test/browser/support/serve-build.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["src/ui/**/*.ts", "src/workbench/**/*.ts", "src/app/**/*.ts", "src/course/**/*.ts"],
    extends: [
      lit.configs["flat/recommended"],
      wc.configs["flat/recommended"],
      litA11y.configs.recommended,
    ],
  },
  {
    files: ["scripts/**/*.mjs", "*.config.js"],
    extends: [js.configs.recommended],
    languageOptions: { globals: { console: "readonly", process: "readonly", URL: "readonly" } },
  },
);

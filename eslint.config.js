import js from "@eslint/js";
import lit from "eslint-plugin-lit";
import litA11y from "eslint-plugin-lit-a11y";
import wc from "eslint-plugin-wc";
import { defineConfig } from "eslint/config";
import ts from "typescript-eslint";

/** Rooms that run in a worker, in the page and in Node alike: no page, no clock, no chance of their own. */
const CORE = ["src/protocol/**", "src/http/**", "src/python/**", "src/server/**", "src/tokens/**"];

const ambient = ["document", "window", "localStorage", "sessionStorage", "indexedDB", "performance", "navigator", "location", "fetch"];

export default defineConfig(
  { ignores: ["dist", "coverage", "node_modules", "test/conformance/base"] },
  {
    files: ["src/**/*.ts", "test/**/*.ts", "build/**/*.ts", "*.ts"],
    extends: [js.configs.recommended, ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Name what you export." },
        { selector: "ExportAllDeclaration", message: "No barrel files: import from where a thing stands." },
      ],
      // `_` in front of a name says that it is left unused on purpose.
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // Upstream's module functions and classes stand inside a module body and are called through `this`.
      "@typescript-eslint/unbound-method": "off",
      // A learner's Python may override any hook with an async one, so natives await what is not a promise here.
      "@typescript-eslint/await-thenable": "off",
      "@typescript-eslint/require-await": "off",
      // Python's exceptions are Errors; the rule does not see it through a class made in a module body.
      "@typescript-eslint/only-throw-error": "off",
      // Strings are built from numbers all over a server.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      // Defensive conditions on what comes over the wire, and on index access, are wanted.
      "@typescript-eslint/no-unnecessary-condition": "off",
      // Type parameters that appear once document a shape at its use.
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      // Namespaces of static members mirror upstream's classes of classmethods.
      "@typescript-eslint/no-extraneous-class": "off",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  {
    files: CORE,
    rules: {
      "no-restricted-globals": ["error", ...ambient],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "Time is passed in." },
        { object: "Math", property: "random", message: "Chance is passed in." },
      ],
    },
  },
  {
    files: ["eslint.config.js", "vite.config.ts", "vitest.config.ts", "test/browser/support/*.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["src/ui/**", "src/workbench/**", "src/app/**", "src/course/**"],
    extends: [lit.configs["flat/recommended"], wc.configs["flat/recommended"], litA11y.configs.recommended],
  },
);

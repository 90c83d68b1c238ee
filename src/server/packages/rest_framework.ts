import type { Distribution } from "./distribution.ts";

export const DJANGORESTFRAMEWORK: Distribution = {
  name: "djangorestframework",
  version: "3.18.3",
  requires: ["Django"],
  modules: [],
};

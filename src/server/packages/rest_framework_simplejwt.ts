import type { Distribution } from "./distribution.ts";

export const DJANGORESTFRAMEWORK_SIMPLEJWT: Distribution = {
  name: "djangorestframework-simplejwt",
  version: "5.5.1",
  requires: ["Django", "djangorestframework", "PyJWT"],
  modules: [],
};

export const PYJWT: Distribution = { name: "PyJWT", version: "2.15.1", requires: [], modules: [] };

import { expect, it } from "vitest";
import { unionOrder } from "../../../src/python/set-order.ts";

// Asked of CPython 3.11 with PYTHONHASHSEED=0: list(set(methods) | {'options'})
it.each([
  [["GET"], ["GET", "options"]],
  [
    ["GET", "POST"],
    ["GET", "options", "POST"],
  ],
  [
    ["POST", "GET"],
    ["GET", "options", "POST"],
  ],
  [
    ["GET", "PUT", "DELETE"],
    ["GET", "options", "DELETE", "PUT"],
  ],
  [
    ["PATCH", "PUT"],
    ["PATCH", "options", "PUT"],
  ],
  [
    ["PUT", "PATCH"],
    ["PATCH", "options", "PUT"],
  ],
  [
    ["TRACE", "PATCH", "PUT"],
    ["TRACE", "options", "PUT", "PATCH"],
  ],
  [
    ["GET", "POST", "PUT", "PATCH"],
    ["PATCH", "GET", "options", "PUT", "POST"],
  ],
  [
    ["GET", "POST", "PUT", "PATCH", "DELETE"],
    ["PATCH", "GET", "DELETE", "options", "PUT", "POST"],
  ],
  [
    ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE"],
    ["GET", "DELETE", "options", "PUT", "HEAD", "POST", "PATCH", "TRACE", "OPTIONS"],
  ],
])("goes through the set of %j and options in CPython's order", (methods, order) => {
  expect(unionOrder(methods, ["options"])).toEqual(order);
});
